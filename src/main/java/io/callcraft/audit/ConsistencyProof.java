package io.callcraft.audit;

import java.util.List;

/**
 * Shows that the ledger only grew from one size to another (RFC 6962, section 2.1.2).
 *
 * @param from how many entries it had
 * @param to how many it had later
 * @param path hashes from which both roots follow
 */
public record ConsistencyProof(long from, long to, List<String> path) {

	public ConsistencyProof {
		path = List.copyOf(path);
	}

}
