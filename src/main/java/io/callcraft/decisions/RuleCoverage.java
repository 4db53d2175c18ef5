package io.callcraft.decisions;

import java.util.List;

/**
 * Which scenarios show a rule at work.
 *
 * @param rule its name
 * @param file path of its file
 * @param line where it begins
 * @param scenarios sentences of the scenarios that made it fire; empty when none did
 */
public record RuleCoverage(String rule, String file, int line, List<String> scenarios) {

	public RuleCoverage {
		scenarios = List.copyOf(scenarios);
	}

}
