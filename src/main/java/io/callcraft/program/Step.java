package io.callcraft.program;

import java.util.List;

import io.callcraft.diagnosis.Finding;

/**
 * What one call led to.
 *
 * @param findings new gaps and calls to be checked
 * @param proposals new observations and warnings, and the entry to the program if one is
 * due
 */
record Step(List<Finding> findings, List<Proposal> proposals) {

	static final Step NOTHING = new Step(List.of(), List.of());

}
