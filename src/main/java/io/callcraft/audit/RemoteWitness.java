package io.callcraft.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Somebody else's server that keeps heads: each is posted to its address as a line of
 * JSON, and getting the address answers with all lines, in any order.
 */
final class RemoteWitness implements Witness {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** What a server answers that takes heads, and hands none out. */
	private static final Set<Integer> ONLY_LISTENS = Set.of(405, 501);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final URI address;

	private @Nullable SignedHead posted;

	RemoteWitness(URI address) {
		this.address = address;
	}

	/** Posts a head, unless it was the last to be posted. */
	@Override
	public synchronized void keep(SignedHead head) {
		if (head.equals(this.posted)) {
			return;
		}
		HttpResponse<String> answer = send(request().header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(HeadLine.of(head), StandardCharsets.UTF_8)));
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException(this + " answered " + answer.statusCode());
		}
		this.posted = head;
	}

	@Override
	public Remembered remembered() {
		HttpResponse<String> answer = send(request().header("Accept", "application/x-ndjson").GET());
		if (ONLY_LISTENS.contains(answer.statusCode())) {
			return Remembered.NOTHING;
		}
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(this + " answered " + answer.statusCode());
		}
		return HeadLine.readAll(toString(), answer.body());
	}

	@Override
	public Testimony.Kind kind() {
		return Testimony.Kind.ADDRESS;
	}

	@Override
	public String where() {
		return this.address.toString();
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(this.address).timeout(PATIENCE);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(this + " cannot be reached", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while speaking with " + this, ex);
		}
	}

	@Override
	public String toString() {
		return "The witness at " + this.address;
	}

}
