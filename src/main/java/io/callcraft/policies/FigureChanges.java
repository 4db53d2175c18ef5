package io.callcraft.policies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.decisions.Threshold;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;

/**
 * Figures that somebody sets in a form, as changes of the files that hold them.
 */
final class FigureChanges {

	private FigureChanges() {
	}

	/**
	 * The new text of every file in which a figure becomes another.
	 * @param known the thresholds of the files
	 * @param values name of a threshold to its value
	 * @throws InvalidInput naming every figure that is no number or out of its range
	 * @throws NotFound when there is no such threshold
	 */
	static SortedMap<String, String> of(PolicyFiles files, Collection<Threshold> known, Map<String, String> values) {
		SortedMap<String, String> changed = new TreeMap<>();
		differing(known, values).keySet().forEach((name) -> files.text().forEach((path, text) -> {
			String now = changed.getOrDefault(path, text);
			if (path.endsWith("/thresholds.yaml") && ThresholdText.sets(now, name)) {
				changed.put(path, ThresholdText.with(now, name, String.valueOf(values.get(name)).strip()));
			}
		}));
		return changed;
	}

	/**
	 * The figures that become others.
	 * @param known the thresholds that there are
	 * @param values name of a threshold to its value
	 * @throws InvalidInput naming every figure that is no number or out of its range
	 * @throws NotFound when there is no such threshold
	 */
	static SortedMap<String, Double> differing(Collection<Threshold> known, Map<String, String> values) {
		Map<String, Threshold> byName = new TreeMap<>();
		known.forEach((threshold) -> byName.put(threshold.name(), threshold));
		List<FieldProblem> problems = new ArrayList<>();
		SortedMap<String, Double> differing = new TreeMap<>();
		values.forEach((name, value) -> {
			Threshold threshold = byName.get(name);
			if (threshold == null) {
				throw new NotFound("threshold", name);
			}
			Optional<String> wrong = outOfRange(threshold, value);
			wrong.ifPresent((reason) -> problems.add(new FieldProblem(name, reason)));
			if (wrong.isEmpty() && Double.parseDouble(value) != threshold.value()) {
				differing.put(name, Double.parseDouble(value));
			}
		});
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		return differing;
	}

	private static Optional<String> outOfRange(Threshold threshold, String value) {
		try {
			double number = Double.parseDouble(value);
			return (number >= threshold.min() && number <= threshold.max()) ? Optional.empty()
					: Optional.of(value + " is outside " + threshold.min() + " to " + threshold.max());
		}
		catch (NumberFormatException ex) {
			return Optional.of("'" + value + "' is no number");
		}
	}

}
