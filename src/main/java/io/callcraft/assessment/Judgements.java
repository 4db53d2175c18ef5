package io.callcraft.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What evaluators answered in a calibration, as far as it can be compared: the calls that
 * everybody judged who has begun.
 */
final class Judgements {

	private static final int CATEGORIES = Outcome.values().length;

	private final Calibration calibration;

	private final List<UserId> evaluators;

	/** By position, then by evaluator. */
	private final Map<Integer, Map<UserId, Answers>> complete;

	private Judgements(Calibration calibration, List<UserId> evaluators, Map<Integer, Map<UserId, Answers>> complete) {
		this.calibration = calibration;
		this.evaluators = evaluators;
		this.complete = complete;
	}

	static Judgements of(Calibration calibration, Collection<Made> made) {
		TreeSet<String> begun = new TreeSet<>();
		Map<Integer, Map<UserId, Answers>> all = new TreeMap<>();
		for (Made each : made) {
			begun.add(each.evaluator().value());
			all.computeIfAbsent(each.position(), (position) -> new LinkedHashMap<>())
				.put(each.evaluator(), each.answers());
		}
		all.values().removeIf((answers) -> answers.size() < begun.size());
		return new Judgements(calibration, begun.stream().map(UserId::new).toList(), all);
	}

	/** Whether there are two evaluators at least who judged two calls at least. */
	boolean comparable() {
		return this.evaluators.size() >= 2 && this.complete.size() >= 2;
	}

	/** How many calls can be compared. */
	int size() {
		return this.complete.size();
	}

	/** All together, each against the others and each pair, milestone by milestone. */
	List<Calibration.Agreed> agreed() {
		List<Calibration.Agreed> agreed = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			List<int[]> chosen = chosen(milestone);
			agreed.add(agreed(milestone, null, null, Agreement.fleiss(chosen, CATEGORIES)));
			for (int one = 0; one < this.evaluators.size(); one++) {
				agreed
					.add(agreed(milestone, this.evaluators.get(one), null, Agreement.against(chosen, one, CATEGORIES)));
				for (int other = one + 1; other < this.evaluators.size(); other++) {
					agreed.add(agreed(milestone, this.evaluators.get(one), this.evaluators.get(other),
							Agreement.cohen(chosen, one, other, CATEGORIES)));
				}
			}
		}
		return agreed;
	}

	/** Kappa of all together by milestone, for the record. */
	Map<String, Object> together() {
		Map<String, Object> together = new LinkedHashMap<>();
		for (Milestone milestone : Milestone.values()) {
			together.put(milestone.key(),
					Agreement.fleiss(chosen(milestone), CATEGORIES)
						.<Object>map((kappa) -> Math.round(kappa.value() * 1000) / 1000.0)
						.orElse("everybody chose the same answer throughout"));
		}
		return together;
	}

	/** Where evaluators did not agree, call by call. */
	List<Calibration.Split> splits() {
		List<Calibration.Split> splits = new ArrayList<>();
		this.complete.forEach((position, answers) -> {
			for (Milestone milestone : Milestone.values()) {
				Map<UserId, Outcome> given = new LinkedHashMap<>();
				this.evaluators
					.forEach((evaluator) -> given.put(evaluator, outcome(answers.get(evaluator), milestone)));
				if (given.values().stream().distinct().count() > 1) {
					splits.add(new Calibration.Split(position, this.calibration.calls().get(position - 1), milestone,
							given));
				}
			}
		});
		return splits;
	}

	private Calibration.Agreed agreed(Milestone milestone, @Nullable UserId one, @Nullable UserId other,
			Optional<Kappa> kappa) {
		return new Calibration.Agreed(milestone, one, other, size(), kappa.orElse(null));
	}

	private List<int[]> chosen(Milestone milestone) {
		return this.complete.values()
			.stream()
			.map((answers) -> this.evaluators.stream()
				.mapToInt((evaluator) -> outcome(answers.get(evaluator), milestone).ordinal())
				.toArray())
			.toList();
	}

	private static Outcome outcome(@Nullable Answers answers, Milestone milestone) {
		return Optional.ofNullable(answers)
			.map((given) -> given.milestones().get(milestone))
			.map(Answers.Judged::outcome)
			.orElseThrow();
	}

	/** One evaluator's answers about one call. */
	record Made(int position, UserId evaluator, Answers answers) {
	}

}
