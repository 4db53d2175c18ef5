package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.workflow.Workflow;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a second person skip stages of a case, with a reason, as far as the rules allow it
 * (R42). Whoever skips decides on nothing of the case afterwards.
 */
@Service
public class Overrides {

	static final String FORM = "override";

	private static final String DECISION = "override";

	private static final int LONGEST = 2_000;

	private final CaseWork work;

	private final LegalGate gate;

	private final People people;

	private final Workflow workflow;

	Overrides(CaseWork work, LegalGate gate, People people, Workflow workflow) {
		this.work = work;
		this.gate = gate;
		this.people = people;
		this.workflow = workflow;
	}

	/**
	 * What somebody wants to skip to, and why.
	 *
	 * @param stage where the case goes on
	 * @param ground {@code GROSS_MISCONDUCT} or {@code OTHER}
	 * @param act what was done, with its time; empty unless it is misconduct
	 * @param witness who saw it
	 */
	public record Wanted(EscalationStage stage, String reason, String ground, String act, String witness) {

		public Wanted {
			if (reason.isBlank() || reason.length() > LONGEST) {
				throw new InvalidInput("reason", "Say why, in at most " + LONGEST + " characters");
			}
			if (!ground.equals("GROSS_MISCONDUCT") && !ground.equals("OTHER")) {
				throw new InvalidInput("ground", "'" + ground + "' is no ground: use GROSS_MISCONDUCT or OTHER");
			}
			if (act.length() > LONGEST || witness.length() > LONGEST) {
				throw new InvalidInput("act", "is longer than " + LONGEST + " characters");
			}
		}

	}

	/**
	 * Skips stages.
	 * @throws NotFound when the actor may not see the case
	 * @throws NotAllowed for whoever leads the rep day by day or had a part in the case
	 * @throws Conflict when the case stands still, is past the stage, or the rules refuse
	 */
	@Transactional
	public Case skip(Actor by, String id, Wanted wanted) {
		CaseFile file = this.work.files.findById(CaseId.number(id))
			.filter((found) -> this.people.maySee(by, found.repId()))
			.orElseThrow(() -> new NotFound("case", id));
		if (!by.has(Role.HR) && !this.people.leads(by, file.repId())) {
			throw new NotAllowed("HR or the supervisor's manager skips a stage");
		}
		if (!isApart(file, by)) {
			throw new NotAllowed("A second person skips a stage: somebody who had no part in the case");
		}
		if (file.state != CaseState.OPEN) {
			throw new Conflict(id, file.state.isRunning() ? "The case stands still" : "The case is over");
		}
		if (wanted.stage().compareTo(file.stage) <= 0) {
			throw new Conflict(id, "The case is at " + file.stage + " already: it can only skip to a later stage");
		}
		String because = allowed(file, wanted);
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("from", file.stage.name());
		fields.put("to", wanted.stage().name());
		fields.put("ground", wanted.ground());
		fields.put("reason", wanted.reason().strip());
		fields.put("act", wanted.act().strip());
		fields.put("witness", wanted.witness().strip());
		this.work.keep(file, FORM, FORM, by, fields);
		this.work.enter(file, by.user(), "case.overridden",
				"A second person skips to " + wanted.stage() + ": " + because, PersonalText.marked(fields));
		file.currentWindow().ifPresent((window) -> window.running = false);
		if (!this.workflow.signal(id, "stage-skipped", Map.of("stage", wanted.stage().name()))) {
			throw new Conflict(id, "Its workflow is of a release whose stages cannot be skipped: operations move it to "
					+ "the live release first (Workflows, Moves)");
		}
		return file.toCase();
	}

	/** Whether somebody is the second person who could skip stages of a case they see. */
	@Transactional(readOnly = true)
	public boolean maySkip(Actor by, String id) {
		return this.work.files.findById(CaseId.number(id))
			.filter((file) -> by.has(Role.HR) || this.people.leads(by, file.repId()))
			.filter((file) -> isApart(file, by))
			.isPresent();
	}

	private boolean isApart(CaseFile file, Actor by) {
		return !this.gate.supervises(file, by.user()) && !this.gate.filledIn(file, by.user());
	}

	private String allowed(CaseFile file, Wanted wanted) {
		if (!this.work.live().decisions().contains(DECISION)) {
			throw new Conflict(file.id(), "The live release has no rules for it: add rules/" + DECISION);
		}
		CaseWork.Asked asked = this.work.ask(file, DECISION, "override.reviewed", SkipReview.class, new StageSkip(
				file.stage, wanted.stage(), wanted.ground(), !wanted.act().isBlank() && !wanted.witness().isBlank()));
		SkipReview review = asked.first(SkipReview.class);
		if (!review.decision().equals("ALLOW")) {
			throw new Conflict(file.id(), review.reason());
		}
		return review.reason();
	}

}
