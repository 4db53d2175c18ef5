package io.callcraft.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The key that signs heads, kept in a file that only its owner may read and never in the
 * database: who has the database alone can sign nothing. The file also lists the keys
 * before it, which is how this machine knows them as its own.
 */
final class SigningKey {

	private static final String HEADING = "# Signs the heads of Callcraft's ledger. Keep it secret, and keep a copy.\n";

	private final PrivateKey secret;

	private final PublicSigningKey open;

	private final List<PublicSigningKey> earlier;

	private final @Nullable TagKey tags;

	private SigningKey(PrivateKey secret, PublicSigningKey open, List<PublicSigningKey> earlier,
			@Nullable TagKey tags) {
		this.secret = secret;
		this.open = open;
		this.earlier = List.copyOf(earlier);
		this.tags = tags;
	}

	static SigningKey generate(List<PublicSigningKey> earlier, TagKey tags) {
		try {
			KeyPair pair = KeyPairGenerator.getInstance(PublicSigningKey.ALGORITHM).generateKeyPair();
			return new SigningKey(pair.getPrivate(), PublicSigningKey.of(pair.getPublic().getEncoded()), earlier, tags);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java from 15 on has Ed25519", ex);
		}
	}

	/**
	 * Reads a key file.
	 * @throws IllegalStateException when it is none
	 */
	static SigningKey read(Path file) {
		List<PublicSigningKey> open = new ArrayList<>();
		PrivateKey secret = null;
		TagKey tags = null;
		try {
			for (String line : Files.readAllLines(file)) {
				String value = line.substring(line.indexOf(' ') + 1);
				if (line.startsWith("private ")) {
					secret = KeyFactory.getInstance(PublicSigningKey.ALGORITHM)
						.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(value)));
				}
				else if (line.startsWith("tags ")) {
					tags = TagKey.of(value);
				}
				else if (line.startsWith("public ") || line.startsWith("earlier ")) {
					open.add(PublicSigningKey.of(value));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key file " + file + " cannot be read", ex);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalStateException("The key file " + file + " is damaged: restore the copy that you keep", ex);
		}
		if (secret == null || open.isEmpty()) {
			throw new IllegalStateException("The key file " + file + " holds no key: restore the copy that you keep");
		}
		return new SigningKey(secret, open.get(0), open.subList(1, open.size()), tags);
	}

	/**
	 * Keeps it in a file that appears complete or not at all, readable by its owner
	 * alone.
	 */
	void write(Path file) {
		StringBuilder text = new StringBuilder(HEADING).append("private ")
			.append(Base64.getEncoder().encodeToString(this.secret.getEncoded()))
			.append("\npublic ")
			.append(this.open.text())
			.append('\n');
		if (this.tags != null) {
			text.append("tags ").append(this.tags).append('\n');
		}
		this.earlier.forEach((key) -> text.append("earlier ").append(key.text()).append('\n'));
		Path folder = file.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
			// readable by its owner alone from the start
			Path draft = Files.createTempFile(folder, "ledger", ".key");
			Files.writeString(draft, text);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key of the ledger cannot be kept in " + file, ex);
		}
	}

	/**
	 * The key of a file; a new one where there is no file yet.
	 * @param entered how many entries there are, which a new secret cannot have tagged
	 */
	static synchronized SigningKey in(Path file, LongSupplier entered) {
		if (!Files.exists(file)) {
			generate(List.of(), TagKey.generate(entered.getAsLong())).write(file);
		}
		SigningKey key = read(file);
		if (key.tags == null) {
			new SigningKey(key.secret, key.open, key.earlier, TagKey.generate(entered.getAsLong())).write(file);
		}
		return read(file);
	}

	/** Whether others than its owner may read a file, which no key file should allow. */
	static boolean isOpenToOthers(Path file) {
		try {
			return Files.getFileStore(file).supportsFileAttributeView("posix")
					&& !PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key file " + file + " cannot be looked at", ex);
		}
	}

	PublicSigningKey open() {
		return this.open;
	}

	/** Whether it is of a file that tags entries. */
	boolean isTagging() {
		return this.tags != null;
	}

	/**
	 * What entries are tagged with.
	 * @throws IllegalStateException when the file is of before there were tags
	 */
	TagKey tags() {
		if (this.tags == null) {
			throw new IllegalStateException("The key file tags no entries yet: start the application with it once");
		}
		return this.tags;
	}

	/** This key and those before it. */
	List<PublicSigningKey> known() {
		List<PublicSigningKey> known = new ArrayList<>(List.of(this.open));
		known.addAll(this.earlier);
		return known;
	}

	byte[] sign(byte[] content) {
		try {
			Signature signature = Signature.getInstance(PublicSigningKey.ALGORITHM);
			signature.initSign(this.secret);
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The ledger's key cannot sign", ex);
		}
	}

	SignedHead sign(long size, String root, Instant at) {
		SignedHead head = new SignedHead(size, root, at, "", this.open.id());
		return new SignedHead(size, root, at, HexFormat.of().formatHex(sign(head.signed())), this.open.id());
	}

}
