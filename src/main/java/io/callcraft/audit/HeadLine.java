package io.callcraft.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed head as one line of JSON, as witnesses keep it.
 */
final class HeadLine {

	private static final JsonMapper JSON = new JsonMapper();

	private HeadLine() {
	}

	/** The line, in its one canonical form (RFC 8785). */
	static String of(SignedHead head) {
		return CanonicalJson.of(Map.of("size", head.size(), "root", head.root(), "at", head.at().toString(),
				"signature", head.signature(), "key", head.key()));
	}

	/**
	 * The head that a line is.
	 * @throws NotAHead saying what is wrong with it
	 */
	static SignedHead read(String line) {
		JsonNode json;
		try {
			json = JSON.readTree(line);
		}
		catch (JacksonException ex) {
			throw new NotAHead("it is not JSON: copy the line from its { to its }");
		}
		if (!json.isObject()) {
			throw new NotAHead("it is not one JSON object: copy the line from its { to its }");
		}
		JsonNode size = json.path("size");
		if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 1) {
			throw new NotAHead("size is no number of entries");
		}
		return new SignedHead(size.asLong(), hex(json, "root", 64), moment(json), hex(json, "signature", 128),
				hex(json, "key", 32));
	}

	/**
	 * What a witness remembers whose heads are a text, one a line.
	 * @param place whose text it is, for what is said when a line is none
	 */
	static Witness.Remembered readAll(String place, String text) {
		List<SignedHead> heads = new ArrayList<>();
		List<String> unreadable = new ArrayList<>();
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			try {
				heads.add(read(lines.get(i)));
			}
			catch (NotAHead ex) {
				unreadable.add("Line " + (i + 1) + " of " + place + " is no signed head, " + ex.getMessage()
						+ "; restore it, or take the line out if you know how it came there");
			}
		}
		return new Witness.Remembered(true, heads, unreadable);
	}

	private static String hex(JsonNode json, String field, int digits) {
		JsonNode text = json.path(field);
		if (!text.isString() || !text.asString().matches("[0-9a-f]{" + digits + "}")) {
			throw new NotAHead(field + " is not " + digits + " hexadecimal digits");
		}
		return text.asString();
	}

	private static Instant moment(JsonNode json) {
		try {
			return Instant.parse(json.path("at").asString(""));
		}
		catch (DateTimeException ex) {
			throw new NotAHead("at is no moment such as 2026-11-02T12:00:00Z");
		}
	}

	/** Says what keeps a text from being a signed head. */
	static final class NotAHead extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		NotAHead(String message) {
			super(message);
		}

	}

}
