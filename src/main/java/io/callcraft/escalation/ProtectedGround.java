package io.callcraft.escalation;

import java.util.Map;
import java.util.Optional;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Health, leave, harassment, pay or a report of mis-selling: whatever stage a case is in,
 * it stands still until HR has settled it (R45).
 */
@Service
public class ProtectedGround {

	private static final String FORM = "protected-ground";

	private static final String REVIEW = "review-protected-ground";

	private static final String SIGNAL = "protected-ground";

	private static final int LONGEST = 4_000;

	private final CaseWork work;

	private final CasePauses pauses;

	private final People people;

	private final ObjectProvider<Workflow> workflow;

	ProtectedGround(CaseWork work, CasePauses pauses, People people, ObjectProvider<Workflow> workflow) {
		this.work = work;
		this.pauses = pauses;
		this.people = people;
		this.workflow = workflow;
	}

	/**
	 * Somebody says that something protected stands behind a case. It stops at once.
	 * @param note for HR alone; may be empty
	 * @throws NotFound when the actor may not see the case
	 * @throws NotAllowed for anybody but the rep, those who lead them, and HR
	 * @throws Conflict when the case stands still already, is over, or cannot be stopped
	 */
	@Transactional
	public Case raise(Actor by, String id, String note) {
		CaseFile file = this.work.files.findById(CaseId.number(id))
			.filter((found) -> this.people.maySee(by, found.repId()))
			.orElseThrow(() -> new NotFound("case", id));
		if (!by.is(file.repId()) && !by.has(Role.HR) && !this.people.leads(by, file.repId())) {
			throw new NotAllowed("The rep, those who lead them and HR say so");
		}
		if (!file.state.isRunning() || isStopped(file)) {
			throw new Conflict(id, file.state.isRunning() ? "HR has it already" : "It is over");
		}
		if (note.length() > LONGEST) {
			throw new InvalidInput("note", "is longer than " + LONGEST + " characters");
		}
		if (!note.isBlank()) {
			this.work.notes
				.save(new RestrictedNote(CaseWork.number(file), by.user().value(), this.work.now(), note.strip()));
		}
		this.work.keep(file, FORM, FORM, by, Map.of());
		stop(file, by);
		return file.toCase();
	}

	/**
	 * Stops a case in which it came up, in whatever form; whatever else it stands still
	 * for no longer matters.
	 */
	void stop(CaseFile file, Actor by) {
		if (!file.state.isRunning() || isStopped(file)) {
			return;
		}
		this.pauses.giveWay(file, by.user());
		file.state = CaseState.PAUSED;
		file.currentWindow().ifPresent((window) -> window.running = false);
		this.work.enter(file, by.user(), "protected.raised",
				"Something protected came up: the case stands still, and HR looks at it", Map.of());
		if (!this.workflow.getObject().signal(file.id(), SIGNAL, Map.of())) {
			throw new Conflict(file.id(), "Its workflow is of a release whose stages cannot be stopped: "
					+ "operations move it to the live release first (Workflows, Moves)");
		}
	}

	/** Whether HR has it; a pause for another reason knows what it resumes to. */
	private static boolean isStopped(CaseFile file) {
		return file.state == CaseState.PAUSED && file.pausedAt == null;
	}

	/** Whether a form says that something protected came up. */
	static boolean isIn(FilledForm form) {
		return form.form().equals(FORM) || isNamed(form.fields());
	}

	/** Whether a form says what it is, or what was arranged for it. */
	static boolean isToldIn(String form, Map<String, Object> fields) {
		return form.equals(FORM) || form.equals(REVIEW) || isNamed(fields);
	}

	private static boolean isNamed(Map<String, Object> fields) {
		return CaseMoves.text(fields, "realConcern").equals("PROTECTED")
				|| CaseMoves.text(fields, "protectedGround").equals("SOMETHING");
	}

	/** How it came up last; empty when it did not. */
	Optional<FilledForm> raised(CaseFile file) {
		return this.work.filled(file).stream().filter(ProtectedGround::isIn).reduce((first, second) -> second);
	}

}
