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

/**
 * Somebody else's server that keeps heads: each is posted to its address as a line of
 * JSON, and getting the address answers with all lines, in any order.
 */
final class RemoteWitness {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** What a server answers that takes heads, and hands none out. */
	private static final Set<Integer> ONLY_LISTENS = Set.of(405, 501);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final URI address;

	RemoteWitness(URI address) {
		this.address = address;
	}

	/**
	 * Hands a head over.
	 * @throws IllegalStateException when it was not taken
	 */
	void post(String line) {
		HttpResponse<String> answer = send(request().header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(line, StandardCharsets.UTF_8)));
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException(this + " answered " + answer.statusCode());
		}
	}

	/**
	 * All lines that it keeps; empty where it hands none out.
	 * @throws IllegalStateException when it cannot be asked
	 */
	String lines() {
		HttpResponse<String> answer = send(request().header("Accept", "application/x-ndjson").GET());
		if (ONLY_LISTENS.contains(answer.statusCode())) {
			return "";
		}
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(this + " answered " + answer.statusCode());
		}
		return answer.body();
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
