package io.callcraft.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * What the ledger is at a moment, signed: whoever keeps one can tell later whether
 * anything before it was changed.
 *
 * @param size how many entries are sealed
 * @param root root of the tree over them, 64 hexadecimal digits
 * @param at when it was signed
 * @param signature Ed25519 over {@link #signed()}, 128 hexadecimal digits
 * @param key the key's id: the first 32 hexadecimal digits of the SHA-256 of its X.509
 * form
 */
public record SignedHead(long size, String root, Instant at, String signature, String key) {

	/** What is signed: all but the signature, as canonical JSON (RFC 8785). */
	byte[] signed() {
		return CanonicalJson.of(Map.of("size", this.size, "root", this.root, "at", this.at.toString(), "key", this.key))
			.getBytes(StandardCharsets.UTF_8);
	}

}
