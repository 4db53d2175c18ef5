package io.callcraft.audit;

import java.util.List;

/**
 * Shows that an entry is in the ledger (RFC 6962, section 2.1.1): hash the leaf with the
 * path, and what comes out is the root that the head signs.
 *
 * @param n the entry's number
 * @param leaf hash of the entry, 64 hexadecimal digits
 * @param path the hashes beside the way to the root, the lowest first
 * @param head the head that it leads to
 */
public record Proof(long n, String leaf, List<String> path, SignedHead head) {

	public Proof {
		path = List.copyOf(path);
	}

}
