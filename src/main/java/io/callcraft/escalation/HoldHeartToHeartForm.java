package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * A talk behind closed doors about what really holds the rep back (R45).
 */
@Component
class HoldHeartToHeartForm extends CaseTaskForm {

	/** What can really hold somebody back. */
	static final Object[] CONCERNS = { "VALUES", "FEAR", "LACKS_SKILL", "ROLE", "REFUSES", "PROTECTED", "OTHER" };

	private static final String NOTE = "note";

	private final CaseTime time;

	HoldHeartToHeartForm(CaseWork work, CaseTime time) {
		super(work, "hold-heart-to-heart");
		this.time = time;
	}

	/** The card to read before the door closes. */
	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> card = new LinkedHashMap<>();
		card.put("reason", "Before you go in: this is a talk, no hearing. Whatever is said, the rep reads what you "
				+ "write down and may correct it");
		card.put("whatHappened", file.windows.stream().map((window) -> told(file, window)).toList());
		card.put("whatTheRepHasSaid",
				this.work.all(file, "agree-skill-objective")
					.stream()
					.map((form) -> CaseMoves.text(form, "concernVoiced"))
					.filter((said) -> !said.isEmpty())
					.distinct()
					.toList());
		card.put("beginWith", List.of("I asked for this talk because I am worried, and because I want you to stay",
				"Here is what I see for you here: …"));
		card.put("thenAsk", List.of("What is it really about selling that troubles you, and what can I do about it?",
				"And then be silent until the rep has finished"));
		card.put("ifTheAnswerIsAboutCustomers",
				List.of("I hear that often, and our calls show otherwise. I mean you: what holds you back?"));
		card.put("leaveAlone",
				List.of("Health, leave, harassment, pay, a report of mis-selling: do not ask further, choose PROTECTED",
						"Threats and consequences: they are not for today"));
		return card;
	}

	private String told(CaseFile file, EvidenceWindow window) {
		return this.time.day(file, window.openedAt) + ": "
				+ String.join(" and ", window.skillList().stream().map(Skills::title).toList()) + ", shown on "
				+ window.met + " of " + (window.met + window.missed) + " calls";
	}

	@Override
	public Set<String> restricted() {
		return Set.of(NOTE);
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().text("venue", "Where", "Somewhere private: a closed door, or away from the office")
			.required()
			.lines("surfaceAnswer", "First answer",
					"What the rep says first, such as that customers do not like being pushed")
			.required()
			.choice("realConcern", "Real concern",
					"Ask again, kindly: what really holds you back? Choose PROTECTED for health, leave, harassment, pay or a "
							+ "report of mis-selling; the case then stands still and HR takes over",
					CONCERNS)
			.required()
			.lines("plansForFuture", "Plans for the rep's future", "What you told the rep about their future here")
			.required()
			.choice("commitment", "How it ended", "Commits, refuses, or needs time to think (given once)", "COMMITS",
					"REFUSES", "NEEDS_TIME")
			.required()
			.choice("support", "Support offered", "What you will do to help", "RETRAINING", "COACHING", "ROLE_FIT",
					"NONE")
			.required()
			.lines(NOTE, "Private note", "Only HR and you can read it; it never enters the ledger");
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("commitment").equals("COMMITS") && answers.text("support").equals("NONE")
				&& !answers.text("realConcern").equals("PROTECTED")) {
			answers.refuse("support", "a commitment is met with help: choose RETRAINING, COACHING or ROLE_FIT");
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (!answers.text(NOTE).isEmpty()) {
			this.work.notes.save(
					new RestrictedNote(CaseWork.number(file), by.user().value(), this.work.now(), answers.text(NOTE)));
			answers.withhold(NOTE);
		}
		return Map.of();
	}

}
