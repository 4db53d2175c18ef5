package io.callcraft.decisions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that a rule asks of a fact. A comparison has two sides; of anything else only
 * the phrase is known.
 *
 * @param phrase all of it
 * @param left what is compared; absent when it is no comparison
 * @param sign how
 * @param right with what
 */
record Constraint(Phrase phrase, @Nullable Phrase left, String sign, Phrase right) {

	private static final Map<String, String> TURNED = Map.of(">", "<", "<", ">", ">=", "<=", "<=", ">=", "==", "==",
			"!=", "!=");

	/** What a sign implies about the same two sides. */
	private static final Map<String, Set<String>> IMPLIED = Map.of(">", Set.of(">", ">=", "!="), "<",
			Set.of("<", "<=", "!="), ">=", Set.of(">="), "<=", Set.of("<="), "==", Set.of("==", ">=", "<="), "!=",
			Set.of("!="));

	/** What holds where a sign does not. */
	private static final Map<String, String> OPPOSITE = Map.of(">", "<=", "<", ">=", ">=", "<", "<=", ">", "==", "!=",
			"!=", "==");

	/**
	 * What one expression between commas asks for; none where it only names a field.
	 * @param own place of its fact in the rule
	 * @param names what names stand for; takes those that the expression gives
	 */
	static List<Constraint> of(String expression, int own, Map<String, String> names) {
		List<String> words = Phrase.words(expression);
		if (words.size() > 2 && words.get(1).equals(":")) {
			List<String> named = words.subList(2, words.size());
			names.put(words.get(0), Phrase.of(named, own, names).words().get(0));
			words = named;
		}
		List<Constraint> constraints = new ArrayList<>();
		for (List<String> part : parts(words, "&&")) {
			Phrase phrase = Phrase.of(part, own, names);
			if (!phrase.isReference()) {
				constraints.add(of(phrase));
			}
		}
		return constraints;
	}

	private static Constraint of(Phrase phrase) {
		List<String> words = phrase.words();
		int at = -1;
		for (int i = 0; i < words.size(); i++) {
			boolean sign = TURNED.containsKey(words.get(i)) || words.get(i).equals("in");
			if (words.get(i).equals("||") || sign && at >= 0) {
				return new Constraint(phrase, null, "", Phrase.NONE);
			}
			at = sign ? i : at;
		}
		if (at < 1 || words.get(at - 1).equals("not")) {
			return new Constraint(phrase, null, "", Phrase.NONE);
		}
		Phrase left = new Phrase(words.subList(0, at));
		Phrase right = new Phrase(words.subList(at + 1, words.size()));
		String sign = words.get(at);
		Constraint read = new Constraint(phrase, left, sign, right);
		return (!left.hasReference() && right.hasReference() && !sign.equals("in")) ? read.turned() : read;
	}

	/** The same comparison from its other side. */
	Constraint turned() {
		if (this.left == null || this.sign.equals("in")) {
			return this;
		}
		String turned = Objects.requireNonNull(TURNED.get(this.sign));
		List<String> words = new ArrayList<>(this.right.words());
		words.add(turned);
		words.addAll(this.left.words());
		return new Constraint(new Phrase(words), this.right, turned, this.left);
	}

	/**
	 * The same text for the same constraint of facts of these types, wherever they are.
	 */
	String typed(List<String> types) {
		String typed = this.phrase.typed(types);
		String turned = turned().phrase.typed(types);
		return (turned.compareTo(typed) < 0) ? turned : typed;
	}

	/** Takes the outermost brackets off and parts it at a sign beyond all brackets. */
	private static List<List<String>> parts(List<String> words, String sign) {
		List<List<String>> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		boolean bracketed = words.size() > 1 && words.get(0).equals("(");
		for (int i = 0; i < words.size(); i++) {
			depth += words.get(i).equals("(") ? 1 : words.get(i).equals(")") ? -1 : 0;
			bracketed &= depth > 0 || i == words.size() - 1;
			if (depth == 0 && words.get(i).equals(sign)) {
				parts.add(words.subList(start, i));
				start = i + 1;
			}
		}
		parts.add(words.subList(start, words.size()));
		if (bracketed) {
			return parts(words.subList(1, words.size() - 1), sign);
		}
		// a && b || c is one alternative
		return words.contains("||") && parts.stream().anyMatch(Constraint::isAlternative) ? List.of(words) : parts;
	}

	private static boolean isAlternative(List<String> words) {
		int depth = 0;
		for (String word : words) {
			depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
			if (depth == 0 && word.equals("||")) {
				return true;
			}
		}
		return false;
	}

	/** The same about facts at other places of the rule. */
	Constraint along(List<Integer> places) {
		return new Constraint(this.phrase.along(places), (this.left != null) ? this.left.along(places) : null,
				this.sign, this.right.along(places));
	}

	/** Whether the other holds wherever this one does, as far as it can be told. */
	boolean implies(Constraint other) {
		if (this.phrase.equals(other.phrase)) {
			return true;
		}
		if (this.left == null || other.left == null) {
			return false;
		}
		if (!this.left.equals(other.left)) {
			return this.left.equals(other.right) && TURNED.containsKey(other.sign) && implies(other.turned());
		}
		if (this.right.equals(other.right)) {
			return IMPLIED.getOrDefault(this.sign, Set.of()).contains(other.sign);
		}
		Set<List<String>> mine = among();
		Set<List<String>> theirs = other.among();
		if (other.sign.equals("in")) {
			return !mine.isEmpty() && theirs.containsAll(mine);
		}
		if (other.sign.equals("!=") && !mine.isEmpty() && !other.right.hasReference()) {
			return !mine.contains(other.right.words());
		}
		Double figure = figure(this.right);
		Double otherFigure = figure(other.right);
		return figure != null && otherFigure != null && implies(figure, other.sign, otherFigure);
	}

	/** That something is compared with a figure. */
	static Constraint of(Phrase left, String sign, double figure) {
		List<String> right = new ArrayList<>();
		if (figure < 0) {
			right.add("-");
		}
		right.add(BigDecimal.valueOf(Math.abs(figure)).toPlainString());
		List<String> words = new ArrayList<>(left.words());
		words.add(sign);
		words.addAll(right);
		return new Constraint(new Phrase(words), left, sign, new Phrase(right));
	}

	/** Whether the two can never hold at once; only what is certain counts. */
	boolean excludes(Constraint other) {
		if (!isPlain() || !other.isPlain()) {
			return false;
		}
		if (!Objects.requireNonNull(this.left).equals(other.left)) {
			return this.left.equals(other.right) && !other.sign.equals("in") && excludes(other.turned());
		}
		if (this.right.equals(other.right)) {
			return !this.sign.equals("in")
					&& IMPLIED.getOrDefault(this.sign, Set.of()).contains(OPPOSITE.get(other.sign));
		}
		Optional<List<Object>> mine = literals();
		Optional<List<Object>> theirs = other.literals();
		if (mine.isPresent() && theirs.isPresent()) {
			return mine.get().get(0).getClass() == theirs.get().get(0).getClass()
					&& mine.get().stream().noneMatch(theirs.get()::contains);
		}
		Double figure = figure(this.right);
		Double otherFigure = figure(other.right);
		if (figure != null && otherFigure != null) {
			return implies(figure, OPPOSITE.getOrDefault(other.sign, ""), otherFigure)
					|| other.implies(otherFigure, OPPOSITE.getOrDefault(this.sign, ""), figure);
		}
		return mine.isPresent() && otherFigure != null && noneIs(mine.get(), other.sign, otherFigure)
				|| theirs.isPresent() && figure != null && noneIs(theirs.get(), this.sign, figure);
	}

	private static boolean noneIs(List<Object> values, String sign, double figure) {
		return values.stream().allMatch((value) -> value instanceof Double number && !switch (sign) {
			case ">" -> number > figure;
			case ">=" -> number >= figure;
			case "<" -> number < figure;
			case "<=" -> number <= figure;
			default -> number != figure;
		});
	}

	/** Whether it compares two sides that are not part of something greater. */
	private boolean isPlain() {
		return this.left != null && isWhole(this.left.words()) && isWhole(this.right.words());
	}

	private static boolean isWhole(List<String> words) {
		int depth = 0;
		for (String word : words) {
			depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
			if (depth < 0 || word.equals("!") || word.equals("?") || word.equals(":")) {
				return false;
			}
		}
		return depth == 0;
	}

	/**
	 * The values that the left side can have, where each is one that can be told apart.
	 */
	private Optional<List<Object>> literals() {
		Set<List<String>> values = among();
		List<Object> literals = new ArrayList<>();
		for (List<String> value : values) {
			Double figure = figure(new Phrase(value));
			boolean text = value.size() == 1 && value.get(0).startsWith("\"");
			boolean constant = value.size() == 3 && value.get(1).equals(".")
					&& value.get(2).equals(value.get(2).toUpperCase(Locale.ROOT));
			if (figure == null && !text && !constant) {
				return Optional.empty();
			}
			literals.add((figure != null) ? figure : String.join("", value));
		}
		boolean alike = literals.stream().map(Object::getClass).distinct().count() == 1;
		return alike ? Optional.of(literals) : Optional.empty();
	}

	/** The values that the left side can have, where each is written out; else none. */
	private Set<List<String>> among() {
		Set<List<String>> values = new HashSet<>();
		if (this.sign.equals("==") && !this.right.hasReference()) {
			values.add(this.right.words());
		}
		else if (this.sign.equals("in") && !this.right.hasReference() && this.right.words().size() > 2) {
			values.addAll(parts(this.right.words().subList(1, this.right.words().size() - 1), ","));
		}
		return values;
	}

	private boolean implies(double mine, String otherSign, double other) {
		return switch (this.sign) {
			case "==" -> switch (otherSign) {
				case ">" -> mine > other;
				case ">=" -> mine >= other;
				case "<" -> mine < other;
				case "<=" -> mine <= other;
				case "==" -> mine == other;
				default -> mine != other;
			};
			case ">" -> (otherSign.startsWith(">") || otherSign.equals("!=")) && mine >= other;
			case ">=" -> otherSign.equals(">=") ? mine >= other
					: (otherSign.equals(">") || otherSign.equals("!=")) && mine > other;
			case "<" -> (otherSign.startsWith("<") || otherSign.equals("!=")) && mine <= other;
			case "<=" -> otherSign.equals("<=") ? mine <= other
					: (otherSign.equals("<") || otherSign.equals("!=")) && mine < other;
			default -> false;
		};
	}

	private static @Nullable Double figure(Phrase phrase) {
		String text = String.join("", phrase.words());
		return text.matches("-?\\d+(\\.\\d+)?") ? Double.valueOf(text) : null;
	}

}
