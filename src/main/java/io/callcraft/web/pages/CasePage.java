package io.callcraft.web.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.callcraft.audit.Entry;
import io.callcraft.audit.Ledger;
import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.escalation.Appeals;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.CasePauses;
import io.callcraft.escalation.CasePromise;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.DevelopmentPlan;
import io.callcraft.escalation.DevelopmentPlans;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.escalation.Pause;
import io.callcraft.escalation.Objective;
import io.callcraft.escalation.Overrides;
import io.callcraft.escalation.Promises;
import io.callcraft.escalation.ProtectedGround;
import io.callcraft.inbox.Inbox;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One case: the stage reached, why it was opened and on which calls, what is open, what
 * was agreed and everything that has happened.
 */
@Controller
class CasePage {

	/** How many steps are shown without asking for the earlier ones. */
	private static final int LATEST = 4;

	private final Cases cases;

	private final Appeals appeals;

	private final CasePauses pauses;

	private final Inbox inbox;

	private final Calls calls;

	private final Ledger ledger;

	private final DevelopmentPlans plans;

	private final ProtectedGround ground;

	private final Overrides overrides;

	private final Promises promises;

	CasePage(Cases cases, Appeals appeals, ProtectedGround ground, Overrides overrides, Promises promises,
			DevelopmentPlans plans, CasePauses pauses, Inbox inbox, Calls calls, Ledger ledger) {
		this.cases = cases;
		this.appeals = appeals;
		this.ground = ground;
		this.overrides = overrides;
		this.promises = promises;
		this.plans = plans;
		this.pauses = pauses;
		this.inbox = inbox;
		this.calls = calls;
		this.ledger = ledger;
	}

	@GetMapping("/cases/{id}")
	String show(Actor actor, @PathVariable String id, Model model) {
		Case found = this.cases.visible(actor, id);
		List<Call> cited = this.calls.byKeys(found.openedBecause().calls());
		model.addAttribute("found", found);
		model.addAttribute("tasks", this.inbox.openOf(actor, id));
		model.addAttribute("next", null);
		addObjectives(actor, found, model);
		model.addAttribute("cited", cited);
		model.addAttribute("milestones", List.of(Milestone.values()));
		List<Entry> entries = this.ledger.history(id);
		int shown = (entries.size() > LATEST + 1) ? entries.size() - LATEST : 0;
		model.addAttribute("earlier", entries.subList(0, shown));
		model.addAttribute("latest", entries.subList(shown, entries.size()));
		boolean late = found.stage().compareTo(EscalationStage.FORMATIVE_FEEDBACK) >= 0;
		model.addAttribute("gate", late ? this.cases.gate(actor, id) : null);
		model.addAttribute("plan", this.plans.of(actor, id).orElse(null));
		model.addAttribute("pauses", this.pauses.of(actor, id));
		model.addAttribute("obstacles", Arrays.stream(Pause.Kind.values()).filter(Pause.Kind::isObstacle).toList());
		model.addAttribute("own", actor.is(found.rep()));
		Map<Boolean, List<CasePromise>> promises = this.promises.of(actor, id)
			.stream()
			.collect(Collectors.partitioningBy((promise) -> promise.state().isDue()));
		model.addAttribute("due", promises.get(true));
		model.addAttribute("settled", promises.get(false));
		model.addAttribute("later", laterStages(actor, found));
		model.addAttribute("mayStop",
				found.state().isRunning() && (actor.is(found.rep()) || actor.hasOneOf(Role.SUPERVISOR, Role.HR)));
		model.addAttribute("kinds", DevelopmentPlan.Kind.values());
		model.addAttribute("mayPlan", found.state().isRunning() && actor.hasOneOf(Role.SUPERVISOR, Role.COACH));
		model.addAttribute("mayAppeal", this.appeals.isOpen(actor, id));
		return "case";
	}

	/** Fetched again while an objective runs, as calls arrive. */
	@GetMapping("/cases/{id}/objectives")
	String objectives(Actor actor, @PathVariable String id, Model model) {
		addObjectives(actor, this.cases.visible(actor, id), model);
		return "fragments/objectives :: list";
	}

	@PostMapping("/cases/{id}/check-in")
	String checkIn(Actor actor, @PathVariable String id, RedirectAttributes next) {
		return said(next, "Your supervisor sees that you are here", () -> this.cases.checkIn(actor, id));
	}

	@PostMapping("/cases/{id}/override")
	String override(Actor actor, @PathVariable String id, @RequestParam EscalationStage stage,
			@RequestParam String reason, @RequestParam String ground, @RequestParam(defaultValue = "") String act,
			@RequestParam(defaultValue = "") String witness, RedirectAttributes next) {
		return said(next, "The case goes on at another stage",
				() -> this.overrides.skip(actor, id, new Overrides.Wanted(stage, reason, ground, act, witness)));
	}

	@PostMapping("/cases/{id}/protected-ground")
	String protectedGround(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String note,
			RedirectAttributes next) {
		return said(next, "The case stands still, and HR is told", () -> this.ground.raise(actor, id, note));
	}

	/** Where a second person may skip to; none for anybody else. */
	private List<EscalationStage> laterStages(Actor actor, Case found) {
		if (found.state() != CaseState.OPEN || !this.overrides.maySkip(actor, found.id())) {
			return List.of();
		}
		return Arrays.stream(EscalationStage.values()).filter((stage) -> stage.compareTo(found.stage()) > 0).toList();
	}

	private void addObjectives(Actor actor, Case found, Model model) {
		List<Objective> objectives = this.cases.objectives(found.id());
		model.addAttribute("id", found.id());
		model.addAttribute("objectives", objectives);
		model.addAttribute("mayCheckIn", actor.is(found.rep()) && !objectives.isEmpty()
				&& objectives.get(objectives.size() - 1).isToTalkAbout());
	}

	@PostMapping("/cases/{id}/development-plan")
	String plan(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form, RedirectAttributes next) {
		return said(next, "The plan is on record", () -> this.plans.write(actor, id,
				Arrays.stream(DevelopmentPlan.Kind.values()).map((kind) -> promise(actor, kind, form)).toList()));
	}

	@PostMapping("/cases/{id}/development-plan/{kind}/delivery")
	String deliver(Actor actor, @PathVariable String id, @PathVariable DevelopmentPlan.Kind kind,
			@RequestParam String shown, RedirectAttributes next) {
		return said(next, "The promise is kept", () -> this.plans.deliver(actor, id, kind, shown));
	}

	@PostMapping("/cases/{id}/pauses")
	String obstacle(Actor actor, @PathVariable String id, @RequestParam Pause.Kind kind, @RequestParam String reason,
			RedirectAttributes next) {
		return said(next, "The case stands still until somebody says that it is gone",
				() -> this.pauses.report(actor, id, kind, reason));
	}

	@PostMapping("/cases/{id}/pauses/{pause}/end")
	String gone(Actor actor, @PathVariable String id, @PathVariable long pause, @RequestParam String reason,
			RedirectAttributes next) {
		return said(next, "On record", () -> this.pauses.gone(actor, id, pause, reason));
	}

	private static DevelopmentPlan.Promise promise(Actor actor, DevelopmentPlan.Kind kind, Map<String, String> form) {
		try {
			return new DevelopmentPlan.Promise(kind, form.getOrDefault("what." + kind, "").strip(), actor.user(),
					LocalDate.parse(form.getOrDefault("due." + kind, "")));
		}
		catch (DateTimeParseException ex) {
			throw new InvalidInput(kind.name(), "say by when");
		}
	}

	private static String said(RedirectAttributes next, String done, Runnable action) {
		return Acts.backTo("/cases/{id}", next, done, action);
	}

	@PostMapping("/cases/{id}/appeals")
	String appeal(Actor actor, @PathVariable String id, @RequestParam String grounds,
			@RequestParam(defaultValue = "") String companion, RedirectAttributes next) {
		return said(next, "The appeal is on its way to somebody who had no part in this",
				() -> this.appeals.raise(actor, id, new Appeals.Appeal(grounds, companion)));
	}

}
