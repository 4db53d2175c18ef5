package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST API as somebody outside uses it.
 */
public final class Api {

	private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** The password of everybody in tests. */
	public static final String PASSWORD = "callcraft";

	private final String base;

	private final String user;

	private Api(String base, String user) {
		this.base = base;
		this.user = user;
	}

	/**
	 * The API of a running application, as a user whose password is {@value #PASSWORD}.
	 */
	public static Api of(String base, String user) {
		return new Api(base, user);
	}

	/** The same as somebody else. */
	public Api as(String other) {
		return new Api(this.base, other);
	}

	public Answer get(String path) {
		return send("GET", path, "application/json", null);
	}

	public Answer put(String path, Map<String, Object> body) {
		return send("PUT", path, "application/json", JSON.writeValueAsString(body));
	}

	public Answer delete(String path) {
		return send("DELETE", path, "application/json", null);
	}

	public Answer post(String path, Map<String, Object> body) {
		return send("POST", path, "application/json", JSON.writeValueAsString(body));
	}

	public Answer post(String path, String contentType, String body) {
		return send("POST", path, contentType, body);
	}

	/** Completes a task with its fields. */
	public Answer complete(String task, Map<String, Object> fields) {
		return post("/api/tasks/" + task + "/complete", Map.of("fields", fields));
	}

	private Answer send(String method, String path, String contentType, String body) {
		String credentials = Base64.getEncoder()
			.encodeToString((this.user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", "Basic " + credentials)
			.header("Content-Type", contentType)
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Waits until something holds; fails when it does not in time. */
	public static void await(String what, Duration atMost, BooleanSupplier holds) {
		long end = System.nanoTime() + atMost.toNanos();
		while (!holds.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Not within " + atMost + ": " + what);
			}
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * What the API answered.
	 */
	public record Answer(int status, String body) {

		/** The body as JSON. */
		public JsonNode json() {
			return JSON.readTree(this.body);
		}

		/**
		 * The same, if the status is the one expected.
		 */
		public Answer expect(int expected) {
			if (this.status != expected) {
				throw new AssertionError("Expected " + expected + " but was " + this.status + ": " + this.body);
			}
			return this;
		}

	}

}
