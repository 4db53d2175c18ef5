package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.StepListener;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;
import io.callcraft.workflow.WorkflowNote;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Follows the workflow of a case: which stage it is in, how it ends, and what goes on
 * record.
 */
@Component
class CaseSteps implements StepListener {

	/** The field of forms whose text only human resources may read. */
	private static final String NOTE = "note";

	/** The field of forms that is kept nowhere. */
	private static final String PASSWORD = "password";

	/** When it is asked whether a consequence worked. */
	private static final String EFFECT_AFTER = "P30D";

	private static final Map<String, EscalationStage> STAGES = Map.of("skill-objective",
			EscalationStage.SKILL_OBJECTIVE, "heart-to-heart", EscalationStage.HEART_TO_HEART, "formative-feedback",
			EscalationStage.FORMATIVE_FEEDBACK, "hard-consequence", EscalationStage.HARD_CONSEQUENCE);

	private final CaseWork work;

	private final Laws laws;

	private final CaseTime time;

	private final CasePauses pauses;

	private final ObjectProvider<Workflow> workflow;

	private final ApplicationEventPublisher events;

	CaseSteps(CaseWork work, Laws laws, CaseTime time, CasePauses pauses, ObjectProvider<Workflow> workflow,
			ApplicationEventPublisher events) {
		this.work = work;
		this.laws = laws;
		this.time = time;
		this.pauses = pauses;
		this.workflow = workflow;
		this.events = events;
	}

	@Override
	public void taskCreated(Task task) {
		if (!CaseId.is(task.businessKey())) {
			return;
		}
		CaseFile file = this.work.file(task);
		EscalationStage stage = STAGES.get(task.process());
		if (stage != null && stage != file.stage) {
			file.stage = stage;
			file.timesAsked = 0;
			file.replyUntil = null;
		}
		if (task.form().equals("decide-hard-consequence") && file.replyUntil == null) {
			file.replyUntil = this.laws.replyUntil(file, task.createdAt());
		}
		enter(file, UserId.SYSTEM, "task.created", task.title() + " came up for " + task.candidate(),
				Map.of("task", task.id(), "name", task.name(), "candidate", task.candidate()), task.release());
	}

	@Override
	public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
		if (CaseId.is(task.businessKey())) {
			CaseFile file = this.work.file(task);
			Map<String, Object> detail = new LinkedHashMap<>();
			fields.forEach((name, value) -> {
				if (name.equals(NOTE) && !"".equals(value)) {
					detail.put(name, PersonalText.restricted(String.valueOf(value)));
				}
				else if (!name.equals(PASSWORD)) {
					detail.put(name, PersonalText.marked(value));
				}
			});
			Map<String, Object> entered = new LinkedHashMap<>(
					Map.of("task", task.id(), "name", task.name(), "fields", detail));
			if (ProtectedGround.isToldIn(task.form(), fields)) {
				entered.put(Auditable.CONFIDENTIAL, true);
			}
			enter(file, by.user(), "task.completed", task.title() + ": done", entered, task.release());
			if (task.form().equals("review-skill-objective") && file.cause.equals("OBSTACLE")
					&& file.state == CaseState.OPEN) {
				this.pauses.begin(
						file, obstacle(fields), "", CaseMoves.text(fields, "reason").isEmpty()
								? "something stood in the way of the objective" : CaseMoves.text(fields, "reason"),
						by.user());
			}
		}
	}

	private static Pause.Kind obstacle(Map<String, Object> fields) {
		String named = CaseMoves.text(fields, "obstacle");
		return named.isEmpty() ? Pause.Kind.SYSTEM : Pause.Kind.valueOf(named);
	}

	@Override
	public void taskCancelled(Task task) {
		if (CaseId.is(task.businessKey())) {
			enter(this.work.file(task), UserId.SYSTEM, "task.cancelled", task.title() + ": no longer to be done",
					Map.of("task", task.id(), "name", task.name()), task.release());
		}
	}

	@Override
	public void taskEscalated(Task task) {
		Task.Escalation escalation = task.escalation();
		if (CaseId.is(task.businessKey()) && escalation != null) {
			enter(this.work.file(task), UserId.SYSTEM, "task.escalated",
					task.title() + " is overdue: " + escalation.to() + " may do it too", Map.of("task", task.id(),
							"name", task.name(), "due", String.valueOf(task.due()), "to", escalation.to()),
					task.release());
		}
	}

	@Override
	public void timerFired(String process, String businessKey, String node) {
		if (CaseId.is(businessKey)) {
			enter(this.work.file(businessKey), UserId.SYSTEM, "timer.fired", node,
					Map.of("process", process, "timer", node), null);
		}
	}

	@Override
	public void noted(WorkflowNote note) {
		Map<String, Object> detail = new LinkedHashMap<>(note.detail());
		detail.put("process", note.process());
		detail.put("node", note.node());
		enter(note.businessKey(), UserId.SYSTEM, "workflow.noted", note.sentence(), detail, note.release());
	}

	@Override
	public void messageReceived(String businessKey, String message, Actor by) {
		enter(businessKey, by.user(), "message.received", "The message " + message + " came in",
				Map.of("message", message), null);
	}

	@Override
	public void processEnded(String process, String businessKey, Map<String, Object> variables) {
		if (!process.equals("staged-escalation") || !CaseId.is(businessKey)) {
			return;
		}
		CaseFile file = this.work.file(businessKey);
		String outcome = CaseMoves.text(variables, "outcome");
		boolean recovered = outcome.equals("RECOVERED");
		String because = because(file, outcome);
		file.end(recovered ? CaseState.RECOVERED : CaseState.CLOSED, outcome, because, this.work.now());
		this.work.ended(file);
		enter(file, UserId.SYSTEM, recovered ? "case.recovered" : "case.closed", because, Map.of("outcome", outcome),
				null);
		if (file.consequenceState != null) {
			this.work.start(this.workflow.getObject(), "consequence-follow-up", file, followUp(file));
		}
	}

	/** Who comes back is received; what stands is looked at later. */
	private Map<String, Object> followUp(CaseFile file) {
		return switch (String.valueOf(file.consequence)) {
			case "DAY_OFF" -> Map.of("wait", EFFECT_AFTER, "returnDue", "2 working days");
			case "WEEK_OFF" -> Map.of("wait", EFFECT_AFTER, "returnDue", "6 working days");
			case "TERMINATION" -> Map.of("wait", this.laws.of(file).appealTime());
			default -> Map.of("wait", EFFECT_AFTER);
		};
	}

	@Override
	public void processCancelled(String process, String businessKey, String reason, Actor by) {
		if (!process.equals("staged-escalation") || !CaseId.is(businessKey)) {
			return;
		}
		CaseFile file = this.work.file(businessKey);
		String because = "Operations ended it";
		file.end(CaseState.CLOSED, "CANCELLED", because + ": " + reason, this.work.now());
		this.work.ended(file);
		enter(file, by.user(), "case.closed", because,
				Map.of("outcome", "CANCELLED", "reason", PersonalText.of(reason)), null);
	}

	private String because(CaseFile file, String outcome) {
		return switch (outcome) {
			case "RECOVERED" -> "The rep recovered";
			case "ROLE_FIT" -> "The role is under review: a seat that fits is looked for";
			default -> (file.consequence == null) ? "HR closed the case without a consequence"
					: file.consequence.equals("NONE") ? "HR decided on no consequence"
							: "HR decided: " + file.consequence + "; the rep may appeal until "
									+ this.time.minute(file, Objects.requireNonNull(file.appealUntil));
		};
	}

	/** Enters what may be about something else than a case. */
	private void enter(String businessKey, UserId by, String kind, String what, Map<String, Object> detail,
			@org.jspecify.annotations.Nullable Integer release) {
		if (CaseId.is(businessKey)) {
			enter(this.work.file(businessKey), by, kind, what, detail, release);
		}
		else {
			this.events
				.publishEvent(new Auditable(this.work.now(), by, kind, businessKey, null, what, detail, release));
		}
	}

	private void enter(CaseFile file, UserId by, String kind, String what, Map<String, Object> detail,
			@org.jspecify.annotations.Nullable Integer release) {
		this.events.publishEvent(new Auditable(this.work.now(), by, kind, file.rep, file.id(), what, detail, release));
	}

}
