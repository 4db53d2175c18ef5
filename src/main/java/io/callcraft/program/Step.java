package io.callcraft.program;

import java.util.List;

import io.callcraft.diagnosis.Finding;
import io.callcraft.incentives.Earned;
import org.jspecify.annotations.Nullable;

/**
 * What one call led to.
 *
 * @param findings new gaps and calls to be checked
 * @param proposals new observations and warnings, and the entry to the program if one is
 * due
 * @param earned what it earned; absent when nothing
 */
record Step(List<Finding> findings, List<Proposal> proposals, @Nullable Earned earned) {

	static final Step NOTHING = new Step(List.of(), List.of(), null);

}
