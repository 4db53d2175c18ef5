package io.callcraft.standing;

import java.nio.charset.StandardCharsets;

import io.callcraft.calls.Call;

/**
 * A number that looks random but belongs to the call, so that nobody can pick which calls
 * count and everybody can check.
 */
final class Chance {

	private Chance() {
	}

	/** From 0 to below 1, by FNV-1a (64 bit) of source and id with a final mix. */
	static double of(Call.Key key) {
		long hash = 0xcbf29ce484222325L;
		for (byte b : key.toString().getBytes(StandardCharsets.UTF_8)) {
			hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
		}
		hash ^= hash >>> 33;
		hash *= 0xff51afd7ed558ccdL;
		hash ^= hash >>> 33;
		return (hash >>> 11) * 0x1.0p-53;
	}

}
