package io.callcraft.audit.web;

import io.callcraft.audit.Entry;
import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.Ledger;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Everything that happened, the latest first, for those who check what was done.
 */
@Controller
class LedgerPage {

	private final Ledger ledger;

	LedgerPage(Ledger ledger) {
		this.ledger = ledger;
	}

	@GetMapping("/ledger")
	String ledger(Actor actor, @RequestParam(required = false) @Nullable String subject,
			@RequestParam(required = false) @Nullable String kind,
			@RequestParam(name = "case", required = false) @Nullable String caseId, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		EntryFilter filter = new EntryFilter(given(subject), given(kind), given(caseId), true);
		Page<Entry> found = this.ledger.entries(actor, filter, page);
		model.addAttribute("entries", found.items());
		model.addAttribute("filter", filter);
		model.addAttribute("next", (found.next() != null) ? next(filter, found.next()) : null);
		return (htmx != null && page.after() != null) ? "ledger :: rows" : "ledger";
	}

	private static @Nullable String given(@Nullable String text) {
		return StringUtils.hasText(text) ? text.strip() : null;
	}

	private static String next(EntryFilter filter, String after) {
		UriComponentsBuilder next = UriComponentsBuilder.fromPath("/ledger").queryParam("after", after);
		add(next, "subject", filter.subject());
		add(next, "kind", filter.kind());
		add(next, "case", filter.caseId());
		return next.encode().toUriString();
	}

	private static void add(UriComponentsBuilder next, String name, @Nullable String value) {
		if (value != null) {
			next.queryParam(name, value);
		}
	}

}
