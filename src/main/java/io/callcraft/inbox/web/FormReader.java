package io.callcraft.inbox.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.callcraft.inbox.FormField;
import io.callcraft.shared.Competency;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.Words;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Turns the JSON Schema of a form into fields of a page, and what a browser sends into
 * what the form reads.
 */
final class FormReader {

	/** Options that say more than their word to somebody who has to choose. */
	private static final Map<String, String> EXPLAINED = Map.of("WILL", "Will: could, but does not want to", "SKILL",
			"Skill: wants to, cannot do it yet", "KNOWLEDGE", "Knowledge: does not know what to do", "TALENT",
			"Talent: taught and tried, it does not come", "OBSTACLE", "Obstacle: something stands in the way",
			"UNKNOWN", "Not known yet", "PROTECTED", "Protected ground: health, leave, harassment, pay");

	/** What each of the numbers names that can be chosen. */
	private static final String LABELS = "x-labels";

	private final Map<String, Map<String, Object>> properties;

	private final Collection<?> required;

	private final ZoneId zone;

	FormReader(Map<String, Object> schema, ZoneId zone) {
		this.properties = new LinkedHashMap<>();
		map(schema.get("properties")).forEach((name, property) -> this.properties.put(name, map(property)));
		this.required = (schema.get("required") instanceof Collection<?> names) ? names : List.of();
		this.zone = zone;
	}

	/** The fields as they open: with what is known already. */
	List<FormField> blank() {
		return fields((name) -> initial(this.properties.get(name)), List.of());
	}

	/** The fields as they were sent, each with what is wrong with it. */
	List<FormField> sent(MultiValueMap<String, String> form, List<FieldProblem> problems) {
		return fields((name) -> form.getOrDefault(name, List.of()), problems);
	}

	/** What was sent, in the types of the schema; empty fields are left out. */
	Map<String, Object> read(MultiValueMap<String, String> form) {
		Map<String, Object> read = new LinkedHashMap<>();
		this.properties.forEach((name, property) -> {
			Object value = value(kind(property), form.getOrDefault(name, List.of()), property);
			if (value != null) {
				read.put(name, value);
			}
		});
		return read;
	}

	private List<FormField> fields(Function<String, List<String>> values, List<FieldProblem> problems) {
		List<FormField> fields = new ArrayList<>();
		this.properties.forEach((name, property) -> {
			FormField.Kind kind = kind(property);
			if (kind == FormField.Kind.LIST && !this.required.contains(name) && values.apply(name).isEmpty()) {
				// a list of what came before, and nothing came before
				return;
			}
			String error = problems.stream()
				.filter((problem) -> problem.field().equals(name))
				.map(FieldProblem::reason)
				.findFirst()
				.map((reason) -> beside(text(property, "description"), reason))
				.orElse(null);
			fields.add(new FormField(name, kind, Objects.requireNonNullElse(text(property, "title"), name),
					text(property, "description"), this.required.contains(name), options(property), limits(property),
					(kind == FormField.Kind.SECRET) ? List.of() : values.apply(name), error, text(property, "x-with")));
		});
		return fields;
	}

	/** What is wrong, without the help that the page shows right above. */
	private static String beside(@Nullable String help, String reason) {
		return (help != null && reason.endsWith(": " + help)) ? reason.substring(0, reason.length() - help.length() - 2)
				: reason;
	}

	private static FormField.Kind kind(Map<String, Object> property) {
		String type = Objects.requireNonNullElse(text(property, "type"), "string");
		return switch (type) {
			case "boolean" -> FormField.Kind.YES_NO;
			case "integer", "number" -> property.containsKey(LABELS) ? FormField.Kind.CHOICE : FormField.Kind.NUMBER;
			case "array" -> options(property).isEmpty() ? FormField.Kind.LIST : FormField.Kind.CHOICES;
			default -> {
				if (property.containsKey("enum")) {
					yield FormField.Kind.CHOICE;
				}
				if ("date-time".equals(property.get("format"))) {
					yield FormField.Kind.MOMENT;
				}
				if ("password".equals(property.get("format"))) {
					yield FormField.Kind.SECRET;
				}
				if ("date".equals(property.get("format"))) {
					yield FormField.Kind.DAY;
				}
				yield Boolean.TRUE.equals(property.get("x-multiline")) ? FormField.Kind.LONG_TEXT : FormField.Kind.TEXT;
			}
		};
	}

	private static List<FormField.Option> options(Map<String, Object> property) {
		if (property.containsKey(LABELS)) {
			return map(property.get(LABELS)).entrySet()
				.stream()
				.map((named) -> new FormField.Option(named.getKey(), String.valueOf(named.getValue())))
				.toList();
		}
		Object listed = property.get("enum");
		if (listed == null) {
			Map<String, Object> items = map(property.get("items"));
			listed = items.containsKey("enum") ? items.get("enum") : items.get("examples");
		}
		if (!(listed instanceof Collection<?> values)) {
			return List.of();
		}
		return values.stream().map(String::valueOf).map((value) -> new FormField.Option(value, label(value))).toList();
	}

	private static String label(String value) {
		String explained = EXPLAINED.get(value);
		if (explained != null) {
			return explained;
		}
		for (Competency competency : Competency.values()) {
			if (competency.name().equals(value)) {
				return competency.title();
			}
		}
		return Words.of(value);
	}

	private static FormField.Limits limits(Map<String, Object> property) {
		boolean whole = "integer".equals(property.get("type"));
		Object longest = property.get("maxLength");
		return new FormField.Limits(bound(property, "minimum"), bound(property, "maximum"), whole ? "1" : "any",
				(longest instanceof Number length) ? length.intValue() : null);
	}

	private List<String> initial(@Nullable Map<String, Object> property) {
		Object value = (property != null) ? property.get("default") : null;
		if (value instanceof Collection<?> many) {
			return many.stream().map(String::valueOf).toList();
		}
		return (value != null) ? List.of(number(value)) : List.of();
	}

	private @Nullable Object value(FormField.Kind kind, List<String> sent, Map<String, Object> property) {
		String first = sent.isEmpty() ? "" : sent.get(0).strip();
		return switch (kind) {
			case YES_NO -> first.equals("true");
			case CHOICES -> sent.isEmpty() ? null : List.copyOf(sent);
			case LIST -> first.isEmpty() ? null : first.lines().map(String::strip).toList();
			case CHOICE ->
				first.isEmpty() ? null : "integer".equals(property.get("type")) ? numeric(first, true) : first;
			case NUMBER -> first.isEmpty() ? null : numeric(first, "integer".equals(property.get("type")));
			case MOMENT -> first.isEmpty() ? null : moment(first);
			case SECRET -> first.isEmpty() ? null : sent.get(0);
			default -> first.isEmpty() ? null : first;
		};
	}

	/** What is no number stays text, for the form to refuse in its own words. */
	private static Object numeric(String text, boolean whole) {
		try {
			if (whole) {
				return Integer.valueOf(text);
			}
			return Double.valueOf(text.replace(',', '.'));
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private Object moment(String text) {
		try {
			return LocalDateTime.parse(text).atZone(this.zone).toInstant().toString();
		}
		catch (DateTimeParseException ex) {
			return text;
		}
	}

	private static @Nullable String bound(Map<String, Object> property, String name) {
		return property.containsKey(name) ? number(property.get(name)) : null;
	}

	private static String number(@Nullable Object value) {
		if (value instanceof Double number && number == Math.rint(number)) {
			return String.valueOf(number.longValue());
		}
		return String.valueOf(value);
	}

	private static @Nullable String text(Map<String, Object> property, String name) {
		Object value = property.get(name);
		return (value != null) ? value.toString() : null;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of();
	}

}
