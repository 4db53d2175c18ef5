package io.callcraft.calls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.calls.Call.Sampling;
import io.callcraft.people.TestRosters;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the readers and the checks take, and what they refuse. */
class CallReadersTests {

	private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

	private static final String GOOD = line("");

	@Test
	void every_field_of_the_api_arrives() throws IOException {
		Read read = ndjson("""
				{"source": "acd", "callId": "c-17", "rep": "r-001", "team": "north",\
				 "startedAt": "2026-11-02T14:03:00.123456789Z", "handleSeconds": 412,\
				 "outcomes": {"lead": "MET", "discovery": "MISSED",\
				 "unstatedNeeds": {"value": "NOT_APPLICABLE", "reason": " quick answer = wanted "}, "concerns": null},\
				 "sale": true, "skills": {"TRANSITION": 1, "OPEN_UP": 0},\
				 "science": {"holdSeconds": 20, "afterCallSeconds": 35, "transferred": false, "nameUsed": true},\
				 "behaviours": ["TARDY", "GAMES"], "sampling": "RANDOM", "assessor": "quinn", "callType": "billing"}
				""");

		assertThat(read.rejections).isEmpty();
		Call call = read.calls.get(0);
		assertThat(call.key()).isEqualTo(new Call.Key("acd", "c-17"));
		assertThat(call.rep()).isEqualTo(new RepId("r-001"));
		assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-11-02T14:03:00.123456Z"));
		assertThat(call.outcomes()).isEqualTo(Map.of(Milestone.LEAD, Outcome.MET, Milestone.DISCOVERY, Outcome.MISSED,
				Milestone.UNSTATED_NEEDS, Outcome.NOT_APPLICABLE));
		assertThat(call.outcomeReasons()).isEqualTo(Map.of(Milestone.UNSTATED_NEEDS, "quick answer = wanted"));
		assertThat(call.sale()).isTrue();
		assertThat(call.skills()).isEqualTo(Map.of("TRANSITION", 1, "OPEN_UP", 0));
		assertThat(call.science()).isEqualTo(new Call.Science(20, 35, false, true));
		assertThat(call.behaviours()).containsExactlyInAnyOrder(Behaviour.TARDY, Behaviour.GAMES);
		assertThat(call.sampling()).isEqualTo(Sampling.RANDOM);
		assertThat(call.callType()).isEqualTo("billing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"colour": "red"                          | colour                  | is not known here
			"outcomes": {"leed": "MET"}              | outcomes.leed           | is not known here
			"outcomes": {"lead": "YES"}              | outcomes.lead           | is no outcome
			"outcomes": {"lead": true}               | outcomes.lead           | is neither a text nor an object
			"outcomes": {"lead": {"reason": "x"}}    | outcomes.lead.value     | is required
			"outcomes": {"lead": {"velue": "MET"}}   | outcomes.lead.velue     | is not known here
			"outcomes": {"lead": "MET", "lead": "MET"} | outcomes.lead         | is given twice
			"outcomes": []                           | outcomes                | is no object
			"rep": "r-001"                           | rep                     | is given twice
			"science": {"holdSeconds": -1}           | science.holdSeconds     | is negative
			"science": {"mood": 1}                   | science.mood            | is not known here
			"skills": {"transition": 1}              | skills.transition       | is no skill's code
			"skills": {"OPEN_UP": 1001}              | skills.OPEN_UP          | is out of range
			"skills": {"OPEN_UP": -1}                | skills.OPEN_UP          | is out of range
			"skills": {"OPEN_UP": 1.5}               | skills.OPEN_UP          | is no whole number
			"skills": {"OPEN_UP": 99999999999999999999} | skills.OPEN_UP       | is out of range
			"skills": {"OPEN_UP": 1, "OPEN_UP": 1}   | skills.OPEN_UP          | is given twice
			"behaviours": ["LATE"]                   | behaviours              | is no behaviour
			"behaviours": "TARDY"                    | behaviours              | is no list
			"sampling": "ALL"                        | sampling                | is no way of sampling
			"assessor": "quinn the analyst"          | assessor                | is no id
			"sale": "yes"                            | sale                    | is neither true nor false
			"reason": "because"                      | reason                  | is not known here
			"callType": "a\\u0000b"                  | callType                | is not one line of plain text
			"callType": "a\\ud800b"                  | callType                | is not one line of plain text
			""")
	void a_wrong_field_is_named(String member, String field, String reason) throws IOException {
		Read read = ndjson(line(", " + member));

		assertThat(read.rejections).singleElement().satisfies((rejection) -> {
			assertThat(rejection.field()).isEqualTo(field);
			assertThat(rejection.reason()).contains(reason);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"source": "acd"       | "source": "a c d"                      | source        | is no id
			"source": "acd",      | ~~                                     | source        | is required
			"callId": "c-1",      | "callId": null,                        | callId        | is required
			"rep": "r-001",       | ~~                                     | rep           | is required, or else team
			"rep": "r-001"        | "rep": "r-999"                         | rep           | is no rep on file
			"rep": "r-001"        | "rep": "R-001"                         | rep           | is no rep on file
			"rep": "r-001"        | "team": "west"                         | team          | is no team on file
			"rep": "r-001"        | "rep": 1                               | rep           | is no text
			2026-11-02T14:03:00Z  | 2026-11-02T15:05:00.000001Z            | startedAt     | lies in the future
			2026-11-02T14:03:00Z  | 1999-12-31T23:59:59Z                   | startedAt     | is absurd
			2026-11-02T14:03:00Z  | 2026-11-02T14:03:00                    | startedAt     | is no time with a zone
			2026-11-02T14:03:00Z  | 2026-02-30T14:03:00Z                   | startedAt     | is no time with a zone
			2026-11-02T14:03:00Z  | 2026-11-02T14:03:61Z                   | startedAt     | is no time with a zone
			2026-11-02T14:03:00Z  | yesterday                              | startedAt     | is no time with a zone
			"handleSeconds": 412  | "handleSeconds": -1                    | handleSeconds | is negative
			"handleSeconds": 412  | "handleSeconds": 86401                 | handleSeconds | is more than
			"handleSeconds": 412  | "handleSeconds": "412"                 | handleSeconds | is no whole number
			"handleSeconds": 412  | "handleSeconds": null                  | handleSeconds | is required
			""")
	void a_missing_or_impossible_value_is_named(String good, String bad, String field, String reason)
			throws IOException {
		Read read = ndjson(GOOD.replace(good, bad));

		assertThat(read.rejections).singleElement().satisfies((rejection) -> {
			assertThat(rejection.field()).isEqualTo(field);
			assertThat(rejection.reason()).contains(reason);
		});
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-02T15:05:00Z", "2026-11-02T16:03:00+01:00", "2026-11-02T14:03:00.5Z", "2000-01-01T00:00:00Z",
			"2026-11-02T14:03Z" })
	void a_possible_time_is_taken(String time) throws IOException {
		Read read = ndjson(GOOD.replace("2026-11-02T14:03:00Z", time));

		assertThat(read.rejections).isEmpty();
		assertThat(read.calls.get(0).startedAt()).isEqualTo(java.time.OffsetDateTime.parse(time).toInstant());
	}

	@Test
	void a_broken_line_costs_itself_only() throws IOException {
		Read read = ndjson("\uFEFF" + GOOD + "\r\n\n  \n{\"source\": \"acd\"\nnull\n" + GOOD + GOOD + "\n"
				+ GOOD.replace("c-1", "c-2"));

		assertThat(read.calls).hasSize(2);
		assertThat(read.rejections).extracting(Rejection::line).containsExactly(4, 5, 6);
		assertThat(read.rejections.get(0).reason()).startsWith("breaks as JSON");
		assertThat(read.rejections.get(2).reason()).isEqualTo("goes on after its JSON object");
	}

	@Test
	void a_line_in_another_encoding_is_named() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
		body.writeBytes((line(", \"callType\": \"Käse\"") + "\n").getBytes(StandardCharsets.ISO_8859_1));
		body.writeBytes(line(", \"callType\": \"Käse\"").getBytes(StandardCharsets.UTF_8));

		Read read = read(CallFormat.NDJSON, body.toByteArray());

		assertThat(read.calls).extracting(Call::callType).containsExactly(null, "Käse");
		assertThat(read.rejections).containsExactly(new Rejection(2, "line", "is not UTF-8"));
	}

	@Test
	void a_line_that_is_too_long_is_passed_over() throws IOException {
		String exact = GOOD + " ".repeat(LineReader.LONGEST - GOOD.length());
		String over = GOOD + " ".repeat(LineReader.LONGEST + 1 - GOOD.length());
		String huge = "x".repeat(10 * LineReader.LONGEST);

		Read read = ndjson(exact + "\n" + over + "\n" + huge + "\n" + GOOD + "\n" + huge);

		assertThat(read.calls).hasSize(2);
		assertThat(read.rejections).extracting(Rejection::line).containsExactly(2, 3, 5);
		assertThat(read.rejections).extracting(Rejection::reason).containsOnly("is longer than 65536 bytes");
	}

	@Test
	void lines_survive_however_the_bytes_arrive() throws IOException {
		byte[] body = ("\uFEFF" + (GOOD + "\n").repeat(2_000)).getBytes(StandardCharsets.UTF_8);
		InputStream drip = new ByteArrayInputStream(body) {

			@Override
			public int read(byte[] bytes, int offset, int length) {
				return super.read(bytes, offset, Math.min(length, 7));
			}

		};

		assertThat(read(CallFormat.NDJSON, drip).calls).hasSize(2_000);
		assertThat(read(CallFormat.NDJSON, body).calls).hasSize(2_000);
	}

	@Test
	void an_array_goes_on_after_a_wrong_element() throws IOException {
		Read read = json("[" + GOOD + ", " + line(", \"science\": {\"mood\": {\"a\": [1, {}]}}, \"sale\": true")
				+ ", 7, [[1]], " + GOOD.replace("c-1", "c-2") + "]");

		assertThat(read.calls).extracting((call) -> call.key().callId()).containsExactly("c-1", "c-2");
		assertThat(read.rejections).extracting(Rejection::line).containsExactly(2, 3, 4);
		assertThat(read.rejections).extracting(Rejection::field).containsExactly("science.mood", "line", "line");
	}

	@Test
	void where_an_array_breaks_is_the_last_rejection() throws IOException {
		Read read = json("[" + GOOD + ",\n" + GOOD.replace("c-1", "c-2") + ",\n{\"source\": acd}, " + GOOD + "]");

		assertThat(read.calls).hasSize(2);
		assertThat(read.rejections).singleElement().satisfies((rejection) -> {
			assertThat(rejection.line()).isEqualTo(3);
			assertThat(rejection.reason()).startsWith("breaks as JSON at line 3, column");
		});
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', textBlock = """
			[{"source": "acd"
			[
			[] []
			[}
			""")
	void an_array_that_does_not_end_well_is_one_rejection(String body) throws IOException {
		assertThat(json(body).rejections).hasSize(1);
	}

	@Test
	void an_array_in_another_encoding_breaks_there() throws IOException {
		String body = "[" + GOOD + "," + line(", \"callType\": \"Käse\"") + "]";

		Read read = read(CallFormat.JSON, body.getBytes(StandardCharsets.ISO_8859_1));

		assertThat(read.calls).hasSize(1);
		assertThat(read.rejections).singleElement().satisfies((rejection) -> assertThat(rejection.line()).isEqualTo(2));
	}

	@Test
	void a_text_without_end_is_not_gathered_in_memory() throws IOException {
		Read read = json("[" + GOOD + ",{\"callType\": \"" + "x".repeat(1_000_000));

		assertThat(read.calls).hasSize(1);
		assertThat(read.rejections).hasSize(1);
	}

	@Test
	void what_is_no_array_is_refused_as_a_whole() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> json(GOOD)).withMessageContaining("ndjson");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> json(""));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> json("hello"));
	}

	@Test
	void csv_says_the_same_by_dotted_names() throws IOException {
		Read read = csv(
				"""
						source,callId,rep,startedAt,handleSeconds,outcomes.lead,outcomes.concerns,outcomes.concerns.reason,\
						sale,skills.TRANSITION,skills,science.holdSeconds,science.nameUsed,behaviours,sampling
						acd,c-1,r-001,2026-11-02T14:03:00Z,412,MET,NOT_APPLICABLE,"hurried, ""very"" so",TRUE,2,OPEN_UP|TONE:3,20,false,TARDY|GAMES,RISK
						acd,c-2,r-001,2026-11-02T14:03:00Z,10,,,,,,,,,,
						""");

		assertThat(read.rejections).isEmpty();
		Call call = read.calls.get(0);
		assertThat(call.outcomes())
			.isEqualTo(Map.of(Milestone.LEAD, Outcome.MET, Milestone.CONCERNS, Outcome.NOT_APPLICABLE));
		assertThat(call.outcomeReasons()).isEqualTo(Map.of(Milestone.CONCERNS, "hurried, \"very\" so"));
		assertThat(call.sale()).isTrue();
		assertThat(call.skills()).isEqualTo(Map.of("TRANSITION", 2, "OPEN_UP", 1, "TONE", 3));
		assertThat(call.behaviours()).containsExactlyInAnyOrder(Behaviour.TARDY, Behaviour.GAMES);
		assertThat(read.calls.get(1).outcomes()).isEmpty();
	}

	@Test
	void csv_rejects_line_by_line() throws IOException {
		Read read = csv("""
				source,callId,rep,startedAt,handleSeconds,colour,outcomes.lead
				acd,c-1,r-001,2026-11-02T14:03:00Z,412,,YES
				acd,c-2,r-001,2026-11-02T14:03:00Z,412,red,MET
				acd,c-3,r-001,2026-11-02T14:03:00Z,4x,,MET
				acd,c-4,r-001
				acd,"c-5,r-001,2026-11-02T14:03:00Z,412,,MET
				acd,"c"-6,r-001,2026-11-02T14:03:00Z,412,,MET

				acd,c-7,r-001,2026-11-02T14:03:00Z,412,,MET
				""");

		assertThat(read.calls).extracting((call) -> call.key().callId()).containsExactly("c-7");
		assertThat(read.rejections).extracting(Rejection::line).containsExactly(2, 3, 4, 5, 6, 7);
		assertThat(read.rejections).extracting(Rejection::field)
			.containsExactly("outcomes.lead", "colour", "handleSeconds", "line", "line", "line");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			source,callId,rep,startedAt                             | handleSeconds: is missing
			source,callId,startedAt,handleSeconds                   | rep: is missing
			source,callId,rep,rep,startedAt,handleSeconds           | rep: is twice
			acd;c-1;r-001                                           | source: is missing
			""")
	void an_unusable_header_is_refused_as_a_whole(String header, String message) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> csv(header + "\n"))
			.withMessageContaining(message);
	}

	@Test
	void absent_null_and_false_are_the_same_content() throws IOException {
		CallRow absent = row("");
		CallRow asFalse = row(", \"sale\": false, \"science\": {\"transferred\": false, \"holdSeconds\": null},"
				+ " \"skills\": {}, \"behaviours\": null, \"outcomes\": {\"lead\": null}, \"sampling\": \"CENSUS\"");

		assertThat(absent.hasContentOf(asFalse)).isTrue();
		assertThat(absent.hasContentOf(row(", \"sale\": true"))).isFalse();
		assertThat(absent.hasContentOf(row(", \"skills\": {\"TONE\": 0}"))).isFalse();
	}

	private static String line(String more) {
		return "{\"source\": \"acd\", \"callId\": \"c-1\", \"rep\": \"r-001\", \"startedAt\": \"2026-11-02T14:03:00Z\","
				+ " \"handleSeconds\": 412" + more + "}";
	}

	private static CallRow row(String more) throws IOException {
		CallDraft draft = new CallDraft();
		new LinesOfJson(new ByteArrayInputStream(line(more).getBytes(StandardCharsets.UTF_8))).read(draft);
		return new CallChecks(TestRosters.north("r-001"), NOW).check(1, draft);
	}

	private static Read ndjson(String body) throws IOException {
		return read(CallFormat.NDJSON, body.getBytes(StandardCharsets.UTF_8));
	}

	private static Read json(String body) throws IOException {
		return read(CallFormat.JSON, body.getBytes(StandardCharsets.UTF_8));
	}

	private static Read csv(String body) throws IOException {
		return read(CallFormat.CSV, body.getBytes(StandardCharsets.UTF_8));
	}

	private static Read read(CallFormat format, byte[] body) throws IOException {
		return read(format, new ByteArrayInputStream(body));
	}

	private static Read read(CallFormat format, InputStream body) throws IOException {
		CallReader reader = switch (format) {
			case JSON -> new ArrayOfJson(body);
			case NDJSON -> new LinesOfJson(body);
			case CSV -> new LinesOfCsv(body);
		};
		CallChecks checks = new CallChecks(TestRosters.north("r-001"), NOW);
		Read read = new Read(new ArrayList<>(), new ArrayList<>());
		CallDraft draft = new CallDraft();
		while (true) {
			try {
				draft.clear();
				if (!reader.read(draft)) {
					return read;
				}
				read.calls.add(checks.check(1, draft).toCall());
			}
			catch (Rejected ex) {
				read.rejections.add(new Rejection(reader.line(), ex.field(), ex.reason()));
			}
		}
	}

	/** What came of a body. */
	private record Read(List<Call> calls, List<Rejection> rejections) {
	}

}
