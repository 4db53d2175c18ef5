package io.callcraft.decisions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of one decision every scenario, and finds the rules that none shows.
 */
final class ScenarioRun {

	private final CompiledRelease release;

	/** The release with the figures of some scenarios: many share the same. */
	private final Map<Map<String, Double>, CompiledRelease> tuned = new HashMap<>();

	private final String decision;

	private final Set<String> fired = new HashSet<>();

	private final List<ScenarioOutcome> outcomes = new ArrayList<>();

	ScenarioRun(CompiledRelease release, String decision) {
		this.release = release;
		this.decision = decision;
	}

	List<ScenarioOutcome> outcomes() {
		return this.outcomes;
	}

	/** Whether some scenario made the rule fire. */
	boolean shows(String rule) {
		return this.fired.contains(rule);
	}

	/** Lets go of what was built to ask the scenarios. */
	void end() {
		this.tuned.values().forEach(CompiledRelease::retire);
	}

	void run(Scenario scenario, Problems problems) {
		ScenarioOutcome outcome = outcome(scenario);
		this.outcomes.add(outcome);
		if (!outcome.passed()) {
			problems.error(scenario.file(), scenario.line(), "Scenario \"" + scenario.sentence() + "\" fails: expected "
					+ outcome.expected() + ", but the rules conclude " + outcome.actual());
		}
	}

	private ScenarioOutcome outcome(Scenario scenario) {
		String expected = describe(scenario);
		try {
			Ruling ruling = this.tuned.computeIfAbsent(scenario.thresholds(), this.release::with)
				.decide(this.decision, scenario.given());
			Set<String> names = ruling.fired()
				.stream()
				.map(Firing::rule)
				.collect(Collectors.toCollection(LinkedHashSet::new));
			this.fired.addAll(names);
			boolean passed = matches(scenario.expected(), ruling) && names.containsAll(scenario.fires());
			String actual = ruling.verdicts().isEmpty() ? "nothing"
					: ruling.verdicts()
						.stream()
						.map((verdict) -> verdict.value().toString())
						.collect(Collectors.joining(", "));
			String rules = names.isEmpty() ? "" : " (rules: " + String.join("; ", names) + ")";
			return new ScenarioOutcome(scenario.file(), scenario.line(), scenario.sentence(), passed, expected,
					actual + rules, List.copyOf(names));
		}
		catch (RunawayRule | FailedRule ex) {
			return new ScenarioOutcome(scenario.file(), scenario.line(), scenario.sentence(), false, expected,
					"nothing: " + ex.getMessage(), List.of());
		}
	}

	private static String describe(Scenario scenario) {
		String verdicts = scenario.expected().isEmpty() ? "nothing"
				: scenario.expected().stream().map(ScenarioRun::describe).collect(Collectors.joining(", "));
		return scenario.fires().isEmpty() ? verdicts
				: verdicts + " (rules: " + String.join("; ", scenario.fires()) + ")";
	}

	private static String describe(Scenario.Expectation expectation) {
		return expectation.fields()
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + field.getValue())
			.collect(Collectors.joining(", ", expectation.type().getSimpleName() + "[", "]"));
	}

	/** Each verdict expected is one of those concluded, and no more were concluded. */
	private static boolean matches(List<Scenario.Expectation> expected, Ruling ruling) {
		List<Object> left = ruling.verdicts()
			.stream()
			.map(Verdict::value)
			.collect(Collectors.toCollection(ArrayList::new));
		// the more an expectation says, the fewer verdicts it can take: it chooses first
		List<Scenario.Expectation> strictest = expected.stream()
			.sorted((a, b) -> b.fields().size() - a.fields().size())
			.toList();
		for (Scenario.Expectation expectation : strictest) {
			Object match = left.stream().filter((value) -> matches(expectation, value)).findFirst().orElse(null);
			if (match == null) {
				return false;
			}
			left.remove(match);
		}
		return left.isEmpty();
	}

	private static boolean matches(Scenario.Expectation expectation, Object verdict) {
		if (!expectation.type().isInstance(verdict)) {
			return false;
		}
		for (Map.Entry<String, Object> field : expectation.fields().entrySet()) {
			if (!same(field.getValue(), component(verdict, field.getKey()))) {
				return false;
			}
		}
		return true;
	}

	private static boolean same(Object expected, @Nullable Object actual) {
		if (expected instanceof Double a && actual instanceof Double b) {
			return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
		}
		return expected.equals(actual);
	}

	private static @Nullable Object component(Object value, String name) {
		try {
			Method accessor = value.getClass().getMethod(name);
			accessor.setAccessible(true);
			return accessor.invoke(value);
		}
		catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException ex) {
			throw new IllegalStateException("A record can be asked for its " + name, ex);
		}
	}

}
