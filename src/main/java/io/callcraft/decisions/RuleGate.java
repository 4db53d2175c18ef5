package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/**
 * The first gate of a rule file: reads it without building anything and refuses whatever
 * could run code before, while or after it is built (R55). Building comes later, since
 * building alone already runs parts of a rule.
 */
final class RuleGate {

	private static final Pattern NOTE_NAME = Pattern.compile("owner|source|requirement|why|since|note|see");

	/**
	 * Signs that could end the text or comment in which Drools writes a rule's name into
	 * Java.
	 */
	private static final Pattern NO_NAME = Pattern.compile("[\"\\\\*{}@#`]|\\p{Cntrl}|\\R");

	/**
	 * Signs that show a text otherwise than it is read: those that turn its direction,
	 * and controls.
	 */
	private static final Pattern HIDDEN = Pattern
		.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]|[\\p{Cntrl}&&[^\\n\\r\\t\\f]]");

	private static final int LONGEST_NAME = 200;

	/** A rule beyond this is for no person to understand. */
	private static final int LONGEST = 10_000;

	private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"|-?\\d+(\\.\\d+)?|true|false");

	private static final Pattern PARSE_ERROR = Pattern.compile("^\\[ERR \\d+\\] Line (\\d+):(-?\\d+) (.*)$",
			Pattern.DOTALL);

	private final Terms terms;

	private final Problems problems;

	RuleGate(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	/** Checks one file and names its rules. */
	List<RuleSource> check(RuleText text) {
		Matcher hidden = HIDDEN.matcher(text.drl());
		if (hidden.find()) {
			refuseSign(text, hidden.start(), "Leave out the sign that nobody sees here (U+%04X)"
				.formatted((int) text.drl().charAt(hidden.start())));
			return List.of();
		}
		int escape = text.drl().indexOf("\\u");
		if (escape >= 0) {
			// javac and ECJ read \\u0022 as a quote, this gate would not
			refuseSign(text, escape, "Write the character itself instead of a \\u escape");
			return List.of();
		}
		try {
			PackageDescr parsed = parse(text);
			return (parsed != null) ? check(text, parsed) : List.of();
		}
		catch (StackOverflowError ex) {
			this.problems.error(text.path(), 1, "This file is nested too deeply to be read");
			return List.of();
		}
	}

	private void refuseSign(RuleText text, int at, String reason) {
		int line = (int) text.drl().substring(0, at).chars().filter((c) -> c == '\n').count() + 1;
		this.problems.error(text.path(), text.lineOf(line), reason);
	}

	private List<RuleSource> check(RuleText text, PackageDescr parsed) {
		checkHeader(text, parsed);
		List<RuleSource> rules = new ArrayList<>();
		for (RuleDescr rule : parsed.getRules()) {
			Map<String, Integer> thresholds = checkRule(text, rule);
			rules.add(new RuleSource(rule.getName(), text.path(), text.lineOf(rule.getLine()), normal(text.drl(), rule),
					String.valueOf(rule.getConsequence()).replaceAll("\\s+", ""), RuleShape.of(rule), thresholds));
		}
		return rules;
	}

	private @Nullable PackageDescr parse(RuleText text) {
		DrlParser parser = new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL);
		PackageDescr parsed = null;
		try {
			parsed = parser.parse(false, text.drl());
		}
		catch (DroolsParserException | RuntimeException ex) {
			this.problems.error(text.path(), 1, "This file cannot be read as rules: " + ex.getMessage());
			return null;
		}
		for (DroolsError error : parser.getErrors()) {
			reportUnreadable(text, error);
		}
		if (parser.hasErrors()) {
			return null;
		}
		return parsed;
	}

	private void reportUnreadable(RuleText text, DroolsError error) {
		Matcher matcher = PARSE_ERROR.matcher(error.getMessage());
		int line = (error.getLines().length > 0) ? error.getLines()[0] : 1;
		String reason = error.getMessage();
		if (matcher.matches()) {
			line = Integer.parseInt(matcher.group(1));
			reason = matcher.group(3)
				.replaceFirst("mismatched input '", "unexpected '")
				.replaceFirst("no viable alternative at input '", "unexpected '")
				.replaceFirst("mismatched token: \\[@[^=]*='([^']*)'[^\\]]*\\]; expecting type \\w+", "unexpected '$1'")
				.replace("'<eof>'", "end of file")
				.replace("<eof>", "end of file");
		}
		this.problems.error(text.path(), text.lineOf(line), "This cannot be read as a rule: " + reason.strip());
	}

	private void checkHeader(RuleText text, PackageDescr parsed) {
		refuse(text, parsed.getFunctions(),
				"functions are not allowed: a rule only matches facts and inserts a verdict");
		refuse(text, parsed.getFunctionImports(),
				"functions are not allowed: a rule only matches facts and inserts a " + "verdict");
		refuse(text, parsed.getAccumulateImports(), "only the functions count, sum, average, min and max are known");
		refuse(text, parsed.getGlobals(), "globals are not allowed: a rule knows only facts");
		refuse(text, parsed.getClassAndEnumDeclarationDescrs(),
				"types cannot be declared: the facts and verdicts are " + this.terms.matchable());
		refuse(text, parsed.getEntryPointDeclarations(), "entry points are not allowed");
		refuse(text, parsed.getWindowDeclarations(), "windows are not allowed");
		if (parsed.getUnit() != null) {
			this.problems.error(text.path(), text.lineOf(parsed.getUnit().getLine()), "rule units are not allowed");
		}
		for (AttributeDescr attribute : parsed.getAttributes()) {
			checkAttribute(text, attribute);
		}
		for (ImportDescr imported : parsed.getImports()) {
			checkImport(text, imported);
		}
		if (!this.terms.packageName().equals(parsed.getName())) {
			this.problems.error(text.path(), 1, "Leave out the package: the folder names the decision");
		}
	}

	private void refuse(RuleText text, Iterable<? extends BaseDescr> found, String reason) {
		found.forEach((descr) -> this.problems.error(text.path(), text.lineOf(descr.getLine()),
				Character.toUpperCase(reason.charAt(0)) + reason.substring(1)));
	}

	private void checkImport(RuleText text, ImportDescr imported) {
		String target = imported.getTarget();
		boolean platform = Terms.platform().stream().anyMatch((type) -> type.getCanonicalName().equals(target));
		if (!platform && this.terms.types().stream().noneMatch((type) -> type.getCanonicalName().equals(target))) {
			this.problems.error(text.path(), text.lineOf(imported.getLine()),
					"'" + target + "' is outside the vocabulary; no import is needed for " + this.terms.matchable());
		}
	}

	private void checkAttribute(RuleText text, AttributeDescr attribute) {
		if (attribute.getName().equals("dialect") && "java".equals(attribute.getValue())) {
			return;
		}
		String reason = switch (attribute.getName().toLowerCase(Locale.ROOT)) {
			case "dialect" -> "Then-parts are written in Java only";
			case "salience", "no-loop", "lock-on-active", "agenda-group", "activation-group", "ruleflow-group",
					"auto-focus" ->
				"'" + attribute.getName() + "' is not allowed: make the conditions of rules exclude each other instead";
			default -> "'" + attribute.getName() + "' is not allowed: a rule always applies, and at once";
		};
		this.problems.error(text.path(), text.lineOf(attribute.getLine()), reason);
	}

	/** Checks one rule and names the thresholds that it reads. */
	private Map<String, Integer> checkRule(RuleText text, RuleDescr rule) {
		int line = text.lineOf(rule.getLine());
		if (NO_NAME.matcher(rule.getName()).find() || rule.getName().length() > LONGEST_NAME) {
			this.problems.error(text.path(), line, "A rule's name is a sentence: at most " + LONGEST_NAME
					+ " characters, without quotes, braces, and any of \\ * @ # `");
		}
		if (rule.getEndCharacter() - rule.getStartCharacter() > LONGEST) {
			this.problems.error(text.path(), line,
					"This rule is longer than " + LONGEST + " characters, which nobody understands: make it several");
			return Map.of();
		}
		if (rule.isQuery()) {
			this.problems.error(text.path(), line, "Queries are not allowed: write a rule");
			return Map.of();
		}
		if (rule.getParentName() != null) {
			this.problems.error(text.path(), line, "A rule cannot extend another: repeat its conditions");
		}
		if (!rule.getNamedConsequences().isEmpty()) {
			this.problems.error(text.path(), line, "A rule has one then-part");
		}
		rule.getAttributes().values().forEach((attribute) -> checkAttribute(text, attribute));
		rule.getAnnotations().forEach((annotation) -> checkNote(text, rule, annotation));
		PatternCheck patterns = new PatternCheck(this.terms, text, this.problems);
		patterns.check(rule.getLhs());
		int first = firstLineOfConsequence(text, rule);
		for (ConsequenceCheck.Fault fault : ConsequenceCheck.faultsOf(String.valueOf(rule.getConsequence()), this.terms,
				patterns.bindings())) {
			this.problems.error(text.path(), text.lineOf(first + fault.line() - 1), fault.reason());
		}
		return patterns.thresholds();
	}

	/** The parser drops the blanks before a then-part, and its line with them. */
	private static int firstLineOfConsequence(RuleText text, RuleDescr rule) {
		String[] lines = text.drl().split("\n", -1);
		int index = Math.max(0, rule.getConsequenceLine() - 1);
		String after = lines[index].replaceFirst("^.*?\\bthen\\b", "");
		while (after.isBlank() && index + 1 < lines.length) {
			after = lines[++index];
		}
		return index + 1;
	}

	private void checkNote(RuleText text, RuleDescr rule, AnnotationDescr annotation) {
		int line = text.lineOf(Math.max(annotation.getLine(), rule.getLine()));
		if (!NOTE_NAME.matcher(annotation.getName()).matches()) {
			this.problems.error(text.path(), line, "'@" + annotation.getName()
					+ "' is not known: notes are @owner, @source, @requirement, @why, @since, @note and @see");
			return;
		}
		Map<String, Object> values = annotation.getValueMap();
		for (Object value : values.values()) {
			if (!LITERAL.matcher(String.valueOf(value)).matches()) {
				this.problems.error(text.path(), line,
						"The value of '@" + annotation.getName() + "' must be a plain text in quotes or a number");
			}
		}
	}

	/** The rule's conditions without blanks. */
	private static String normal(String drl, RuleDescr rule) {
		int start = rule.getStartCharacter();
		int end = rule.getEndCharacter();
		if (start < 0 || end <= start || end >= drl.length()) {
			return rule.getName();
		}
		String text = drl.substring(start, end);
		return text.substring(text.indexOf(rule.getName()) + rule.getName().length())
			.replaceFirst("(?s)^.*?\\bwhen\\b", "")
			.replaceFirst("(?s)\\bthen\\b.*$", "")
			.replaceAll("\\s+", "");
	}

	/** Rules of the same name, which Drools would let replace each other. */
	static void checkNames(List<RuleSource> rules, Problems problems) {
		Map<String, RuleSource> names = new HashMap<>();
		for (RuleSource rule : rules) {
			Optional.ofNullable(names.putIfAbsent(rule.name(), rule))
				.ifPresent((twin) -> problems.error(rule.file(), rule.line(),
						"There is another rule \"" + rule.name() + "\" in " + twin.file() + ", line " + twin.line()));
		}
	}

}
