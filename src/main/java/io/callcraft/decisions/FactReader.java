package io.callcraft.decisions;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of what people write in requests and scenarios: a type's name and some
 * fields. A field left out is false, zero, empty or absent.
 */
final class FactReader {

	/** With a longer one a pattern could be busy for hours. */
	private static final int LONGEST_TEXT = 10_000;

	private final Map<String, Class<?>> types;

	FactReader(Collection<Class<?>> types) {
		this.types = types.stream().collect(Collectors.toMap(Class::getSimpleName, (type) -> type, (a, b) -> a));
	}

	/**
	 * Makes one fact.
	 * @param path where it stands, for messages: {@code facts[0]}
	 * @param fields its fields, {@code type} among them
	 * @throws InvalidInput naming the type, field or value that is not known
	 */
	Object read(String path, Map<?, ?> fields) {
		Class<?> type = typeOf(path, fields);
		return record(path, type, fields);
	}

	/** The type that the fields name. */
	Class<?> typeOf(String path, Map<?, ?> fields) {
		Object name = fields.get("type");
		Class<?> type = this.types.get(String.valueOf(name));
		if (type == null) {
			String known = this.types.keySet().stream().sorted().collect(Collectors.joining(", "));
			throw new InvalidInput(path + ".type",
					((name == null) ? "is missing" : "'" + name + "' is not known here") + "; use one of " + known);
		}
		return type;
	}

	/**
	 * Makes the value of one field, for comparison with a verdict's.
	 * @param type the record that the field is part of
	 */
	static @Nullable Object field(String path, Class<?> type, String name, @Nullable Object value) {
		RecordComponent component = Arrays.stream(type.getRecordComponents())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> unknown(path, type, name));
		return value(path + "." + name, component.getGenericType(), value);
	}

	private static Object record(String path, Class<?> type, Map<?, ?> fields) {
		RecordComponent[] components = type.getRecordComponents();
		Set<String> names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
		for (Object name : fields.keySet()) {
			if (!names.contains(String.valueOf(name)) && !name.equals("type")) {
				throw unknown(path, type, String.valueOf(name));
			}
		}
		@Nullable Object[] arguments = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			String name = components[i].getName();
			arguments[i] = value(path + "." + name, components[i].getGenericType(), fields.get(name));
		}
		return create(path, type, arguments);
	}

	private static InvalidInput unknown(String path, Class<?> type, String name) {
		String known = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getName)
			.collect(Collectors.joining(", "));
		return new InvalidInput(path + "." + name, type.getSimpleName() + " has no such field; it has " + known);
	}

	private static Object create(String path, Class<?> type, @Nullable Object[] arguments) {
		Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(parameters);
			constructor.setAccessible(true);
			return constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			Throwable cause = ex.getCause();
			if (cause instanceof InvalidInput invalid) {
				throw new InvalidInput(invalid.problems()
					.stream()
					.map((problem) -> new FieldProblem(path + "." + problem.field(), problem.reason()))
					.toList());
			}
			if (cause instanceof NullPointerException) {
				throw new InvalidInput(path, "a field is missing that " + type.getSimpleName() + " cannot do without");
			}
			throw new InvalidInput(path, (cause != null) ? String.valueOf(cause.getMessage()) : "is refused");
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("A record has its canonical constructor: " + type.getName(), ex);
		}
	}

	private static @Nullable Object value(String path, Type type, @Nullable Object value) {
		if (type instanceof ParameterizedType generic) {
			return container(path, generic, value);
		}
		if (!(type instanceof Class<?> plain)) {
			throw new InvalidInput(path, "cannot be given");
		}
		if (value == null) {
			return absent(plain);
		}
		if (plain.isEnum()) {
			return constant(path, plain, value);
		}
		if (plain.isRecord()) {
			return nested(path, plain, value);
		}
		return simple(path, plain, value);
	}

	private static @Nullable Object container(String path, ParameterizedType type, @Nullable Object value) {
		Class<?> raw = (Class<?>) type.getRawType();
		Type element = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
		if (raw == Optional.class) {
			return (value == null) ? Optional.empty() : Optional.ofNullable(value(path, element, value));
		}
		if (Map.class.isAssignableFrom(raw)) {
			if (value != null && !(value instanceof Map<?, ?>)) {
				throw new InvalidInput(path, "must be an object");
			}
			Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
			Map<?, ?> given = (value instanceof Map<?, ?> entries) ? entries : Map.of();
			given.forEach((key, content) -> map.put(value(path + "." + key, type.getActualTypeArguments()[0], key),
					value(path + "." + key, element, content)));
			return map;
		}
		if (value != null && !(value instanceof Collection<?>)) {
			throw new InvalidInput(path, "must be a list");
		}
		Collection<@Nullable Object> elements = Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>()
				: new ArrayList<>();
		int i = 0;
		for (Object item : (value instanceof Collection<?> items) ? items : List.of()) {
			elements.add(value(path + "[" + i++ + "]", element, item));
		}
		return elements;
	}

	/** A nested record is given by its fields, or by its only field's value. */
	private static Object nested(String path, Class<?> type, Object value) {
		if (value instanceof Map<?, ?> fields) {
			return record(path, type, fields);
		}
		RecordComponent[] components = type.getRecordComponents();
		if (components.length != 1) {
			throw new InvalidInput(path, "must be an object with "
					+ Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", ")));
		}
		return create(path, type, new @Nullable Object[] { value(path, components[0].getGenericType(), value) });
	}

	private static Object constant(String path, Class<?> type, Object value) {
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(String.valueOf(value))) {
				return constant;
			}
		}
		throw new InvalidInput(path,
				"'" + value + "' is not known; use one of "
						+ Arrays.stream(type.getEnumConstants())
							.map((constant) -> ((Enum<?>) constant).name())
							.collect(Collectors.joining(", ")));
	}

	/** What stands for a field left out: a record's {@code NONE} where it has one. */
	private static @Nullable Object absent(Class<?> type) {
		if (type.isPrimitive()) {
			return (type == boolean.class) ? Boolean.FALSE : simple("", type, 0);
		}
		if (type.isRecord()) {
			for (Field field : type.getFields()) {
				if (field.getName().equals("NONE") && Modifier.isStatic(field.getModifiers())) {
					try {
						return field.get(null);
					}
					catch (IllegalAccessException ex) {
						throw new IllegalStateException(field + " is public", ex);
					}
				}
			}
		}
		return null;
	}

	private static Object simple(String path, Class<?> type, Object value) {
		try {
			if (type == String.class && !(value instanceof Collection<?>) && !(value instanceof Map<?, ?>)) {
				return text(path, value.toString());
			}
			if ((type == boolean.class || type == Boolean.class) && value instanceof Boolean) {
				return value;
			}
			if (value instanceof Number number) {
				return number(type, new BigDecimal(number.toString()));
			}
			if (value instanceof String text) {
				return moment(type, text);
			}
		}
		catch (ArithmeticException | DateTimeException | NumberFormatException ex) {
			// told below, with what would be right
		}
		throw new InvalidInput(path, "'" + value + "' is no " + wanted(type));
	}

	private static String text(String path, String text) {
		if (text.length() > LONGEST_TEXT) {
			throw new InvalidInput(path, "has at most " + LONGEST_TEXT + " characters");
		}
		return text;
	}

	private static Object number(Class<?> type, BigDecimal number) {
		if (type == int.class || type == Integer.class) {
			return number.intValueExact();
		}
		if (type == long.class || type == Long.class) {
			return number.longValueExact();
		}
		if (type == double.class || type == Double.class) {
			return number.doubleValue();
		}
		if (type == BigDecimal.class) {
			return number;
		}
		throw new ArithmeticException("no number is wanted");
	}

	private static Object moment(Class<?> type, String text) {
		if (type == Instant.class) {
			return Instant.parse(text);
		}
		if (type == LocalDate.class) {
			return LocalDate.parse(text);
		}
		if (type == Duration.class) {
			return Duration.parse(text);
		}
		throw new DateTimeException("no moment is wanted");
	}

	private static String wanted(Class<?> type) {
		return switch (type.getSimpleName()) {
			case "int", "Integer", "long", "Long" -> "whole number within range";
			case "double", "Double", "BigDecimal" -> "number";
			case "boolean", "Boolean" -> "true or false";
			case "String" -> "text";
			case "Instant" -> "instant such as 2026-11-02T14:03:00Z";
			case "LocalDate" -> "day such as 2026-11-02";
			case "Duration" -> "duration such as PT4H";
			default -> type.getSimpleName();
		};
	}

}
