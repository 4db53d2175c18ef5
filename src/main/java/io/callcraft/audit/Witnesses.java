package io.callcraft.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final JsonMapper JSON = new JsonMapper();

	private final LedgerSettings settings;

	private @Nullable SignedHead last;

	Witnesses(LedgerSettings settings) {
		this.settings = settings;
	}

	/** Adds a head to the file, unless it is the last one there, and posts it. */
	synchronized void keep(SignedHead head) {
		if (this.last == null) {
			List<SignedHead> kept = read();
			this.last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
		}
		if (head.equals(this.last)) {
			return;
		}
		String line = CanonicalJson.of(Map.of("size", head.size(), "root", head.root(), "at", head.at().toString(),
				"signature", head.signature(), "key", head.key()));
		append(line + "\n");
		this.last = head;
		if (this.settings.witnessUrl() != null) {
			post(this.settings.witnessUrl(), line);
		}
	}

	/**
	 * The heads of the file, in the order in which they were kept.
	 * @throws IllegalStateException when a line is no head
	 */
	List<SignedHead> read() {
		Path file = Path.of(this.settings.witnessFile());
		if (this.settings.witnessFile().isEmpty() || !Files.exists(file)) {
			return List.of();
		}
		List<SignedHead> heads = new ArrayList<>();
		try {
			// a last line without an end is one that a crash cut off
			String text = Files.readString(file);
			for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
				heads.add(JSON.readValue(line, SignedHead.class));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The witness file " + file + " cannot be read", ex);
		}
		catch (JacksonException ex) {
			throw new IllegalStateException("Line " + (heads.size() + 1) + " of the witness file " + file
					+ " is no signed head: restore the file, or take the line out if you know how it came there", ex);
		}
		return heads;
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

	private static void post(URI address, String line) {
		HttpRequest request = HttpRequest.newBuilder(address)
			.timeout(PATIENCE)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(line, StandardCharsets.UTF_8))
			.build();
		try {
			HttpResponse<Void> answer = HttpClient.newBuilder()
				.connectTimeout(PATIENCE)
				.build()
				.send(request, HttpResponse.BodyHandlers.discarding());
			if (answer.statusCode() / 100 != 2) {
				throw new IllegalStateException("The witness at " + address + " answered " + answer.statusCode());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The witness at " + address + " cannot be reached", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while telling the witness at " + address, ex);
		}
	}

}
