package io.callcraft.insight;

import java.util.Map;

import io.callcraft.shared.RepId;

/**
 * A case to be compared with others of the same facts.
 *
 * @param facts what the calls showed, in words: cases with the same text are equals
 * @param reached whether it came so far
 * @param groups the group that it is of, by what may not matter
 */
record MatchedCase(String caseId, RepId rep, String facts, boolean reached,
		Map<ConsistencyReport.Dimension, String> groups) {
}
