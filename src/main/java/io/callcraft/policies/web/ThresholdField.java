package io.callcraft.policies.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.decisions.Threshold;
import io.callcraft.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * A threshold in a form, where it is sent as {@code t.} and its name.
 *
 * @param value what stands in the field
 * @param live the value in force
 * @param wrong what is wrong with it; empty for nothing
 */
record ThresholdField(Threshold threshold, String value, String live, String wrong) {

	private static final String PREFIX = "t.";

	/**
	 * The fields of a form.
	 * @param thresholds as they are before the form is sent
	 * @param live those in force
	 * @param sent name of a threshold to what was sent; the others show their value
	 */
	static List<ThresholdField> of(Collection<Threshold> thresholds, Collection<Threshold> live,
			Map<String, String> sent, List<FieldProblem> problems) {
		Map<String, Double> inForce = new TreeMap<>();
		live.forEach((at) -> inForce.put(at.name(), at.value()));
		return thresholds.stream()
			.map((at) -> of(at, inForce.getOrDefault(at.name(), at.value()), sent.get(at.name()), problems))
			.toList();
	}

	private static ThresholdField of(Threshold threshold, double live, @Nullable String sent,
			List<FieldProblem> problems) {
		return new ThresholdField(threshold, (sent != null) ? sent : plain(threshold.value()), plain(live),
				problems.stream()
					.filter((problem) -> problem.field().equals(threshold.name()))
					.map(FieldProblem::reason)
					.findFirst()
					.orElse(""));
	}

	/** What a form sent, by name of the threshold. */
	static Map<String, String> sent(MultiValueMap<String, String> form) {
		Map<String, String> values = new TreeMap<>();
		form.toSingleValueMap().forEach((name, value) -> {
			if (name.startsWith(PREFIX)) {
				values.put(name.substring(PREFIX.length()), value);
			}
		});
		return values;
	}

	private static String plain(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
	}

	public boolean isChanged() {
		return !this.value.equals(this.live);
	}

	/** By how much a slider moves it: by wholes where nothing of it is a fraction. */
	public double getStep() {
		boolean whole = this.threshold.value() == Math.rint(this.threshold.value())
				&& this.threshold.min() == Math.rint(this.threshold.min());
		return whole ? 1 : 0.1;
	}

}
