package io.callcraft.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.protobuf.Any;
import org.jbpm.flow.serialization.ObjectMarshallerStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Variables are strings, numbers and booleans: they outlive every rename of a class, and
 * nothing else is ever written or, worse, read back as a Java object.
 */
final class PlainValues implements ObjectMarshallerStrategy {

	/**
	 * Gives the values as variables can hold them.
	 * @throws IllegalArgumentException naming a value that they cannot
	 */
	static Map<String, Object> of(Map<String, ? extends @Nullable Object> values) {
		Map<String, Object> plain = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			if (value != null) {
				plain.put(name, plain(name, value));
			}
		});
		return plain;
	}

	private static Object plain(String name, Object value) {
		if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Double
				|| value instanceof Float || value instanceof Boolean) {
			return value;
		}
		if (value instanceof BigDecimal || value instanceof BigInteger) {
			return ((Number) value).doubleValue();
		}
		if (value instanceof Short || value instanceof Byte) {
			return ((Number) value).intValue();
		}
		throw new IllegalArgumentException("The variable " + name + " is a " + value.getClass().getName()
				+ ": variables are strings, numbers and booleans");
	}

	/** Asked before the engine's own fallback, which would write any Java object. */
	@Override
	public Integer order() {
		return 2;
	}

	@Override
	public boolean acceptForMarshalling(Object value) {
		return true;
	}

	@Override
	public Any marshall(Object value) {
		throw new IllegalArgumentException(
				"A variable is a " + value.getClass().getName() + ": variables are strings, numbers and booleans");
	}

	@Override
	public boolean acceptForUnmarshalling(Any value) {
		return true;
	}

	@Override
	public Object unmarshall(Any value) {
		throw new IllegalArgumentException("A stored variable is no string, number or boolean");
	}

}
