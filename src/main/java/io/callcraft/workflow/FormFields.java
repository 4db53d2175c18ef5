package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a task's form: describes them as JSON Schema for whoever shows the form,
 * and reads what was filled in, so that both say the same.
 */
public final class FormFields {

	private final Map<String, Field> fields = new LinkedHashMap<>();

	/** A line of text. */
	public FormFields text(String name, String title, String help) {
		return add(new Field(name, title, help, Kind.TEXT));
	}

	/** Some lines of text. */
	public FormFields lines(String name, String title, String help) {
		return add(new Field(name, title, help, Kind.LINES));
	}

	/** A password: taken as it is, and shown to nobody. */
	public FormFields secret(String name, String title, String help) {
		return add(new Field(name, title, help, Kind.SECRET));
	}

	/** One of a few words in capitals. */
	public FormFields choice(String name, String title, String help, Object... options) {
		Field field = new Field(name, title, help, Kind.CHOICE);
		for (Object option : options) {
			field.options.add(option.toString());
		}
		return add(field);
	}

	/** One of a few ids, such as of people, each read by its name. */
	public FormFields named(String name, String title, String help, Map<String, String> options) {
		choice(name, title, help, options.keySet().toArray());
		last().names.putAll(options);
		return this;
	}

	/**
	 * Several words, at least {@code min} and at most {@code max}; options are
	 * suggestions.
	 */
	public FormFields words(String name, String title, String help, int min, int max, List<String> suggestions) {
		Field field = new Field(name, title, help, Kind.WORDS);
		field.min = min;
		field.max = max;
		field.options.addAll(suggestions);
		return add(field);
	}

	public FormFields integer(String name, String title, String help, int min, int max) {
		return number(name, title, help, Kind.INTEGER, min, max);
	}

	/**
	 * A whole number that names something: those that come into question are offered, by
	 * what they name, and the form judges any other.
	 */
	public FormFields numbered(String name, String title, String help, Map<Integer, String> offered) {
		integer(name, title, help, 1, Integer.MAX_VALUE);
		last().offered.putAll(offered);
		return this;
	}

	public FormFields decimal(String name, String title, String help, double min, double max) {
		return number(name, title, help, Kind.DECIMAL, min, max);
	}

	/** Yes or no. */
	public FormFields yes(String name, String title, String help) {
		return add(new Field(name, title, help, Kind.YES));
	}

	/** A point in time, ISO 8601 with zone. */
	public FormFields instant(String name, String title, String help) {
		return add(new Field(name, title, help, Kind.INSTANT));
	}

	/** Makes the field declared last one that must be filled in. */
	public FormFields required() {
		last().required = true;
		return this;
	}

	/** What is filled in already when the form opens. */
	public FormFields initially(Object value) {
		last().initial = value;
		return this;
	}

	/** JSON Schema (draft 2020-12) of the form. */
	public Map<String, Object> schema() {
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		this.fields.values().forEach((field) -> {
			properties.put(field.name, field.schema());
			if (field.required) {
				required.add(field.name);
			}
		});
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		schema.put("type", "object");
		schema.put("properties", properties);
		schema.put("required", required);
		schema.put("additionalProperties", false);
		return schema;
	}

	/**
	 * Reads what was filled in. Problems are gathered, not thrown: add what only the form
	 * knows, then call {@link FormAnswers#check()}.
	 */
	public FormAnswers read(Map<String, Object> filled) {
		FormAnswers answers = new FormAnswers();
		filled.keySet()
			.stream()
			.filter((name) -> !this.fields.containsKey(name))
			.forEach((name) -> answers.refuse(name,
					"is not asked for here; the form has " + String.join(", ", this.fields.keySet())));
		this.fields.values().forEach((field) -> answers.take(field, filled.get(field.name)));
		return answers;
	}

	private FormFields number(String name, String title, String help, Kind kind, double min, double max) {
		Field field = new Field(name, title, help, kind);
		field.min = min;
		field.max = max;
		return add(field);
	}

	private FormFields add(Field field) {
		this.fields.put(field.name, field);
		return this;
	}

	private Field last() {
		return List.copyOf(this.fields.values()).get(this.fields.size() - 1);
	}

	enum Kind {

		TEXT, LINES, SECRET, CHOICE, WORDS, INTEGER, DECIMAL, YES, INSTANT

	}

	/** One field, as declared. */
	static final class Field {

		final String name;

		final String title;

		final String help;

		final Kind kind;

		final List<String> options = new ArrayList<>();

		final Map<Integer, String> offered = new LinkedHashMap<>();

		final Map<String, String> names = new LinkedHashMap<>();

		double min;

		double max;

		boolean required;

		@Nullable Object initial;

		Field(String name, String title, String help, Kind kind) {
			this.name = name;
			this.title = title;
			this.help = help;
			this.kind = kind;
		}

		Map<String, Object> schema() {
			Map<String, Object> schema = new LinkedHashMap<>();
			schema.put("title", this.title);
			schema.put("description", this.help);
			switch (this.kind) {
				case TEXT, LINES -> {
					schema.put("type", "string");
					schema.put("maxLength", FormAnswers.LONGEST);
					if (this.kind == Kind.LINES) {
						schema.put("x-multiline", true);
					}
				}
				case SECRET -> {
					schema.put("type", "string");
					schema.put("format", "password");
					schema.put("writeOnly", true);
				}
				case CHOICE -> {
					schema.put("type", "string");
					schema.put("enum", this.options);
					if (!this.names.isEmpty()) {
						schema.put("x-labels", this.names);
					}
				}
				case WORDS -> {
					schema.put("type", "array");
					Map<String, Object> items = new LinkedHashMap<>();
					items.put("type", "string");
					if (!this.options.isEmpty()) {
						items.put("examples", this.options);
					}
					schema.put("items", items);
					schema.put("minItems", (int) this.min);
					schema.put("maxItems", (int) this.max);
				}
				case INTEGER, DECIMAL -> {
					schema.put("type", (this.kind == Kind.INTEGER) ? "integer" : "number");
					schema.put("minimum", (this.kind == Kind.INTEGER) ? (Object) (int) this.min : this.min);
					schema.put("maximum", (this.kind == Kind.INTEGER) ? (Object) (int) this.max : this.max);
					if (!this.offered.isEmpty()) {
						schema.put("examples", List.copyOf(this.offered.keySet()));
						Map<String, String> labels = new LinkedHashMap<>();
						this.offered.forEach((number, label) -> labels.put(number.toString(), label));
						schema.put("x-labels", labels);
					}
				}
				case YES -> schema.put("type", "boolean");
				case INSTANT -> {
					schema.put("type", "string");
					schema.put("format", "date-time");
				}
			}
			if (this.initial != null) {
				schema.put("default", this.initial);
			}
			return schema;
		}

	}

}
