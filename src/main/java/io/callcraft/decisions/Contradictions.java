package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Rules that can never apply: what they ask for excludes itself, or what a figure may be.
 * Only what is certain is said; alternatives, sums and computed values are left alone.
 */
final class Contradictions {

	private final Map<String, Threshold> thresholds;

	private final Problems problems;

	Contradictions(Map<String, Threshold> thresholds, Problems problems) {
		this.thresholds = thresholds;
		this.problems = problems;
	}

	void find(Collection<RuleSource> rules) {
		rules.forEach((rule) -> in(rule.shape())
			.ifPresent((why) -> this.problems.warning(rule.file(), rule.line(), "Rule \"" + rule.name()
					+ "\" can never apply: " + why + ". Take one of the two away, or make it two rules")));
	}

	private Optional<String> in(RuleShape shape) {
		List<List<Constraint>> together = new ArrayList<>();
		together.add(shape.asked());
		shape.askedOfAny().forEach((inner) -> {
			List<Constraint> all = new ArrayList<>(shape.asked());
			all.addAll(inner);
			together.add(all);
		});
		return together.stream()
			.flatMap((asked) -> pair(asked, shape).stream())
			.findFirst()
			.or(() -> figure(shape))
			.or(shape::askedForAndForbidden);
	}

	private Optional<String> pair(List<Constraint> asked, RuleShape shape) {
		for (int i = 0; i < asked.size(); i++) {
			for (int j = i + 1; j < asked.size(); j++) {
				if (asked.get(i).excludes(asked.get(j))) {
					return Optional.of("it asks for " + shape.shown(asked.get(i)) + " and for "
							+ shape.shown(asked.get(j)) + ", which is never so at once");
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * What is asked of figures, and of what is compared with them, against their range.
	 */
	private Optional<String> figure(RuleShape shape) {
		for (Map.Entry<String, String> named : shape.figures().entrySet()) {
			Threshold threshold = this.thresholds.get(named.getValue());
			if (threshold == null) {
				continue;
			}
			for (Constraint asked : shape.asked()) {
				for (Constraint bound : bounds(named.getKey(), threshold, asked)) {
					Optional<Constraint> other = shape.asked().stream().filter(bound::excludes).findFirst();
					if (other.isPresent()) {
						return Optional.of("it asks for " + shape.shown(other.get()) + ", but " + threshold.name()
								+ " is from " + figure(threshold.min()) + " to " + figure(threshold.max())
								+ (asked.equals(other.get()) ? "" : " and it asks for " + shape.shown(asked) + " too"));
					}
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * What follows from the range of a figure, and from something being compared with it.
	 */
	private static List<Constraint> bounds(String value, Threshold threshold, Constraint asked) {
		Phrase figure = new Phrase(List.of(value));
		List<Constraint> bounds = new ArrayList<>();
		bounds.add(Constraint.of(figure, ">=", threshold.min()));
		bounds.add(Constraint.of(figure, "<=", threshold.max()));
		Constraint read = figure.equals(asked.left()) ? asked.turned() : asked;
		if (read.right().equals(figure) && read.left() != null) {
			Phrase compared = Objects.requireNonNull(read.left());
			switch (read.sign()) {
				case ">", ">=" -> bounds.add(Constraint.of(compared, read.sign(), threshold.min()));
				case "<", "<=" -> bounds.add(Constraint.of(compared, read.sign(), threshold.max()));
				case "==" -> {
					bounds.add(Constraint.of(compared, ">=", threshold.min()));
					bounds.add(Constraint.of(compared, "<=", threshold.max()));
				}
				default -> {
				}
			}
		}
		return bounds;
	}

	private static String figure(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
	}

}
