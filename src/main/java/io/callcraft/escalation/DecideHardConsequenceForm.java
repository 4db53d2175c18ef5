package io.callcraft.escalation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.workflow.Calendar;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * HR decides, never the supervisor, and never before the rep was heard or the time to
 * reply is over (R48, R58).
 */
@Component
class DecideHardConsequenceForm extends CaseTaskForm {

	private static final String REPLY_TIME = "5 working days";

	private static final String APPEAL_TIME = "10 working days";

	private final Calendar calendar;

	DecideHardConsequenceForm(CaseWork work, Calendar calendar) {
		super(work, "decide-hard-consequence");
		this.calendar = calendar;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("consequence", "Consequence", "The mildest that can work; a paid day off comes first", "NONE",
					"DAY_OFF", "WEEK_OFF", "DOCKED_PAY", "TERMINATION")
			.required()
			.lines("reason", "Reason", "Why, citing what was observed, agreed, tried and replied")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		String reply = CaseMoves.text(this.work.newest(file, "reply-to-consequence"), "reply");
		proposal.put("reason", reply.isEmpty() ? "The rep has not replied yet; you can decide from " + replyUntil(task)
				+ " on, or once the reply is in" : "The rep has replied");
		proposal.put("reply", reply);
		proposal.put("openedBecause", file.reason);
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("consequence").equals("DOCKED_PAY")) {
			answers.refuse("consequence", "pay may not be docked: no jurisdiction of this center allows it");
		}
		if (answers.text("consequence").equals("TERMINATION")
				&& !this.work.forms.existsByCaseNumberAndTask(CaseWork.number(file), "give-formative-feedback")) {
			answers.refuse("consequence", "nobody is terminated without formative feedback and a trial before it");
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		boolean heard = this.work.forms.existsByCaseNumberAndTask(CaseWork.number(file), "reply-to-consequence");
		Instant until = replyUntil(task);
		if (!heard && this.work.now().isBefore(until)) {
			throw new Conflict(task.id(),
					"The rep has until " + until + " to reply: decide once the reply is in or that time has passed");
		}
		String consequence = answers.text("consequence");
		file.consequence = consequence;
		if (!consequence.equals("NONE")) {
			file.appealUntil = this.calendar.after(file.id(), this.work.now(), APPEAL_TIME);
		}
		return Map.of("consequence", consequence);
	}

	/**
	 * The reply and the decision come up together, so both clocks start with this task.
	 */
	private Instant replyUntil(Task task) {
		return this.calendar.after(task.businessKey(), task.createdAt(), REPLY_TIME);
	}

}
