package io.callcraft.workflow.web;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.callcraft.shared.InvalidInput;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.InstanceState;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The search for instances, as the form has it; what is left empty does not narrow.
 *
 * @param state a state in small letters, {@code stuck} or {@code all}; {@code active}
 * unless said otherwise
 * @param process id of a process
 * @param release number of a release
 * @param node id of a node
 * @param about a business key
 * @param variable name and value, such as {@code outcome=MET}
 * @param olderThan started more than so many days ago
 */
record InstanceForm(@Nullable String state, @Nullable String process, @Nullable Integer release, @Nullable String node,
		@Nullable String about, @Nullable String variable, @Nullable Integer olderThan) {

	private static final String ACTIVE = "active";

	private static final String STUCK = "stuck";

	InstanceForm {
		state = StringUtils.hasText(state) ? state.strip().toLowerCase(Locale.ROOT) : ACTIVE;
		process = given(process);
		node = given(node);
		about = given(about);
		variable = given(variable);
	}

	InstanceQuery query(Clock clock) {
		String[] parts = (this.variable != null) ? this.variable.split("=", 2) : new String[0];
		if (parts.length == 1) {
			throw new InvalidInput("variable", "'" + parts[0] + "' has no value: write it like outcome=MET");
		}
		return new InstanceQuery(this.process, this.release, wantedState(), STUCK.equals(this.state), this.node, null,
				(this.olderThan != null) ? clock.instant().minus(Duration.ofDays(this.olderThan)) : null, this.about,
				(parts.length == 2) ? parts[0].strip() : null, (parts.length == 2) ? parts[1].strip() : null);
	}

	private @Nullable InstanceState wantedState() {
		if (STUCK.equals(this.state) || "all".equals(this.state)) {
			return null;
		}
		for (InstanceState each : InstanceState.values()) {
			if (each.name().equalsIgnoreCase(this.state)) {
				return each;
			}
		}
		throw new InvalidInput("state",
				"'" + this.state + "' is unknown: use active, suspended, completed, aborted, stuck or all");
	}

	/** Everything that was filled in, by the name of its field. */
	public Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		put(fields, "state", this.state);
		put(fields, "process", this.process);
		put(fields, "release", this.release);
		put(fields, "node", this.node);
		put(fields, "about", this.about);
		put(fields, "variable", this.variable);
		put(fields, "olderThan", this.olderThan);
		return fields;
	}

	/** The address of the page with this search. */
	public String address(String path) {
		return builder(path).build(true).toUriString();
	}

	String after(String path, String cursor) {
		return builder(path).queryParam("after", UriUtils.encode(cursor, UTF_8)).build(true).toUriString();
	}

	private UriComponentsBuilder builder(String path) {
		UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
		fields().forEach((name, value) -> builder.queryParam(name, UriUtils.encode(value.toString(), UTF_8)));
		return builder;
	}

	private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

	private static @Nullable String given(@Nullable String text) {
		return StringUtils.hasText(text) ? text.strip() : null;
	}

}
