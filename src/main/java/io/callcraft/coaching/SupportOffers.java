package io.callcraft.coaching;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.StepListener;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A supervisor who does not get to their tasks on the floor is offered support by who
 * leads them (R31): it says nothing against the supervisor, and counts for nothing.
 */
@Component
class SupportOffers implements StepListener, TaskForm {

	private static final String PROCESS = "supervisor-support";

	private static final String PREFIX = "support-";

	private static final int LONGEST_KEY = 64;

	private static final int LONGEST = 1_000;

	private static final FormFields FIELDS = new FormFields()
		.choice("offer", "What you offer", "Ask first what would help; it is about help, not about fault",
				(Object[]) SupportOffer.Kind.values())
		.required()
		.lines("agreed", "What the two of you agreed on", "In at most 1,000 characters")
		.required();

	private final ObjectProvider<Workflow> workflow;

	private final People people;

	private final SupportRows rows;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	SupportOffers(ObjectProvider<Workflow> workflow, People people, SupportRows rows, Clock clock,
			ApplicationEventPublisher events) {
		this.workflow = workflow;
		this.people = people;
		this.rows = rows;
		this.clock = clock;
		this.events = events;
	}

	/** A task of a team is overdue: one offer at a time, however many are. */
	@Override
	public void taskEscalated(Task task) {
		Task.Escalation escalation = task.escalation();
		if (escalation == null || !escalation.to().startsWith("user:") || !task.candidate().startsWith("team:")) {
			return;
		}
		UserId manager = new UserId(escalation.to().substring("user:".length()));
		this.people.team(new TeamId(task.candidate().substring("team:".length()))).ifPresent((team) -> {
			String key = key(team.supervisor());
			// an id too long for a key: the overdue task itself is before the manager
			if (key.length() > LONGEST_KEY) {
				return;
			}
			if (this.workflow.getObject().openTasks(key).isEmpty()) {
				this.rows.ask(team.supervisor(), manager, this.clock.instant());
				this.workflow.getObject().start(PROCESS, key, Map.of("manager", manager.value()));
			}
			this.rows.overdue(team.supervisor(), team.id(), task);
		});
	}

	/** Operators have ended it. */
	@Override
	public void taskCancelled(Task task) {
		if (task.process().equals(PROCESS)) {
			this.rows.end(supervisor(task), this.clock.instant());
		}
	}

	@Override
	public String task() {
		return "offer-support";
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return FIELDS.schema();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("supervisor", supervisor(task).value());
		proposal.put("because",
				"Tasks on the floor lie longer than they should. Something is in the way, and it can be "
						+ "the work, the time or not having been shown how");
		return proposal;
	}

	@Override
	public Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		FormAnswers answers = FIELDS.read(filled);
		if (answers.text("agreed").length() > LONGEST) {
			answers.refuse("agreed", "is longer than " + LONGEST + " characters");
		}
		answers.check();
		this.rows.made(supervisor(task), new SupportOffer.Made(SupportOffer.Kind.valueOf(answers.text("offer")),
				by.user(), answers.text("agreed")), this.clock.instant());
		this.events.publishEvent(new Auditable(this.clock.instant(), by.user(), "support.offered",
				supervisor(task).value(), null, "Support is offered",
				Map.of("offer", answers.text("offer"), "agreed", PersonalText.of(answers.text("agreed"))), null));
		return Map.of();
	}

	/** The business key of offers to somebody. */
	static String key(UserId supervisor) {
		return PREFIX + supervisor;
	}

	private static UserId supervisor(Task task) {
		return new UserId(task.businessKey().substring(PREFIX.length()));
	}

}
