package io.callcraft.decisions;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules of one decision may speak about, and the rules in force.
 *
 * @param decision name of the decision
 * @param facts what the rules are given
 * @param verdicts what they may conclude
 * @param values what facts and verdicts are made of
 * @param rules the rules in force, by file and line
 */
public record DecisionDescription(String decision, List<Term> facts, List<Term> verdicts, List<Term> values,
		List<Rule> rules) {

	/**
	 * A type of the vocabulary.
	 *
	 * @param type its name
	 * @param fields what can be given and read
	 * @param computed what can be read only
	 * @param constants its constants; empty unless it is an enumeration
	 */
	public record Term(String type, List<Field> fields, List<String> computed, List<String> constants) {
	}

	/**
	 * A field.
	 *
	 * @param name its name
	 * @param type its type
	 */
	public record Field(String name, String type) {
	}

	/**
	 * A rule.
	 *
	 * @param rule its name
	 * @param file path of its file
	 * @param line the line on which it begins
	 */
	public record Rule(String rule, String file, int line) {
	}

	static DecisionDescription of(Vocabulary vocabulary, Collection<RuleSource> rules) {
		return new DecisionDescription(vocabulary.decision(), terms(vocabulary.facts()), terms(vocabulary.verdicts()),
				terms(vocabulary.values()),
				rules.stream()
					.map((rule) -> new Rule(rule.name(), rule.file(), rule.line()))
					.sorted(Comparator.comparing(Rule::file).thenComparingInt(Rule::line))
					.toList());
	}

	private static List<Term> terms(List<Class<?>> types) {
		return types.stream().map(DecisionDescription::term).toList();
	}

	private static Term term(Class<?> type) {
		if (type.isEnum()) {
			return new Term(type.getSimpleName(), List.of(), List.copyOf(Terms.properties(type)),
					Arrays.stream(type.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList());
		}
		List<Field> fields = type.isRecord() ? Arrays.stream(type.getRecordComponents())
			.map((component) -> new Field(component.getName(), name(component.getGenericType())))
			.toList() : List.of();
		List<String> names = fields.stream().map(Field::name).toList();
		Stream<String> computed = Terms.properties(type).stream().filter((name) -> !names.contains(name));
		return new Term(type.getSimpleName(), fields, computed.toList(), List.of());
	}

	private static String name(Type type) {
		if (type instanceof ParameterizedType generic) {
			return name(generic.getRawType()) + Arrays.stream(generic.getActualTypeArguments())
				.map(DecisionDescription::name)
				.collect(Collectors.joining(", ", "<", ">"));
		}
		return (type instanceof Class<?> plain) ? plain.getSimpleName() : type.getTypeName();
	}

}
