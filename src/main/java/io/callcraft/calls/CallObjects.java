package io.callcraft.calls;

import io.callcraft.shared.Milestone;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a call from a JSON object, straight from the parser's tokens: no tree and no
 * binding, for a hundred thousand of them come in one request.
 */
final class CallObjects {

	/** Tight, so that no text, however long, is gathered in memory. */
	static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxStringLength(LineReader.LONGEST)
			.maxNameLength(1_000)
			.maxNumberLength(100)
			.maxNestingDepth(50)
			.build())
		.build();

	private static final int SCIENCE = 16;

	private static final int OUTCOME = 20;

	private static final int VALUE = 30;

	private static final int REASON = 31;

	private final boolean withReason;

	/** One bit for each field that was seen in the object being read. */
	private long seen;

	/**
	 * Makes a reader.
	 * @param withReason whether the object says why it corrects a call
	 */
	CallObjects(boolean withReason) {
		this.withReason = withReason;
	}

	/**
	 * Reads the object that the parser has just entered, to its end.
	 * @throws Rejected naming the field that is wrong; the parser is left inside
	 */
	void read(JsonParser json, CallDraft draft) {
		this.seen = 0;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			JsonToken value = json.nextToken();
			switch (name) {
				case "source" -> draft.source = id(json, name, 0);
				case "callId" -> draft.callId = id(json, name, 1);
				case "rep" -> draft.rep = id(json, name, 2);
				case "team" -> draft.team = id(json, name, 3);
				case "startedAt" -> draft.startedAt = text(json, name, 4);
				case "handleSeconds" -> draft.handleSeconds = seconds(json, name, 5);
				case "outcomes" -> outcomes(json, draft, value);
				case "sale" -> draft.sale = Boolean.TRUE.equals(flag(json, name, 7));
				case "skills" -> skills(json, draft, value);
				case "science" -> science(json, draft, value);
				case "behaviours" -> behaviours(json, draft, value);
				case "sampling" -> sampling(json, draft);
				case "assessor" -> draft.assessor = id(json, name, 12);
				case "callType" -> callType(json, draft);
				default -> other(json, draft, name);
			}
		}
	}

	private void other(JsonParser json, CallDraft draft, String name) {
		if (!this.withReason || !name.equals("reason")) {
			throw CallDraft.unknown(Rejected.shown(name));
		}
		draft.correctionReason = text(json, name, 14);
	}

	private void outcomes(JsonParser json, CallDraft draft, JsonToken value) {
		if (!enter("outcomes", 6, value)) {
			return;
		}
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			Milestone milestone = CallDraft.milestone(json.currentName());
			String field = "outcomes." + milestone.key();
			once(field, OUTCOME + milestone.ordinal());
			switch (json.nextToken()) {
				case VALUE_STRING -> draft.outcome(milestone, json.getString());
				case START_OBJECT -> outcome(json, draft, milestone, field);
				case VALUE_NULL -> {
				}
				default -> throw new Rejected(field, "is neither a text nor an object");
			}
		}
	}

	private void outcome(JsonParser json, CallDraft draft, Milestone milestone, String field) {
		this.seen &= ~(1L << VALUE | 1L << REASON);
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			json.nextToken();
			switch (name) {
				case "value" -> {
					String outcome = text(json, field + ".value", VALUE);
					if (outcome != null) {
						draft.outcome(milestone, outcome);
					}
				}
				case "reason" -> {
					String reason = text(json, field + ".reason", REASON);
					if (reason != null) {
						draft.reason(milestone, reason);
					}
				}
				default -> throw CallDraft.unknown(field + "." + Rejected.shown(name));
			}
		}
		if (draft.outcomes[milestone.ordinal()] == CallRow.NOT_ASSESSED && draft.reasons[milestone.ordinal()] != null) {
			throw new Rejected(field + ".value", "is required where a reason is given");
		}
	}

	private void skills(JsonParser json, CallDraft draft, JsonToken value) {
		if (!enter("skills", 8, value)) {
			return;
		}
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String code = json.currentName();
			if (json.nextToken() != JsonToken.VALUE_NULL) {
				draft.skill(code, whole(json, "skills." + Rejected.shown(code)));
			}
		}
	}

	private void science(JsonParser json, CallDraft draft, JsonToken value) {
		if (!enter("science", 9, value)) {
			return;
		}
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			json.nextToken();
			switch (name) {
				case "holdSeconds" -> draft.holdSeconds = seconds(json, "science.holdSeconds", SCIENCE);
				case "afterCallSeconds" ->
					draft.afterCallSeconds = seconds(json, "science.afterCallSeconds", SCIENCE + 1);
				case "transferred" -> draft.transferred = flag(json, "science.transferred", SCIENCE + 2);
				case "nameUsed" -> draft.nameUsed = flag(json, "science.nameUsed", SCIENCE + 3);
				default -> throw CallDraft.unknown("science." + Rejected.shown(name));
			}
		}
	}

	private void behaviours(JsonParser json, CallDraft draft, JsonToken value) {
		once("behaviours", 10);
		if (value == JsonToken.VALUE_NULL) {
			return;
		}
		if (value != JsonToken.START_ARRAY) {
			throw new Rejected("behaviours", "is no list");
		}
		while (json.nextToken() != JsonToken.END_ARRAY) {
			if (json.currentToken() != JsonToken.VALUE_STRING) {
				throw new Rejected("behaviours", "holds something that is no text");
			}
			draft.behaviour(json.getString());
		}
	}

	private void sampling(JsonParser json, CallDraft draft) {
		String sampling = text(json, "sampling", 11);
		if (sampling != null) {
			draft.sampling(sampling);
		}
	}

	private void callType(JsonParser json, CallDraft draft) {
		String callType = text(json, "callType", 13);
		if (callType != null) {
			draft.callType(callType);
		}
	}

	private boolean enter(String field, int bit, JsonToken value) {
		once(field, bit);
		if (value == JsonToken.VALUE_NULL) {
			return false;
		}
		if (value != JsonToken.START_OBJECT) {
			throw new Rejected(field, "is no object");
		}
		return true;
	}

	private void once(String field, int bit) {
		if ((this.seen & (1L << bit)) != 0) {
			throw new Rejected(field, "is given twice");
		}
		this.seen |= 1L << bit;
	}

	private @Nullable String id(JsonParser json, String field, int bit) {
		String text = text(json, field, bit);
		return (text != null) ? CallDraft.id(field, text) : null;
	}

	private @Nullable String text(JsonParser json, String field, int bit) {
		once(field, bit);
		return switch (json.currentToken()) {
			case VALUE_STRING -> json.getString();
			case VALUE_NULL -> null;
			default -> throw new Rejected(field, "is no text");
		};
	}

	private @Nullable Boolean flag(JsonParser json, String field, int bit) {
		once(field, bit);
		return switch (json.currentToken()) {
			case VALUE_TRUE -> Boolean.TRUE;
			case VALUE_FALSE -> Boolean.FALSE;
			case VALUE_NULL -> null;
			default -> throw new Rejected(field, "is neither true nor false");
		};
	}

	private @Nullable Integer seconds(JsonParser json, String field, int bit) {
		once(field, bit);
		return (json.currentToken() != JsonToken.VALUE_NULL) ? CallDraft.seconds(field, whole(json, field)) : null;
	}

	private static long whole(JsonParser json, String field) {
		if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
			throw new Rejected(field, "is no whole number");
		}
		return switch (json.getNumberType()) {
			case INT, LONG -> json.getLongValue();
			default -> throw new Rejected(field, "is out of range");
		};
	}

}
