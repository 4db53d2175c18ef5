package io.callcraft.web.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, in the terms of RFC 9457.
 *
 * @param status the status of the answer
 * @param kind a stable word that programs can tell problems apart by
 * @param detail what happened and the way out, for the one who asked
 * @param fields the fields that are wrong, if any
 * @param extras further members of the problem detail, such as {@code subject}
 */
public record Problem(HttpStatus status, String kind, String detail, List<FieldProblem> fields,
		Map<String, Object> extras) {

	/** How long a client should wait while the database is away, in seconds. */
	static final int RETRY_AFTER_SECONDS = 5;

	public Problem {
		fields = List.copyOf(fields);
		extras = Map.copyOf(extras);
	}

	public static Problem of(HttpStatus status, String kind, String detail) {
		return new Problem(status, kind, detail, List.of(), Map.of());
	}

	Problem with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.extras);
		more.put(name, value);
		return new Problem(this.status, this.kind, this.detail, this.fields, more);
	}

	/** A URI that never changes for this kind of problem. */
	String type() {
		return "urn:callcraft:problem:" + this.kind;
	}

	/** A short name of the kind of problem, for people. */
	public String title() {
		return switch (this.kind) {
			case "invalid-input" -> "Some of what was sent is not right";
			case "not-found" -> "Not found";
			case "conflict" -> "No longer possible";
			case "not-allowed" -> "Not allowed";
			case "not-signed-in" -> "Sign in first";
			case "unreadable" -> "The request cannot be read";
			case "failed-rule", "runaway-rule" -> "A rule could not be applied";
			case "unavailable" -> "Not available at the moment";
			case "internal" -> "Something went wrong here";
			default -> this.status.getReasonPhrase();
		};
	}

	/** The members of the problem detail. */
	public Map<String, Object> members(@Nullable String instance) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", type());
		members.put("title", title());
		members.put("status", this.status.value());
		members.put("detail", this.detail);
		if (instance != null) {
			members.put("instance", instance);
		}
		if (this.fields.size() == 1) {
			members.put("field", this.fields.get(0).field());
		}
		if (!this.fields.isEmpty()) {
			members.put("errors", this.fields);
		}
		members.putAll(this.extras);
		return members;
	}

}
