package io.callcraft.escalation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The rep comes back at the end of an objective: what the calls show, confirmed or
 * overridden by the supervisor.
 */
@Component
class ReviewSkillObjectiveForm extends CaseTaskForm {

	private final Taps taps;

	ReviewSkillObjectiveForm(CaseWork work, Taps taps) {
		super(work, "review-skill-objective");
		this.taps = taps;
	}

	@Override
	FormFields fields(CaseFile file) {
		FormFields fields = new FormFields()
			.choice("decision", "Do you agree with what the calls show?",
					"Confirm the proposal, or override it with a reason", "CONFIRM", "OVERRIDE")
			.required()
			.lines("reason", "Reason", "Why you see it differently; needed to override")
			.instant("checkedInAt", "When the rep came to you", "When you both looked at it");
		file.currentWindow().map((window) -> window.checkedInAt).ifPresent((at) -> fields.initially(at.toString()));
		return fields
			.choice("cause", "What stands behind it", "Why, as both of you see it: will not is not the same as can not",
					"WILL", "SKILL", "KNOWLEDGE", "TALENT", "OBSTACLE", "UNKNOWN")
			.choice("obstacle", "Which obstacle",
					"A system, the schedule, or a promise that was not kept: the case stands still until it is gone",
					Pause.Kind.SYSTEM, Pause.Kind.SCHEDULE, Pause.Kind.PROMISE);
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		EvidenceWindow window = this.work.window(file);
		Map<String, Object> proposal = new LinkedHashMap<>(CaseWork.proposal(text(window.proposed), text(window.reason),
				rules(window), (window.release != null) ? window.release : 0));
		proposal.put("met", window.met);
		proposal.put("missed", window.missed);
		proposal.put("notEvidenced", window.silent);
		if (window.proposed != null) {
			proposal.put("fragility", WindowFragility.says(this.work.live(), window));
		}
		proposal.put("skills", window.skillList());
		proposal.put("checkIn", (window.checkedInAt != null) ? "the rep has come to you"
				: "the rep has not come yet: look for them, it is you who is asked now");
		List<String> differs = Objective.of(window, this.work.newest(file, "agree-skill-objective")).differs();
		if (!differs.isEmpty()) {
			proposal.put("saidBack", differs);
		}
		TapCount said = this.taps.of(window);
		if (!said.isEmpty()) {
			proposal.put("saidNotCounted", List.of("Self-report of the rep: done on " + said.selfReported() + " calls",
					"Seen by who leads the rep: done on " + said.seen() + " calls"));
		}
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("decision").equals("OVERRIDE") && answers.text("reason").isEmpty()) {
			answers.refuse("reason", "is missing: say why you override what the calls show");
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		EvidenceWindow window = this.work.window(file);
		String proposed = text(window.proposed);
		String result = answers.text("decision").equals("OVERRIDE") ? inverse(proposed) : proposed;
		window.confirmed = result;
		file.cause = answers.text("cause").isEmpty() ? "UNKNOWN" : answers.text("cause");
		switch (result) {
			case "MET" -> {
				file.objectivesMet++;
				file.missedInARow = 0;
			}
			// what stood in the way is not held against the rep
			case "MISSED" -> file.missedInARow += file.cause.equals("OBSTACLE") ? 0 : 1;
			default -> {
				// no evidence: neither a success nor a miss, whatever came before
			}
		}
		return Map.of();
	}

	/** An override never makes a miss out of missing evidence. */
	private static String inverse(String proposed) {
		return proposed.equals("MET") ? "MISSED" : "MET";
	}

	private static List<String> rules(EvidenceWindow window) {
		String rules = text(window.rules);
		return rules.isEmpty() ? List.of() : Arrays.asList(rules.split("\n"));
	}

	private static String text(@org.jspecify.annotations.Nullable String text) {
		return (text != null) ? text : "";
	}

}
