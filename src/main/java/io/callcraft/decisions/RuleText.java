package io.callcraft.decisions;

import java.util.function.IntUnaryOperator;

/**
 * The rules of one file as DRL, whatever the author wrote them in.
 *
 * @param path path of the author's file
 * @param drl the rules, the vocabulary's imports before the first line
 * @param line the author's line for a line of the DRL
 */
record RuleText(String path, String drl, IntUnaryOperator line) {

	int lineOf(int drlLine) {
		return (drlLine < 1) ? 0 : this.line.applyAsInt(drlLine);
	}

}
