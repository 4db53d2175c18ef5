package io.callcraft.escalation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
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

	private final Laws laws;

	private final CaseTime time;

	DecideHardConsequenceForm(CaseWork work, LegalGate gate, Laws laws, CaseTime time) {
		super(work, "decide-hard-consequence");
		this.gate = gate;
		this.laws = laws;
		this.time = time;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().choice("consequence", "Consequence",
				"The mildest that can work; a paid day off comes first. A second person of HR confirms a termination",
				"NONE", "DAY_OFF", "WEEK_OFF", "DOCKED_PAY", "TERMINATION")
			.required()
			.lines("reason", "Reason", "Why, citing what was observed, agreed, tried and replied")
			.required()
			.instant("effectiveFrom", "Takes effect", "Not before "
					+ this.time.minute(file, this.laws.effectiveFrom(file, this.work.now())) + "; then when left out");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Gate checklist = this.gate.of(file);
		Map<String, Object> proposal = new LinkedHashMap<>();
		Map<String, Object> replied = this.work.newest(file, "reply-to-consequence");
		proposal.put("reason",
				checklist.isOpen()
						? "Everything that must come before a consequence is on record; what follows is yours"
						: "Only NONE is possible: " + checklist.missing().size()
								+ " of what must come before a consequence is missing");
		proposal.put("missing",
				checklist.missing().stream().map((line) -> line.condition().title() + ": " + line.says()).toList());
		Law law = this.laws.of(file);
		proposal.put("catalogue", law.lawful().stream().map(DecideHardConsequenceForm::says).toList());
		proposal.put("law", "In " + law.jurisdiction() + ": " + law.replyTime() + " to reply, " + law.noticeTime()
				+ " of notice, " + law.appealTime() + " to appeal");
		proposal.put("reply", CaseMoves.text(replied, "reply"));
		if (replied.containsKey("companion")) {
			proposal.put("companion", replied.get("companion"));
		}
		proposal.put("openedBecause", file.reason);
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		String consequence = answers.text("consequence");
		Law law = this.laws.of(file);
		if (!consequence.isEmpty() && !isNone(consequence) && !law.lawful().contains(consequence)) {
			answers.refuse("consequence", (consequence.equals("DOCKED_PAY") ? "pay may not be docked" : "is not lawful")
					+ " in " + law.jurisdiction() + "; lawful are " + String.join(", ", law.lawful()));
		}
		Instant earliest = this.laws.effectiveFrom(file, this.work.now());
		answers.instant("effectiveFrom")
			.filter((from) -> from.isBefore(earliest))
			.ifPresent((from) -> answers.refuse("effectiveFrom", "is too soon: in " + law.jurisdiction()
					+ " nothing takes effect before " + this.time.minute(file, earliest)));
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
			file.decide(consequence, this.laws.appealUntil(file, this.work.now()));
		}
		return Map.of("consequence", consequence);
	}

	/** What a consequence is, and what of it can be taken back. */
	private static String says(String consequence) {
		return switch (consequence) {
			case "DAY_OFF" ->
				"Day off: one paid day to decide, followed by a talk and a next step; nothing is lost by it";
			case "WEEK_OFF" -> "Week off: as a day off, longer; pay can be given back";
			case "DOCKED_PAY" -> "Docked pay: can be given back, the trust hardly";
			case "TERMINATION" -> "Termination: two people of HR; the seat is kept until no appeal can change it";
			default -> consequence;
		};
	}

	private static boolean isNone(String consequence) {
		return consequence.equals("NONE");
	}

}
