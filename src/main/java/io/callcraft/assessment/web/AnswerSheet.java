package io.callcraft.assessment.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.assessment.Answers;
import io.callcraft.assessment.AssessmentForm;
import io.callcraft.shared.Competency;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A form as somebody filled it in, right or wrong: a refused one is shown again as it
 * was.
 */
public final class AnswerSheet {

	/** Rows for what was heard. */
	private static final int ROWS = 3;

	private static final Pattern OFFSET = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,5})");

	private final Map<String, String> filled;

	private final Map<String, String> wrong = new LinkedHashMap<>();

	AnswerSheet(Map<String, String> filled) {
		this.filled = filled;
	}

	/** What was filled in; empty where nothing was. */
	public String get(String name) {
		return this.filled.getOrDefault(name, "");
	}

	/** What is wrong with a field; absent when nothing is. */
	public @Nullable String wrong(String field) {
		return this.wrong.get(field);
	}

	public int getWrong() {
		return this.wrong.size();
	}

	/** The rows for what was heard. */
	public List<Integer> getRows() {
		List<Integer> rows = new ArrayList<>();
		for (int row = 0; row < ROWS; row++) {
			rows.add(row);
		}
		return rows;
	}

	void refused(InvalidInput refusal) {
		for (FieldProblem problem : refusal.problems()) {
			this.wrong.putIfAbsent(problem.field().replaceAll("\\.(reason|evidence|note|offsetSeconds)$", ""),
					problem.reason());
		}
	}

	/**
	 * The answers that were given.
	 * @throws InvalidInput when something that was filled in cannot be read
	 */
	Answers answers(AssessmentForm form) {
		Map<Milestone, Answers.Judged> milestones = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			String outcome = get("milestones." + milestone.key());
			if (Arrays.stream(Outcome.values()).anyMatch((known) -> known.name().equals(outcome))) {
				Outcome is = Outcome.valueOf(outcome);
				milestones.put(milestone,
						new Answers.Judged(is,
								(is == Outcome.NOT_APPLICABLE)
										? get("milestones." + milestone.key() + ".reason").strip() : "",
								get("milestones." + milestone.key() + ".evidence").strip()));
			}
		}
		Map<String, Answers.Checked> checklist = new LinkedHashMap<>();
		for (AssessmentForm.Item item : form.checklist()) {
			String answer = get("checklist." + item.key());
			if (Arrays.stream(Answers.Answer.values()).anyMatch((known) -> known.name().equals(answer))) {
				Answers.Answer is = Answers.Answer.valueOf(answer);
				checklist.put(item.key(), new Answers.Checked(is, (is == Answers.Answer.NOT_APPROPRIATE)
						? get("checklist." + item.key() + ".reason").strip() : ""));
			}
		}
		List<Answers.Observation> observations = new ArrayList<>();
		for (int row : getRows()) {
			String field = "observations[" + row + "]";
			if (!get(field + ".note").isBlank()) {
				observations
					.add(new Answers.Observation(competency(field), offset(field), get(field + ".note").strip()));
			}
		}
		return new Answers(milestones, checklist, observations);
	}

	private Competency competency(String field) {
		try {
			return Competency.valueOf(get(field + ".competency"));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidInput(field, "says which competency it shows");
		}
	}

	/** Minutes and seconds, or seconds alone. */
	private int offset(String field) {
		String text = get(field + ".offset").strip();
		Matcher matcher = OFFSET.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidInput(field, "says where in the call, as in 2:30");
		}
		int minutes = Integer.parseInt(Objects.requireNonNullElse(matcher.group(1), "0"));
		return minutes * 60 + Integer.parseInt(matcher.group(2));
	}

}
