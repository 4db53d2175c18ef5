package io.callcraft.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in, field by field, with everything that is wrong about it.
 */
public final class FormAnswers {

	/** Longest text that a field takes, in characters. */
	static final int LONGEST = 4_000;

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final List<FieldProblem> problems = new ArrayList<>();

	FormAnswers() {
	}

	/** Adds a problem that only the form can see. */
	public void refuse(String field, String reason) {
		this.problems.add(new FieldProblem(field, reason));
	}

	/**
	 * Ends the reading.
	 * @throws InvalidInput naming every field that is wrong
	 */
	public FormAnswers check() {
		if (!this.problems.isEmpty()) {
			throw new InvalidInput(this.problems);
		}
		return this;
	}

	public boolean has(String field) {
		return this.values.containsKey(field);
	}

	/** The text of a field; empty text when it was left out. */
	public String text(String field) {
		return (String) this.values.getOrDefault(field, "");
	}

	public Optional<Integer> integer(String field) {
		return Optional.ofNullable((Integer) this.values.get(field));
	}

	public Optional<Double> decimal(String field) {
		return Optional.ofNullable((Double) this.values.get(field));
	}

	/** Whether the field says yes. */
	public boolean yes(String field) {
		return Boolean.TRUE.equals(this.values.get(field));
	}

	public Optional<Instant> instant(String field) {
		return Optional.ofNullable((Instant) this.values.get(field));
	}

	/** The words of a field; none when it was left out. */
	@SuppressWarnings("unchecked")
	public List<String> words(String field) {
		return (List<String>) this.values.getOrDefault(field, List.of());
	}

	/** Leaves a field out of what is kept: its text lives elsewhere, restricted. */
	public void withhold(String field) {
		this.values.remove(field);
	}

	/** Everything filled in and right, to be kept; instants as text. */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		this.values.forEach((name, value) -> map.put(name, (value instanceof Instant) ? value.toString() : value));
		return map;
	}

	void take(FormFields.Field field, @Nullable Object value) {
		if (value == null || (value instanceof String text && text.isBlank())
				|| (value instanceof List<?> list && list.isEmpty())) {
			if (field.required) {
				refuse(field.name, "is missing: " + field.help);
			}
			return;
		}
		Object read = switch (field.kind) {
			case TEXT, LINES -> text(field, value);
			case SECRET -> (value instanceof String secret) ? secret : wrong(field, "must be text");
			case CHOICE -> choice(field, value);
			case WORDS -> words(field, value);
			case INTEGER -> integer(field, value);
			case DECIMAL -> decimal(field, value);
			case YES -> yes(field, value);
			case INSTANT -> instant(field, value);
		};
		if (read != null) {
			this.values.put(field.name, read);
		}
	}

	private @Nullable Object text(FormFields.Field field, Object value) {
		if (!(value instanceof String text)) {
			return wrong(field, "must be text");
		}
		return (text.length() > LONGEST) ? wrong(field, "is longer than " + LONGEST + " characters") : text.strip();
	}

	private @Nullable Object choice(FormFields.Field field, Object value) {
		return field.options.contains(value) ? value
				: wrong(field, "'" + value + "' is not one of " + String.join(", ", field.options));
	}

	private @Nullable Object words(FormFields.Field field, Object value) {
		if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
			return wrong(field, "must be a list of words");
		}
		List<String> words = list.stream()
			.map((word) -> ((String) word).strip())
			.filter((word) -> !word.isEmpty())
			.distinct()
			.toList();
		if (words.size() < field.min || words.size() > field.max) {
			return wrong(field, "has " + words.size() + " entries: give " + range(field));
		}
		return words;
	}

	private @Nullable Object integer(FormFields.Field field, Object value) {
		if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
			return wrong(field, "must be a whole number");
		}
		return inRange(field, number) ? (Object) number.intValue()
				: wrong(field, value + " is out of range: use " + range(field));
	}

	private @Nullable Object decimal(FormFields.Field field, Object value) {
		if (!(value instanceof Number number)) {
			return wrong(field, "must be a number");
		}
		return inRange(field, number) ? (Object) number.doubleValue()
				: wrong(field, value + " is out of range: use " + range(field));
	}

	private @Nullable Object yes(FormFields.Field field, Object value) {
		return (value instanceof Boolean) ? value : wrong(field, "must be true or false");
	}

	private @Nullable Object instant(FormFields.Field field, Object value) {
		try {
			return OffsetDateTime.parse(value.toString()).toInstant();
		}
		catch (DateTimeParseException ex) {
			return wrong(field, "'" + value + "' is no time: write it like 2026-11-02T14:03:00Z");
		}
	}

	private @Nullable Object wrong(FormFields.Field field, String reason) {
		refuse(field.name, reason);
		return null;
	}

	private static boolean inRange(FormFields.Field field, Number number) {
		return number.doubleValue() >= field.min && number.doubleValue() <= field.max;
	}

	private static String range(FormFields.Field field) {
		return plain(field.min) + " to " + plain(field.max);
	}

	private static String plain(double number) {
		return (number == Math.rint(number)) ? String.valueOf((long) number) : String.valueOf(number);
	}

}
