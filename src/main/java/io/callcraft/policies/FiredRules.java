package io.callcraft.policies;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Threshold;

/**
 * A release that counts how often each of its rules fires. For one thread.
 */
final class FiredRules implements Release {

	private final Release release;

	/** By decision, then by rule; a decision that was asked is there with no rule too. */
	private Map<String, Map<String, Integer>> counts = new TreeMap<>();

	FiredRules(Release release) {
		this.release = release;
	}

	/** How often each rule fired, by decision; begins again at nothing. */
	Map<String, Map<String, Integer>> take() {
		Map<String, Map<String, Integer>> taken = this.counts;
		this.counts = new TreeMap<>();
		return taken;
	}

	@Override
	public Ruling decide(String decision, List<?> facts) {
		Ruling ruling = this.release.decide(decision, facts);
		Map<String, Integer> rules = this.counts.computeIfAbsent(decision, (asked) -> new TreeMap<>());
		ruling.fired().forEach((firing) -> rules.merge(firing.rule(), 1, Integer::sum));
		return ruling;
	}

	@Override
	public int number() {
		return this.release.number();
	}

	@Override
	public String sha256() {
		return this.release.sha256();
	}

	@Override
	public double threshold(String name) {
		return this.release.threshold(name);
	}

	@Override
	public Collection<Threshold> thresholds() {
		return this.release.thresholds();
	}

	@Override
	public Collection<String> decisions() {
		return this.release.decisions();
	}

}
