package io.callcraft.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The secret behind the tags of entries: HMAC-SHA256 (RFC 2104) of an entry together with
 * who wrote it and as which of theirs. A seal shows that an entry has not changed since
 * it was sealed, not that the application wrote it: whoever may insert rows could have
 * one sealed that never happened. Only who has the key file can tag.
 *
 * @param secret 32 bytes
 * @param from the first entry that must have a tag of this secret
 */
record TagKey(byte[] secret, long from) {

	/** Who wrote it, as which of theirs, and the code. */
	static final int LENGTH = 2 * Long.BYTES + 32;

	private static final String ALGORITHM = "HmacSHA256";

	static TagKey generate(long from) {
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		return new TagKey(secret, from);
	}

	/** Reads what {@link #toString()} wrote. */
	static TagKey of(String text) {
		String[] parts = text.split(" ");
		return new TagKey(Base64.getDecoder().decode(parts[0]), Long.parseLong(parts[1]));
	}

	/**
	 * Tags an entry.
	 * @param writer who writes it: one run of the application
	 * @param serial which of the writer's entries it is
	 */
	byte[] tag(long writer, long serial, Content.Written entry) {
		byte[] place = ByteBuffer.allocate(2 * Long.BYTES).putLong(writer).putLong(serial).array();
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret, ALGORITHM));
			mac.update(place);
			mac.update(entry.bytes(-1));
			return ByteBuffer.allocate(LENGTH).put(place).put(mac.doFinal()).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HMAC-SHA256", ex);
		}
	}

	/** Whether a tag is the entry's own. */
	boolean isOf(Content.Written entry, byte @Nullable [] tag) {
		if (tag == null || tag.length != LENGTH) {
			return false;
		}
		ByteBuffer place = ByteBuffer.wrap(tag);
		return MessageDigest.isEqual(tag, tag(place.getLong(), place.getLong(), entry));
	}

	/** As a line of the key file holds it. */
	@Override
	public String toString() {
		return Base64.getEncoder().encodeToString(this.secret) + " " + this.from;
	}

}
