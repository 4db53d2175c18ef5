package io.callcraft.escalation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.people.Employments;
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
 * The rep's appeals against what HR decided (R48).
 */
@Service
public class Appeals {

	static final String FORM = "appeal";

	private static final int LONGEST_GROUNDS = 4_000;

	private static final int LONGEST_NAME = 200;

	private final CaseWork work;

	private final Employments employments;

	private final Workflow workflow;

	private final Clock clock;

	Appeals(CaseWork work, Employments employments, Workflow workflow, Clock clock) {
		this.work = work;
		this.employments = employments;
		this.workflow = workflow;
		this.clock = clock;
	}

	/**
	 * An appeal as it is raised.
	 *
	 * @param grounds why it should not stand, 1 to 4,000 characters
	 * @param companion who comes along when it is heard, up to 200 characters; empty for
	 * nobody
	 */
	public record Appeal(String grounds, String companion) {

		public Appeal {
			if (grounds.isBlank() || grounds.length() > LONGEST_GROUNDS) {
				throw new InvalidInput("grounds",
						"Say why it should not stand, in at most " + LONGEST_GROUNDS + " characters");
			}
			if (companion.length() > LONGEST_NAME) {
				throw new InvalidInput("companion", "Name who comes along, in at most " + LONGEST_NAME + " characters");
			}
		}

	}

	/**
	 * Appeals against a consequence; somebody who had no part in the case hears it. Who
	 * has left cannot sign in any more: HR enters what they wrote, and does not hear it.
	 * @throws NotFound when the actor may not see the case
	 * @throws NotAllowed for anybody else
	 * @throws Conflict when there is nothing to appeal against, or no longer
	 */
	@Transactional
	public Case raise(Actor actor, String id, Appeal appeal) {
		CaseFile file = this.work.files.findById(CaseId.number(id))
			.filter((found) -> this.work.maySee(actor, found))
			.orElseThrow(() -> new NotFound("case", id));
		if (!mayRaise(actor, file)) {
			throw new NotAllowed("Only the rep may appeal; HR enters what somebody writes who has left");
		}
		Consequence consequence = file.toCase().consequence();
		if (consequence == null) {
			throw new Conflict(id, "There is no consequence to appeal against");
		}
		if (consequence.state() != Consequence.State.DECIDED) {
			throw new Conflict(id, "There was an appeal already");
		}
		if (this.clock.instant().isAfter(consequence.appealUntil())) {
			throw new Conflict(id,
					"The time to appeal was over on " + this.work.time.minute(file, consequence.appealUntil()));
		}
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("grounds", appeal.grounds().strip());
		if (!appeal.companion().isBlank()) {
			fields.put("companion", appeal.companion().strip());
		}
		file.consequenceState = Consequence.State.APPEALED;
		this.work.keep(file, FORM, FORM, actor, fields);
		this.work.enter(file, actor.user(), "consequence.appealed", "The rep appeals against " + consequence.kind(),
				PersonalText.marked(fields));
		this.workflow.start("appeal", id, Map.of("caseId", id, "rep", file.rep));
		return file.toCase();
	}

	/** Whether somebody may appeal against what was decided in a case they see, now. */
	@Transactional(readOnly = true)
	public boolean isOpen(Actor actor, String id) {
		return this.work.files.findById(CaseId.number(id))
			.filter((file) -> mayRaise(actor, file))
			.map((file) -> file.toCase().consequence())
			.filter((consequence) -> consequence.state() == Consequence.State.DECIDED)
			.filter((consequence) -> this.clock.instant().isBefore(consequence.appealUntil()))
			.isPresent();
	}

	private boolean mayRaise(Actor actor, CaseFile file) {
		return actor.is(file.repId()) || (actor.has(Role.HR) && this.employments.of(file.repId()).hasLeft());
	}

}
