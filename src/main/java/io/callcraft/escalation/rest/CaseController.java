package io.callcraft.escalation.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.Entry;
import io.callcraft.audit.Ledger;
import io.callcraft.calls.Call;
import io.callcraft.escalation.Appeals;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.CasePromise;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.Consequence;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.escalation.Gate;
import io.callcraft.escalation.LegalCondition;
import io.callcraft.escalation.Objective;
import io.callcraft.escalation.Overrides;
import io.callcraft.escalation.Promises;
import io.callcraft.escalation.ProtectedGround;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases")
class CaseController {

	private final Cases cases;

	private final Appeals appeals;

	private final ProtectedGround ground;

	private final Overrides overrides;

	private final Promises promises;

	private final Ledger ledger;

	CaseController(Cases cases, Appeals appeals, ProtectedGround ground, Overrides overrides, Promises promises,
			Ledger ledger) {
		this.cases = cases;
		this.appeals = appeals;
		this.overrides = overrides;
		this.promises = promises;
		this.ground = ground;
		this.ledger = ledger;
	}

	@GetMapping
	@Operation(summary = "Cases that you may see, newest first")
	Page<CaseView> cases(Actor actor, @RequestParam(required = false) @Nullable String rep,
			@RequestParam(required = false) @Nullable EscalationStage stage,
			@RequestParam(required = false) @Nullable CaseState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.cases
			.search(actor, (rep != null) ? new RepId(rep) : null, stage, state, PageRequest.of(after, limit))
			.map(CaseView::of);
	}

	@GetMapping("/{id}")
	@Operation(summary = "A case with its whole history: when, who, what, why, by which rules on which calls")
	CaseWithHistory theCase(Actor actor, @PathVariable String id) {
		Case found = this.cases.visible(actor, id);
		return CaseWithHistory.of(found, this.cases.objectives(id), this.ledger.history(id));
	}

	@GetMapping("/{id}/gate")
	@Operation(summary = "What must come before a consequence, line by line, with what shows it",
			description = "While a line is not met, HR can decide on nothing but NONE.")
	GateView gate(Actor actor, @PathVariable String id) {
		return GateView.of(this.cases.gate(actor, id));
	}

	@PostMapping("/{id}/appeals")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "The rep appeals against a consequence; somebody who had no part in the case hears it",
			description = "With a companion, if they like. Who has left appeals in writing, and HR enters it.")
	CaseView appeal(Actor actor, @PathVariable String id, @RequestBody Appeal appeal) {
		return CaseView.of(this.appeals.raise(actor, id, appeal.toAppeal()));
	}

	@PostMapping("/{id}/check-in")
	@Operation(summary = "The rep comes to talk about the objective that they are at")
	Objective checkIn(Actor actor, @PathVariable String id) {
		return this.cases.checkIn(actor, id);
	}

	@PostMapping("/{id}/override")
	@Operation(summary = "A second person skips stages of a case, with a reason, as far as the rules allow it",
			description = "By HR or the supervisor's manager, who had no part in the case. GROSS_MISCONDUCT needs act and "
					+ "witness, and alone reaches HARD_CONSEQUENCE.")
	CaseView override(Actor actor, @PathVariable String id, @RequestBody Override skip) {
		return CaseView.of(this.overrides.skip(actor, id, skip.wanted()));
	}

	@PostMapping("/{id}/protected-ground")
	@Operation(summary = "Something protected stands behind it: the case stops at once, and HR looks at it",
			description = "By the rep, by those who lead them, or by HR. The note is for HR and its author alone.")
	CaseView protectedGround(Actor actor, @PathVariable String id, @RequestBody Raised raised) {
		return CaseView.of(this.ground.raise(actor, id, Objects.requireNonNullElse(raised.note(), "")));
	}

	@GetMapping("/{id}/promises")
	@Operation(summary = "What the rep and the company have promised, and what became of it",
			description = "While a promise of the company is overdue, an objective is not looked at: the case stands still.")
	PromisesView promises(Actor actor, @PathVariable String id) {
		return new PromisesView(this.promises.of(actor, id));
	}

	@GetMapping("/{id}/notes")
	@Operation(summary = "Restricted notes of a case: all for HR, your own otherwise; reading another's is entered")
	List<Cases.Note> notes(Actor actor, @PathVariable String id) {
		return this.cases.notes(actor, id);
	}

	record Appeal(@Nullable String grounds, @Nullable String companion) {

		Appeals.Appeal toAppeal() {
			return new Appeals.Appeal(Objects.requireNonNullElse(this.grounds, ""),
					Objects.requireNonNullElse(this.companion, ""));
		}

	}

	record Override(@Nullable EscalationStage stage, @Nullable String reason, @Nullable String ground,
			@Nullable String act, @Nullable String witness) {

		Overrides.Wanted wanted() {
			EscalationStage to = this.stage;
			if (to == null) {
				throw new InvalidInput("stage", "is missing: say where the case should go on");
			}
			return new Overrides.Wanted(to, Objects.requireNonNullElse(this.reason, ""),
					Objects.requireNonNullElse(this.ground, "OTHER"), Objects.requireNonNullElse(this.act, ""),
					Objects.requireNonNullElse(this.witness, ""));
		}

	}

	record PromisesView(List<CasePromise> items) {
	}

	record Raised(@Nullable String note) {
	}

	record GateView(boolean open, List<LineView> lines) {

		static GateView of(Gate gate) {
			return new GateView(gate.isOpen(), gate.lines().stream().map(LineView::of).toList());
		}

	}

	record LineView(LegalCondition condition, String title, boolean met, String says, @Nullable String task,
			@Nullable Instant at) {

		static LineView of(Gate.Line line) {
			return new LineView(line.condition(), line.condition().title(), line.met(), line.says(), line.task(),
					line.at());
		}

	}

	record Because(String reason, List<String> rules, int release, List<String> calls) {

		static Because of(Case.Because because) {
			return new Because(because.reason(), because.rules(), because.release(),
					because.calls().stream().map(Call.Key::toString).toList());
		}

	}

	record CaseView(@JsonProperty("case") String id, String rep, EscalationStage stage, CaseState state,
			@Nullable String milestone, Call.@Nullable Behaviour behaviour, Instant openedAt, Because openedBecause,
			@Nullable Instant closedAt, @Nullable String closedBecause, @Nullable String outcome,
			@Nullable Consequence consequence, @Nullable String relapseOf) {

		static CaseView of(Case found) {
			return new CaseView(found.id(), found.rep().value(), found.stage(), found.state(), key(found.milestone()),
					found.behaviour(), found.openedAt(), Because.of(found.openedBecause()), found.closedAt(),
					found.closedBecause(), found.outcome(), found.consequence(), found.relapseOf());
		}

		static @Nullable String key(@Nullable Milestone milestone) {
			return (milestone != null) ? milestone.key() : null;
		}

	}

	record CaseWithHistory(@JsonProperty("case") String id, String rep, EscalationStage stage, CaseState state,
			@Nullable String milestone, Call.@Nullable Behaviour behaviour, Instant openedAt, Because openedBecause,
			@Nullable Instant closedAt, @Nullable String closedBecause, @Nullable String outcome,
			@Nullable Consequence consequence, @Nullable String relapseOf, List<Objective> objectives,
			List<HistoryView> history) {

		static CaseWithHistory of(Case found, List<Objective> objectives, List<Entry> history) {
			return new CaseWithHistory(found.id(), found.rep().value(), found.stage(), found.state(),
					CaseView.key(found.milestone()), found.behaviour(), found.openedAt(),
					Because.of(found.openedBecause()), found.closedAt(), found.closedBecause(), found.outcome(),
					found.consequence(), found.relapseOf(), objectives, history.stream().map(HistoryView::of).toList());
		}

	}

	/**
	 * What happened; {@code entry} is its number in the ledger once that is sealed.
	 */
	record HistoryView(Instant at, String by, String kind, String what, Map<String, Object> detail,
			@Nullable Integer release, @Nullable Long entry) {

		static HistoryView of(Entry entry) {
			return new HistoryView(entry.at(), entry.by().value(), entry.kind(), entry.what(), entry.detail(),
					entry.release(), entry.n());
		}

	}

}
