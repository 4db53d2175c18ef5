package io.callcraft.web.pages;

import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Cases, by stage and state.
 */
@Controller
class CasesPage {

	private final Cases cases;

	CasesPage(Cases cases) {
		this.cases = cases;
	}

	@GetMapping("/cases")
	String cases(Actor actor, @RequestParam(required = false) @Nullable EscalationStage stage,
			@RequestParam(required = false) @Nullable CaseState state, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<Case> found = this.cases.search(actor, null, stage, state, page);
		model.addAttribute("cases", found.items());
		model.addAttribute("stage", stage);
		model.addAttribute("state", state);
		model.addAttribute("stages", EscalationStage.values());
		model.addAttribute("states", CaseState.values());
		model.addAttribute("next", (found.next() != null) ? next(stage, state, found.next()) : null);
		return (htmx != null && page.after() != null) ? "fragments/cases :: rows" : "cases";
	}

	private static String next(@Nullable EscalationStage stage, @Nullable CaseState state, String after) {
		UriComponentsBuilder next = UriComponentsBuilder.fromPath("/cases").queryParam("after", after);
		if (stage != null) {
			next.queryParam("stage", stage);
		}
		if (state != null) {
			next.queryParam("state", state);
		}
		return next.toUriString();
	}

}
