package io.callcraft.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * JSON in its one canonical form (RFC 8785), so that the same content always has the same
 * hash, whoever computes it: no blanks, names in the order of their UTF-16 units, numbers
 * as ECMAScript writes them.
 */
final class CanonicalJson {

	/** Whole numbers beyond this are not exact everywhere (RFC 7493). */
	private static final long LARGEST = (1L << 53) - 1;

	private static final int DIGITS_OF_A_DOUBLE = 17;

	private final StringBuilder text = new StringBuilder(256);

	private CanonicalJson() {
	}

	/**
	 * The canonical text of a value. Half of a surrogate pair, which UTF-8 cannot carry,
	 * becomes U+FFFD.
	 * @param value maps with texts as keys, collections, texts, booleans, numbers, null
	 * @throws IllegalArgumentException when it holds anything else, or a number that a
	 * double cannot hold exactly
	 */
	static String of(@Nullable Object value) {
		CanonicalJson json = new CanonicalJson();
		json.write(value);
		return json.text.toString();
	}

	private void write(@Nullable Object value) {
		if (value == null || value instanceof Boolean) {
			this.text.append(value);
		}
		else if (value instanceof String string) {
			writeText(string);
		}
		else if (value instanceof Number number) {
			this.text.append(number(number));
		}
		else if (value instanceof Map<?, ?> map) {
			writeMap(map);
		}
		else if (value instanceof Collection<?> collection) {
			writeArray(collection);
		}
		else {
			throw new IllegalArgumentException(value.getClass().getName() + " is no value of JSON");
		}
	}

	private void writeMap(Map<?, ?> map) {
		Map<String, @Nullable Object> sorted = new TreeMap<>();
		map.forEach((name, value) -> sorted.put((String) name, value));
		String between = "{";
		for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
			this.text.append(between);
			writeText(entry.getKey());
			this.text.append(':');
			write(entry.getValue());
			between = ",";
		}
		this.text.append(sorted.isEmpty() ? "{}" : "}");
	}

	private void writeArray(Collection<?> values) {
		this.text.append('[');
		for (Iterator<?> all = values.iterator(); all.hasNext();) {
			write(all.next());
			this.text.append(all.hasNext() ? "," : "");
		}
		this.text.append(']');
	}

	private void writeText(String string) {
		this.text.append('"');
		int plain = 0;
		while (plain < string.length() && isPlain(string.charAt(plain))) {
			plain++;
		}
		// mostly all of it
		this.text.append(string, 0, plain);
		for (int i = plain; i < string.length(); i++) {
			char unit = string.charAt(i);
			if (isPlain(unit)) {
				this.text.append(unit);
			}
			else if (Character.isHighSurrogate(unit) && i + 1 < string.length()
					&& Character.isLowSurrogate(string.charAt(i + 1))) {
				this.text.append(unit).append(string.charAt(++i));
			}
			else {
				writeEscaped(unit);
			}
		}
		this.text.append('"');
	}

	private static boolean isPlain(char unit) {
		return unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit);
	}

	private void writeEscaped(char unit) {
		switch (unit) {
			case '"', '\\' -> this.text.append('\\').append(unit);
			case '\b' -> this.text.append("\\b");
			case '\t' -> this.text.append("\\t");
			case '\n' -> this.text.append("\\n");
			case '\f' -> this.text.append("\\f");
			case '\r' -> this.text.append("\\r");
			default -> this.text.append(Character.isSurrogate(unit) ? "\uFFFD" : String.format("\\u%04x", (int) unit));
		}
	}

	private static String number(Number number) {
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
			long value = number.longValue();
			return (Math.abs(value) <= LARGEST) ? Long.toString(value) : whole(BigInteger.valueOf(value));
		}
		if (number instanceof BigInteger big) {
			return whole(big);
		}
		double value = number.doubleValue();
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException(number + " is no number of JSON");
		}
		return ecmaScript(value);
	}

	private static String whole(BigInteger value) {
		double nearest = value.doubleValue();
		if (Double.isFinite(nearest)) {
			String text = ecmaScript(nearest);
			if (text.equals(value.toString()) || new BigDecimal(nearest).toBigInteger().equals(value)) {
				return text;
			}
		}
		throw new IllegalArgumentException(value + " is more than a double holds exactly");
	}

	/** Number::toString of ECMA-262, for radix 10. */
	private static String ecmaScript(double value) {
		if (value == Math.rint(value) && Math.abs(value) <= LARGEST) {
			return Long.toString((long) value);
		}
		BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
		String digits = shortest.unscaledValue().toString();
		int count = digits.length();
		int point = count - shortest.scale();
		String sign = (value < 0) ? "-" : "";
		if (point >= count && point <= 21) {
			return sign + digits + "0".repeat(point - count);
		}
		if (point > 0 && point <= 21) {
			return sign + digits.substring(0, point) + "." + digits.substring(point);
		}
		if (point > -6 && point <= 0) {
			return sign + "0." + "0".repeat(-point) + digits;
		}
		String fraction = (count > 1) ? "." + digits.substring(1) : "";
		return sign + digits.charAt(0) + fraction + "e" + ((point > 0) ? "+" : "") + (point - 1);
	}

	/** The fewest digits that mean this double; Java 17's own text can have one more. */
	private static BigDecimal shortest(double value) {
		BigDecimal exact = new BigDecimal(value);
		for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
			BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
			if (rounded.doubleValue() == value) {
				return rounded;
			}
		}
		return exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
	}

}
