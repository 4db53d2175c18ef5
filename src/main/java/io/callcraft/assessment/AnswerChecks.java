package io.callcraft.assessment;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.assessment.Answers.Answer;
import io.callcraft.assessment.Answers.Judged;
import io.callcraft.assessment.Answers.Observation;
import io.callcraft.calls.Call;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/** Looks through what an evaluator answers about a call. */
final class AnswerChecks {

	private static final int LONGEST = 200;

	private static final int LONGEST_EVIDENCE = 500;

	private static final int MOST_OBSERVATIONS = 20;

	private AnswerChecks() {
	}

	/** Everything that is wrong or missing; empty when the answers can be taken. */
	static List<FieldProblem> problems(AssessmentForm form, Call call, Answers answers) {
		List<FieldProblem> problems = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			String field = "milestones." + milestone.key();
			Judged judged = answers.milestones().get(milestone);
			if (judged == null) {
				problems.add(new FieldProblem(field, "is not answered"));
				continue;
			}
			if (judged.outcome() == Outcome.NOT_APPLICABLE && judged.reason().isBlank()) {
				problems.add(new FieldProblem(field + ".reason", "says why it is not applicable"));
			}
			text(field + ".reason", judged.reason(), LONGEST, problems);
			text(field + ".evidence", judged.evidence(), LONGEST_EVIDENCE, problems);
		}
		form.checklist()
			.stream()
			.filter((item) -> !answers.checklist().containsKey(item.key()))
			.forEach((item) -> problems.add(new FieldProblem("checklist." + item.key(), "is not answered")));
		answers.checklist().forEach((key, checked) -> {
			String field = "checklist." + key;
			AssessmentForm.Item item = form.item(key).orElse(null);
			if (item == null) {
				problems.add(new FieldProblem(field, "is not on the form"));
			}
			else if (checked.answer() == Answer.NOT_APPROPRIATE && item.compliance()) {
				problems.add(new FieldProblem(field, "is compliance, which is appropriate on every call"));
			}
			else if (checked.answer() == Answer.NOT_APPROPRIATE && checked.reason().isBlank()) {
				problems.add(new FieldProblem(field + ".reason", "says why it was not appropriate"));
			}
			text(field + ".reason", checked.reason(), LONGEST, problems);
		});
		if (answers.observations().size() > MOST_OBSERVATIONS) {
			problems.add(new FieldProblem("observations", "are more than " + MOST_OBSERVATIONS));
		}
		for (int at = 0; at < answers.observations().size(); at++) {
			Observation observation = answers.observations().get(at);
			String field = "observations[" + at + "]";
			if (observation.offsetSeconds() < 0 || observation.offsetSeconds() > call.handleSeconds()) {
				problems.add(new FieldProblem(field + ".offsetSeconds",
						"lies outside the call, which took " + call.handleSeconds() + " seconds"));
			}
			if (observation.note().isBlank()) {
				problems.add(new FieldProblem(field + ".note", "says what was heard"));
			}
			text(field + ".note", observation.note(), LONGEST_EVIDENCE, problems);
		}
		return problems;
	}

	private static void text(String field, String text, int longest, List<FieldProblem> problems) {
		if (text.length() > longest) {
			problems.add(new FieldProblem(field, "is longer than " + longest + " characters"));
		}
		else if (text.codePoints().anyMatch(Character::isISOControl)) {
			problems.add(new FieldProblem(field, "is not one line of plain text"));
		}
	}

}
