package io.callcraft.workflow;

import java.util.Optional;

import io.callcraft.shared.RepId;

/**
 * Knows which rep a process is about. Implemented by each module that starts processes of
 * its own, beside the cases.
 */
public interface ProcessSubject {

	/** The rep; empty for a business key of somebody else's. */
	Optional<RepId> rep(String businessKey);

	/** Whom it is about where that is no rep, such as a candidate, by name. */
	default Optional<String> called(String businessKey) {
		return Optional.empty();
	}

}
