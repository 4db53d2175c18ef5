package io.callcraft.audit;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Canonical JSON against the examples of RFC 8785.
 */
class CanonicalJsonTests {

	/** Appendix B of the RFC: the bits of a double and its text. */
	@ParameterizedTest
	@CsvSource({ "0000000000000000, 0", "8000000000000000, 0", "0000000000000001, 5e-324", "8000000000000001, -5e-324",
			"7fefffffffffffff, 1.7976931348623157e+308", "ffefffffffffffff, -1.7976931348623157e+308",
			"4340000000000000, 9007199254740992", "c340000000000000, -9007199254740992",
			"4430000000000000, 295147905179352830000", "44b52d02c7e14af5, 9.999999999999997e+22",
			"44b52d02c7e14af6, 1e+23", "44b52d02c7e14af7, 1.0000000000000001e+23",
			"444b1ae4d6e2ef4e, 999999999999999700000", "444b1ae4d6e2ef4f, 999999999999999900000",
			"444b1ae4d6e2ef50, 1e+21", "3eb0c6f7a0b5ed8c, 9.999999999999997e-7", "3eb0c6f7a0b5ed8d, 0.000001",
			"41b3de4355555553, 333333333.3333332", "41b3de4355555554, 333333333.33333325",
			"41b3de4355555555, 333333333.3333333", "41b3de4355555556, 333333333.3333334",
			"41b3de4355555557, 333333333.33333343", "becbf647612f3696, -0.0000033333333333333333",
			"43143ff3c1cb0959, 1424953923781206.2" })
	void numbers_read_as_ecmascript_writes_them(String bits, String text) {
		double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

		assertThat(CanonicalJson.of(value)).isEqualTo(text);
	}

	@Test
	void any_double_reads_back_as_itself_and_no_longer_than_java_writes_it() {
		Random random = new Random(8785);

		for (int i = 0; i < 20_000; i++) {
			double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
			if (Double.isFinite(value)) {
				assertThat(Double.parseDouble(CanonicalJson.of(value))).isEqualTo(value);
				assertThat(digits(CanonicalJson.of(value))).isLessThanOrEqualTo(digits(Double.toString(value)));
			}
		}
	}

	@Test
	void the_rfcs_example_is_written_as_there() {
		Object example = new JsonMapper().readValue("""
				{
				  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
				  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
				  "literals": [null, true, false]
				}""", Object.class);

		assertThat(CanonicalJson.of(example))
			.isEqualTo("{\"literals\":[null,true,false]," + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
					+ "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
	}

	@Test
	void names_are_in_the_order_of_their_utf_16_units() {
		Map<String, Object> names = new LinkedHashMap<>();
		List.of("€", "\r", "\uFB33", "1", "\uD83D\uDE00", "\u0080", "ö").forEach((name) -> names.put(name, 0));

		assertThat(CanonicalJson.of(names))
			.isEqualTo("{\"\\r\":0,\"1\":0,\"\u0080\":0,\"ö\":0,\"€\":0,\"😀\":0,\"\uFB33\":0}");
	}

	@Test
	void empty_things_and_nothing_have_one_form() {
		assertThat(CanonicalJson.of(Arrays.asList(Map.of(), List.of(), "", null))).isEqualTo("[{},[],\"\",null]");
	}

	@Test
	void half_a_surrogate_pair_becomes_the_replacement_character() {
		assertThat(CanonicalJson.of("a\uD83Db\uDE00")).isEqualTo("\"a\uFFFDb\uFFFD\"");
	}

	@Test
	void whole_numbers_that_a_double_holds_are_kept_whatever_their_type() {
		assertThat(CanonicalJson
			.of(List.of(1 << 30, 1L << 60, BigInteger.TEN.pow(20), new BigInteger("295147905179352830000"))))
			.isEqualTo("[1073741824,1152921504606847000,100000000000000000000,295147905179352830000]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9007199254740993", "-9007199254740993" })
	void a_whole_number_that_a_double_would_round_is_refused(String number) {
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Long.valueOf(number)))
			.withMessageContaining(number);
	}

	@Test
	void what_is_no_json_is_refused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(new Object()));
	}

	private static int digits(String number) {
		return number.replaceFirst("[eE].*", "").replaceAll("^0[.]0*|[.]", "").replaceFirst("0+$", "").length();
	}

}
