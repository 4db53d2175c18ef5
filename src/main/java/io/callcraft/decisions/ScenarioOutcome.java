package io.callcraft.decisions;

import java.util.List;

/**
 * What became of one scenario when it was run against the rules.
 *
 * @param file path of its file
 * @param line the line on which it begins
 * @param scenario its sentence
 * @param passed whether the rules concluded what it expects
 * @param expected what it expects
 * @param actual what the rules concluded
 * @param fired names of the rules that fired
 */
public record ScenarioOutcome(String file, int line, String scenario, boolean passed, String expected, String actual,
		List<String> fired) {

	public ScenarioOutcome {
		fired = List.copyOf(fired);
	}

}
