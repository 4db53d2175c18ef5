package io.callcraft.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks passwords, remembering for a minute which ones were right: bcrypt is slow on
 * purpose, and a client of the API sends its password with every request. Only a digest
 * is kept, salted anew at every start; a changed hash is a different digest, so that a
 * changed password counts at once.
 */
class PasswordChecks {

	static final Duration REMEMBERED = Duration.ofSeconds(60);

	private static final int MOST = 10_000;

	private final PasswordEncoder encoder;

	private final Clock clock;

	private final byte[] salt = new byte[32];

	private final Map<String, Instant> rightUntil = new ConcurrentHashMap<>();

	PasswordChecks(PasswordEncoder encoder, Clock clock) {
		this.encoder = encoder;
		this.clock = clock;
		new SecureRandom().nextBytes(this.salt);
	}

	boolean isRight(String user, String password, String hash) {
		Instant now = this.clock.instant();
		String digest = digest(user, password, hash);
		Instant until = this.rightUntil.get(digest);
		if (until != null && now.isBefore(until)) {
			return true;
		}
		boolean right = this.encoder.matches(password, hash);
		if (right) {
			remember(digest, now);
		}
		return right;
	}

	private void remember(String digest, Instant now) {
		this.rightUntil.values().removeIf((until) -> !now.isBefore(until));
		if (this.rightUntil.size() < MOST) {
			this.rightUntil.put(digest, now.plus(REMEMBERED));
		}
	}

	private String digest(String... parts) {
		try {
			MessageDigest sha = MessageDigest.getInstance("SHA-256");
			sha.update(this.salt);
			for (String part : parts) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				// the length keeps "ab","c" and "a","bc" apart
				sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
				sha.update(bytes);
			}
			return HexFormat.of().formatHex(sha.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
