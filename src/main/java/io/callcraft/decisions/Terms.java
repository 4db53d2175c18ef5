package io.callcraft.decisions;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every name that the rules of one decision may use: the types of its vocabulary, their
 * fields, and a short list of harmless methods of everyday values (R55).
 */
final class Terms {

	/** Types of the platform that rules may name without importing them. */
	private static final List<Class<?>> PLATFORM = List.of(Duration.class, Instant.class, LocalDate.class,
			DayOfWeek.class, BigDecimal.class);

	/** Types of {@code java.lang} that rules may name. */
	private static final Set<String> LANGUAGE = Set.of("Math", "String", "Integer", "Long", "Double", "Boolean");

	private static final Set<String> METHODS = Set.of("length", "isEmpty", "isBlank", "startsWith", "endsWith",
			"contains", "equals", "equalsIgnoreCase", "toLowerCase", "toUpperCase", "trim", "strip", "indexOf",
			"charAt", "substring", "compareTo", "valueOf", "size", "get", "containsAll", "containsKey", "containsValue",
			"getOrDefault", "keySet", "values", "name", "ordinal", "intValue", "longValue", "doubleValue",
			"booleanValue", "min", "max", "abs", "round", "floor", "ceil", "isPresent", "orElse", "plusDays",
			"minusDays", "plusHours", "minusHours", "plusMinutes", "minusMinutes", "plusSeconds", "minusSeconds",
			"plusWeeks", "minusWeeks", "plusMonths", "minusMonths", "isBefore", "isAfter", "isEqual", "toDays",
			"toHours", "toMinutes", "toSeconds", "getSeconds", "toMillis", "ofDays", "ofHours", "ofMinutes",
			"ofSeconds", "between", "isNegative", "isZero", "getDayOfWeek", "getYear", "getMonthValue", "getDayOfMonth",
			"plus", "minus", "negate", "toString", "of");

	private static final Set<String> INHERITED = Set.of("equals", "hashCode", "toString");

	/** The same as properties: {@code tags.empty}, {@code day.year}. */
	private static final Set<String> PROPERTIES = Set.of("empty", "blank", "length", "size", "seconds", "negative",
			"zero", "present", "dayOfWeek", "year", "monthValue", "dayOfMonth");

	private final Vocabulary vocabulary;

	private final String packageName;

	private final Map<String, Class<?>> types = new LinkedHashMap<>();

	private final Set<String> members = new HashSet<>(METHODS);

	Terms(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
		this.packageName = "rules." + vocabulary.decision().replace('-', '_').toLowerCase(Locale.ROOT);
		this.members.addAll(PROPERTIES);
		own().forEach(this::learn);
	}

	private void learn(Class<?> type) {
		if (!isPublic(type) || !(type.isRecord() || type.isEnum() || type.isInterface())) {
			throw new IllegalStateException("The vocabulary of '" + this.vocabulary.decision() + "' names "
					+ type.getName() + ", which must be a public record or enum");
		}
		Class<?> other = this.types.put(type.getSimpleName(), type);
		if (other != null && other != type) {
			throw new IllegalStateException("The vocabulary of '" + this.vocabulary.decision()
					+ "' has two types named " + type.getSimpleName());
		}
		this.members.addAll(properties(type));
		if (type.isEnum()) {
			this.members.addAll(constants(type));
		}
		Arrays.stream(type.getFields())
			.filter((field) -> Modifier.isStatic(field.getModifiers()))
			.forEach((field) -> this.members.add(field.getName()));
	}

	private static boolean isPublic(Class<?> type) {
		Class<?> outer = type.getEnclosingClass();
		return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
	}

	private Stream<Class<?>> own() {
		return Stream
			.of(List.<Class<?>>of(Threshold.class), this.vocabulary.facts(), this.vocabulary.verdicts(),
					this.vocabulary.values())
			.flatMap(Collection::stream);
	}

	Vocabulary vocabulary() {
		return this.vocabulary;
	}

	String packageName() {
		return this.packageName;
	}

	/**
	 * What goes before an author's first line, on that line, so that line numbers stay
	 * true.
	 */
	String header() {
		return Stream.concat(this.types.values().stream(), PLATFORM.stream())
			.map((type) -> "import " + type.getCanonicalName() + "; ")
			.collect(Collectors.joining("", "package " + this.packageName + "; ", ""));
	}

	/** The vocabulary's type of that name, simple or with its package. */
	Optional<Class<?>> type(String name) {
		Class<?> type = this.types.get(name);
		if (type != null) {
			return Optional.of(type);
		}
		return this.types.values().stream().filter((known) -> known.getCanonicalName().equals(name)).findFirst();
	}

	/** Whether a rule may speak the name of this type at all. */
	boolean isType(String simpleName) {
		return this.types.containsKey(simpleName) || LANGUAGE.contains(simpleName)
				|| PLATFORM.stream().anyMatch((type) -> type.getSimpleName().equals(simpleName));
	}

	/** Whether a rule may insert this type: a verdict, or a fact as a step on the way. */
	boolean isInsertable(Class<?> type) {
		return this.vocabulary.verdicts().contains(type) || this.vocabulary.facts().contains(type);
	}

	/** Whether a rule may match this type. */
	boolean isMatchable(Class<?> type) {
		return type == Threshold.class || isInsertable(type);
	}

	/** Whether the name may follow a dot. */
	boolean isMember(String name) {
		return this.members.contains(name);
	}

	/** The names of facts and verdicts, for messages. */
	String matchable() {
		return this.types.values()
			.stream()
			.filter(this::isMatchable)
			.map(Class::getSimpleName)
			.sorted()
			.collect(Collectors.joining(", "));
	}

	String insertable() {
		return this.types.values()
			.stream()
			.filter(this::isInsertable)
			.map(Class::getSimpleName)
			.sorted()
			.collect(Collectors.joining(", "));
	}

	Collection<Class<?>> types() {
		return this.types.values();
	}

	/** Types beyond {@code java.lang} that every rule may name. */
	static List<Class<?>> platform() {
		return PLATFORM;
	}

	/**
	 * What a rule may read from a value of the type, as a field or as a call without
	 * arguments.
	 */
	static Set<String> properties(Class<?> type) {
		Set<String> names = new TreeSet<>();
		if (type.isRecord()) {
			for (RecordComponent component : type.getRecordComponents()) {
				names.add(component.getName());
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (isOwnQuestion(method)) {
				names.add(method.getName());
				property(method.getName()).ifPresent(names::add);
			}
		}
		return names;
	}

	private static boolean isOwnQuestion(Method method) {
		return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && method.getReturnType() != void.class
				&& method.getReturnType() != Class.class && !INHERITED.contains(method.getName());
	}

	private static Optional<String> property(String method) {
		for (String prefix : List.of("get", "is")) {
			if (method.length() > prefix.length() && method.startsWith(prefix)
					&& Character.isUpperCase(method.charAt(prefix.length()))) {
				String rest = method.substring(prefix.length());
				return Optional.of(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
			}
		}
		return Optional.empty();
	}

	private static List<String> constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList();
	}

}
