package io.callcraft.escalation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
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

	private final LegalGate gate;

	private final LegalSettings law;

	private final Calendar calendar;

	DecideHardConsequenceForm(CaseWork work, LegalGate gate, LegalSettings law, Calendar calendar) {
		super(work, "decide-hard-consequence");
		this.gate = gate;
		this.law = law;
		this.calendar = calendar;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().choice("consequence", "Consequence",
				"The mildest that can work; a paid day off comes first. A second person of HR confirms a termination",
				"NONE", "DAY_OFF", "WEEK_OFF", "DOCKED_PAY", "TERMINATION")
			.required()
			.lines("reason", "Reason", "Why, citing what was observed, agreed, tried and replied")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Gate checklist = this.gate.of(file);
		Map<String, Object> proposal = new LinkedHashMap<>();
		String reply = CaseMoves.text(this.work.newest(file, "reply-to-consequence"), "reply");
		proposal.put("reason",
				checklist.isOpen()
						? "Everything that must come before a consequence is on record; what follows is yours"
						: "Only NONE is possible: " + checklist.missing().size()
								+ " of what must come before a consequence is missing");
		proposal.put("missing",
				checklist.missing().stream().map((line) -> line.condition().title() + ": " + line.says()).toList());
		proposal.put("reply", reply);
		proposal.put("openedBecause", file.reason);
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		String consequence = answers.text("consequence");
		if (!consequence.isEmpty() && !isNone(consequence) && !this.law.lawful().contains(consequence)) {
			answers.refuse("consequence", (consequence.equals("DOCKED_PAY") ? "pay may not be docked" : "is not lawful")
					+ " in " + this.law.jurisdiction() + "; lawful are " + String.join(", ", this.law.lawful()));
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		String consequence = answers.text("consequence");
		if (isNone(consequence)) {
			file.consequence = consequence;
			return Map.of("consequence", consequence);
		}
		this.gate.require(file, by);
		if (!consequence.equals("TERMINATION")) {
			file.decide(consequence, appealUntil(file));
		}
		return Map.of("consequence", consequence);
	}

	/** Until when the rep may appeal against what is decided now. */
	Instant appealUntil(CaseFile file) {
		return this.calendar.after(file.id(), this.work.now(), this.law.appealTime());
	}

	private static boolean isNone(String consequence) {
		return consequence.equals("NONE");
	}

}
