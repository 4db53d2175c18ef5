package io.callcraft.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps signed heads where whoever has the database has nothing to say: a file, one head
 * a line, and whoever listens at an address.
 */
@Component
class Witnesses {

	private static final JsonMapper JSON = new JsonMapper();

	private final LedgerSettings settings;

	private final @Nullable RemoteWitness remote;

	private @Nullable SignedHead last;

	private @Nullable SignedHead posted;

	Witnesses(LedgerSettings settings) {
		this.settings = settings;
		this.remote = (settings.witnessUrl() != null) ? new RemoteWitness(settings.witnessUrl()) : null;
	}

	/**
	 * Adds a head to the file, unless it is the last one there, and posts it, unless it
	 * was the last to be posted.
	 */
	synchronized void keep(SignedHead head) {
		if (this.last == null) {
			List<SignedHead> kept = ofFile();
			this.last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
		}
		String line = CanonicalJson.of(Map.of("size", head.size(), "root", head.root(), "at", head.at().toString(),
				"signature", head.signature(), "key", head.key()));
		if (!head.equals(this.last)) {
			append(line + "\n");
			this.last = head;
		}
		if (this.remote != null && !head.equals(this.posted)) {
			this.remote.post(line);
			this.posted = head;
		}
	}

	/**
	 * The heads of the file, in the order in which they were kept.
	 * @throws IllegalStateException when a line is no head
	 */
	List<SignedHead> ofFile() {
		Path file = Path.of(this.settings.witnessFile());
		if (this.settings.witnessFile().isEmpty() || !Files.exists(file)) {
			return List.of();
		}
		try {
			// a last line without an end is one that a crash cut off
			String text = Files.readString(file);
			return heads("the witness file " + file, text.substring(0, text.lastIndexOf('\n') + 1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The witness file " + file + " cannot be read", ex);
		}
	}

	/**
	 * The heads that were posted, as the one who took them hands them out.
	 * @throws IllegalStateException when they cannot be asked, or a line is no head
	 */
	List<SignedHead> ofAddress() {
		return (this.remote == null) ? List.of() : heads(this.remote.toString(), this.remote.lines());
	}

	private static List<SignedHead> heads(String place, String text) {
		List<SignedHead> heads = new ArrayList<>();
		try {
			text.lines().forEach((line) -> heads.add(JSON.readValue(line, SignedHead.class)));
			return heads;
		}
		catch (JacksonException ex) {
			throw new IllegalStateException("Line " + (heads.size() + 1) + " of " + place
					+ " is no signed head: restore it, or take the line out if you know how it came there", ex);
		}
	}

	private void append(String line) {
		if (this.settings.witnessFile().isEmpty()) {
			return;
		}
		Path file = Path.of(this.settings.witnessFile()).toAbsolutePath();
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
					StandardOpenOption.SYNC);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The witness file " + file + " cannot be written", ex);
		}
	}

}
