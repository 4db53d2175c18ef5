package io.callcraft.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The half of a signing key that everybody may know.
 *
 * @param id names it: the first 32 hexadecimal digits of the SHA-256 of its X.509 form
 * @param text its X.509 form in base 64
 */
record PublicSigningKey(String id, String text) {

	static final String ALGORITHM = "Ed25519";

	private static final int ID_DIGITS = 32;

	static PublicSigningKey of(byte[] encoded) {
		String id = HexFormat.of().formatHex(Tree.sha256().digest(encoded)).substring(0, ID_DIGITS);
		return new PublicSigningKey(id, Base64.getEncoder().encodeToString(encoded));
	}

	static PublicSigningKey of(String text) {
		return of(Base64.getDecoder().decode(text));
	}

	byte[] encoded() {
		return Base64.getDecoder().decode(this.text);
	}

	/** Whether this key's owner signed the content. */
	boolean signed(byte[] content, byte[] signature) {
		try {
			PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded()));
			Signature check = Signature.getInstance(ALGORITHM);
			check.initVerify(key);
			check.update(content);
			return check.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			// a malformed key or signature is no valid one
			return false;
		}
	}

	boolean signed(SignedHead head) {
		return head.key().equals(this.id) && signed(head.signed(), HexFormat.of().parseHex(head.signature()));
	}

}
