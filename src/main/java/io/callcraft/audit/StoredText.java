package io.callcraft.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.callcraft.audit.EntryText.Erasure;
import io.callcraft.audit.EntryText.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A text as the table holds it. With the words goes their salt, so that nobody can find
 * the words again by trying which have the digest.
 *
 * @param salt 32 random bytes; absent once erased
 * @param words absent once erased
 */
record StoredText(String digest, byte @Nullable [] salt, @Nullable String words, boolean restricted,
		@Nullable Erasure erased) {

	static String digest(byte[] salt, String words) {
		MessageDigest sha256 = Tree.sha256();
		sha256.update(salt);
		return HexFormat.of().formatHex(sha256.digest(words.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * How it stands for a reader.
	 * @param reads whether texts are for the reader
	 * @param readsRestricted whether restricted ones are, too
	 */
	EntryText shown(boolean reads, boolean readsRestricted) {
		if (this.salt == null || this.words == null) {
			return new EntryText(this.digest, (this.erased != null) ? Standing.ERASED : Standing.MISSING, null,
					this.erased);
		}
		if (!digest(this.salt, this.words).equals(this.digest)) {
			return new EntryText(this.digest, Standing.CHANGED, null, null);
		}
		boolean shown = this.restricted ? readsRestricted : reads;
		return new EntryText(this.digest, this.restricted ? Standing.RESTRICTED : Standing.AS_ENTERED,
				shown ? this.words : null, null);
	}

}
