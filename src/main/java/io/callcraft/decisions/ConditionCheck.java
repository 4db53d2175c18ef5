package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.callcraft.decisions.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Whether one condition of a rule stays within the vocabulary. What is not known to be
 * harmless is refused, so that no condition reaches code beyond the facts (R55).
 */
final class ConditionCheck {

	private static final Set<String> SIGNS = Set.of("(", ")", "[", "]", ",", ".", "!.", ":", "==", "!=", "<", ">", "<=",
			">=", "&&", "||", "!", "+", "-", "*", "/", "%", "?");

	private static final Set<String> OPERATORS = Set.of("in", "not", "contains", "excludes", "memberOf", "matches",
			"str", "before", "after", "and", "or");

	private static final Set<String> CALLED_OPERATORS = Set.of("in", "not", "memberOf", "contains", "excludes", "and",
			"or");

	private static final Set<String> LITERALS = Set.of("true", "false", "null", "this");

	/** With more repetitions a long text could keep a pattern busy for hours. */
	private static final int REPETITIONS = 2;

	/** With more choices even a short text could. */
	private static final int CHOICES = 6;

	private final Terms terms;

	private final Collection<String> bindings;

	ConditionCheck(Terms terms, Collection<String> bindings) {
		this.terms = terms;
		this.bindings = bindings;
	}

	/** The names that a condition gives to values: {@code $e} of {@code $e : value}. */
	static List<String> bindingsOf(String condition) {
		List<Token> tokens = Tokens.of(condition);
		List<String> names = new ArrayList<>();
		for (int i = 0; i + 1 < tokens.size(); i++) {
			if (tokens.get(i).isWord() && tokens.get(i + 1).is(":")) {
				names.add(tokens.get(i).text());
			}
		}
		return names;
	}

	/** The text that a field must equal, as in {@code name == "entry.evidence"}. */
	static Optional<String> equalTo(String field, String condition) {
		List<Token> tokens = Tokens.of(condition);
		boolean equals = tokens.size() == 3 && tokens.get(0).text().equals(field) && tokens.get(1).is("==")
				&& tokens.get(2).kind() == Tokens.Kind.STRING;
		String text = equals ? tokens.get(2).text() : "";
		return equals ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
	}

	/**
	 * Says what is wrong.
	 * @param type the type that the condition is about; absent for a bare expression
	 */
	Optional<String> problemWith(String condition, @Nullable Class<?> type) {
		List<Token> tokens = Tokens.of(condition);
		Set<String> fields = (type != null) ? Terms.properties(type) : Set.of();
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			Optional<String> problem = switch (token.kind()) {
				case SIGN -> SIGNS.contains(token.text()) ? Optional.empty()
						: Optional.of("'" + token.text() + "' is not allowed in a condition");
				case WORD -> word(tokens, i, fields, type);
				case STRING -> pattern(tokens, i);
				case NUMBER -> Optional.empty();
			};
			if (problem.isPresent()) {
				return problem;
			}
		}
		return Optional.empty();
	}

	private Optional<String> word(List<Token> tokens, int i, Set<String> fields, @Nullable Class<?> type) {
		String name = tokens.get(i).text();
		boolean called = followedBy(tokens, i, "(");
		if (name.equals("matches") && (i + 1 == tokens.size() || tokens.get(i + 1).kind() != Tokens.Kind.STRING)) {
			return Optional.of("'matches' must be followed by a pattern in quotes");
		}
		if (i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("!."))) {
			return this.terms.isMember(name) ? Optional.empty()
					: Optional.of("'" + name + "' is nothing that a rule may read or call");
		}
		if (LITERALS.contains(name) && !called
				|| OPERATORS.contains(name) && (!called || CALLED_OPERATORS.contains(name))
				|| this.bindings.contains(name) && !called || fields.contains(name)) {
			return Optional.empty();
		}
		if (this.terms.isType(name) && followedBy(tokens, i, ".")) {
			return Optional.empty();
		}
		if (i > 1 && tokens.get(i - 1).is("[") && tokens.get(i - 2).text().equals("str")
				&& Set.of("startsWith", "endsWith", "length").contains(name)) {
			return Optional.empty();
		}
		return Optional.of(unknown(name, called || followedBy(tokens, i, "."), fields, type));
	}

	private static boolean followedBy(List<Token> tokens, int i, String sign) {
		return i + 1 < tokens.size() && tokens.get(i + 1).is(sign);
	}

	private static String unknown(String name, boolean reaching, Set<String> fields, @Nullable Class<?> type) {
		if (name.startsWith("$")) {
			return "Nothing in this rule is named '" + name + "'";
		}
		if (reaching || type == null) {
			return "'" + name + "' is outside the vocabulary: a condition may use only the facts' fields, earlier "
					+ "$names and plain values";
		}
		return type.getSimpleName() + " has no field '" + name + "'; it has " + String.join(", ", fields);
	}

	/** A pattern that can be made to run for hours by a hostile text is refused. */
	private static Optional<String> pattern(List<Token> tokens, int i) {
		if (i == 0 || !tokens.get(i - 1).text().equals("matches")) {
			return Optional.empty();
		}
		String pattern = tokens.get(i).text();
		long repetitions = pattern.chars().filter((c) -> c == '*' || c == '+' || c == '{').count();
		long choices = pattern.chars().filter((c) -> c == '?' || c == '(').count();
		boolean repeatsGroup = pattern.contains(")*") || pattern.contains(")+") || pattern.contains("){");
		return (repetitions > REPETITIONS || choices > CHOICES || repeatsGroup)
				? Optional.of("This pattern could run for a very long time: repeat no group, and use at most "
						+ REPETITIONS + " repetitions (* + {) and " + CHOICES + " groups and options")
				: Optional.empty();
	}

}
