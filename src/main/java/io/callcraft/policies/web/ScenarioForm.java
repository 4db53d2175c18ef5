package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.callcraft.decisions.DecisionDescription.Field;
import io.callcraft.decisions.DecisionDescription.Term;
import io.callcraft.decisions.DecisionWords;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * A scenario as somebody fills it in: facts given, verdicts expected, rules that must
 * fire.
 *
 * @param sentence what it shows
 * @param given the facts
 * @param expect the verdicts; empty when nothing may be concluded
 * @param fires names of rules
 */
record ScenarioForm(String sentence, List<Entry> given, List<Entry> expect, List<String> fires) {

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	private static final List<String> NUMBERS = List.of("int", "long", "double", "Integer", "Long", "Double",
			"BigDecimal");

	/**
	 * A fact or verdict.
	 *
	 * @param type its type
	 * @param values what was filled in, by the field's path, such as {@code rate.met}
	 */
	record Entry(String type, Map<String, String> values) {
	}

	/**
	 * A field to fill in.
	 *
	 * @param path its name, or that of the field around it and its own
	 * @param type what it holds
	 * @param choices what can be chosen; empty for what is written
	 */
	record Question(String path, String type, List<String> choices) {

		public boolean isNumber() {
			return NUMBERS.contains(this.type);
		}

	}

	/** Reads what was filled in: {@code given.0.type}, {@code given.0.rate.met}, … */
	static ScenarioForm of(MultiValueMap<String, String> form) {
		return new ScenarioForm(Optional.ofNullable(form.getFirst("sentence")).orElse("").strip(),
				entries("given", form), entries("expect", form), form.getOrDefault("fires", List.of()));
	}

	private static List<Entry> entries(String part, MultiValueMap<String, String> form) {
		Map<Integer, Entry> entries = new TreeMap<>();
		form.forEach((name, values) -> {
			String[] steps = name.split("\\.", 3);
			if (steps.length == 3 && steps[0].equals(part) && steps[1].matches("\\d{1,3}")) {
				int place = Integer.parseInt(steps[1]);
				Entry entry = entries.computeIfAbsent(place, (at) -> new Entry("", new LinkedHashMap<>()));
				if (steps[2].equals("type")) {
					entries.put(place, new Entry(values.get(0), entry.values()));
				}
				else if (!values.get(0).isBlank()) {
					entry.values().put(steps[2], values.get(0).strip());
				}
			}
		});
		return new ArrayList<>(entries.values());
	}

	/** The form with one more fact or verdict, or with one less. */
	ScenarioForm with(String change, MultiValueMap<String, String> form) {
		List<Entry> facts = new ArrayList<>(this.given);
		List<Entry> verdicts = new ArrayList<>(this.expect);
		String[] steps = change.split("-");
		List<Entry> part = (steps.length > 1 && steps[1].equals("expect")) ? verdicts : facts;
		String type = form.getFirst((part == facts) ? "givenType" : "expectType");
		if (steps[0].equals("add") && type != null) {
			part.add(new Entry(type, Map.of()));
		}
		else if (steps[0].equals("drop") && steps.length == 3) {
			part.remove(Integer.parseInt(steps[2]));
		}
		return new ScenarioForm(this.sentence, facts, verdicts, this.fires);
	}

	/** The fields of a fact or verdict, those within it included. */
	static List<Question> questions(String type, DecisionWords words) {
		return term(type, words).map((term) -> questions("", term, words)).orElse(List.of());
	}

	private static List<Question> questions(String before, Term term, DecisionWords words) {
		List<Question> questions = new ArrayList<>();
		for (Field field : term.fields()) {
			String type = field.type().replaceFirst("^Optional<(.*)>$", "$1");
			Optional<Term> inner = term(type, words);
			if (inner.filter((value) -> value.fields().size() > 1).isPresent()) {
				questions.addAll(questions(before + field.name() + ".", inner.get(), words));
			}
			else if (!type.startsWith("Map<")) {
				List<String> choices = (type.equals("boolean") || type.equals("Boolean")) ? List.of("true", "false")
						: inner.map(Term::constants).orElse(List.of());
				questions.add(new Question(before + field.name(), type, choices));
			}
		}
		return questions;
	}

	private static Optional<Term> term(String type, DecisionWords words) {
		return List.of(words.facts(), words.verdicts(), words.values())
			.stream()
			.flatMap(List::stream)
			.filter((term) -> term.type().equals(type))
			.findFirst();
	}

	/**
	 * The scenario as it is written in a file.
	 * @throws InvalidInput naming the fields that are no numbers, or the sentence that is
	 * missing
	 */
	String yaml(DecisionWords words) {
		List<FieldProblem> problems = new ArrayList<>();
		if (this.sentence.isEmpty()) {
			problems.add(new FieldProblem("sentence", "say in one sentence what it shows"));
		}
		StringBuilder text = new StringBuilder("- scenario: ").append(quoted(this.sentence)).append('\n');
		list("given", this.given, words, text, problems);
		list("expect", this.expect, words, text, problems);
		if (!this.fires.isEmpty()) {
			text.append("  fires: [ ")
				.append(String.join(", ", this.fires.stream().map(ScenarioForm::quoted).toList()))
				.append(" ]\n");
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		return text.toString();
	}

	private static void list(String part, List<Entry> entries, DecisionWords words, StringBuilder text,
			List<FieldProblem> problems) {
		text.append("  ").append(part).append(entries.isEmpty() ? ": none\n" : ":\n");
		for (int i = 0; i < entries.size(); i++) {
			Entry entry = entries.get(i);
			Map<String, Object> fields = new LinkedHashMap<>();
			for (Question question : questions(entry.type(), words)) {
				String value = entry.values().get(question.path());
				if (value != null) {
					if (question.isNumber() && !NUMBER.matcher(value).matches()) {
						problems.add(new FieldProblem(part + "." + i + "." + question.path(),
								"'" + value + "' is no number"));
					}
					put(fields, question.path(), written(question, value));
				}
			}
			text.append("    - { type: ").append(entry.type()).append(fields.isEmpty() ? "" : ", ");
			text.append(inline(fields)).append(" }\n");
		}
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, Object> fields, String path, String value) {
		int dot = path.indexOf('.');
		if (dot < 0) {
			fields.put(path, value);
			return;
		}
		put((Map<String, Object>) fields.computeIfAbsent(path.substring(0, dot), (name) -> new LinkedHashMap<>()),
				path.substring(dot + 1), value);
	}

	private static String inline(Map<String, Object> fields) {
		List<String> parts = new ArrayList<>();
		fields.forEach((name, value) -> parts
			.add(name + ": " + ((value instanceof Map<?, ?> inner) ? "{ " + inline(copy(inner)) + " }" : value)));
		return String.join(", ", parts);
	}

	private static Map<String, Object> copy(Map<?, ?> map) {
		Map<String, Object> copy = new LinkedHashMap<>();
		map.forEach((name, value) -> copy.put(String.valueOf(name), value));
		return copy;
	}

	private static String written(Question question, String value) {
		if (question.isNumber() || question.choices().contains(value)) {
			return value;
		}
		if (question.type().matches("(List|Set)<.*>")) {
			return "[ "
					+ String.join(", ", List.of(value.split("\\s*,\\s*")).stream().map(ScenarioForm::quoted).toList())
					+ " ]";
		}
		return quoted(value);
	}

	private static String quoted(@Nullable String text) {
		return "\"" + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
	}

}
