package io.callcraft.calls;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.calls.Call.Sampling;
import io.callcraft.shared.Ids;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is being read, field by field; refuses at once what can be refused without
 * knowing the rest. One draft is used again for each line.
 */
final class CallDraft {

	static final int LONGEST_TEXT = 200;

	static final int MOST_SECONDS = 86_400;

	private static final int MOST_SKILLS = 20;

	private static final int MOST_USES = 1_000;

	private static final int LONGEST_CALL_TYPE = 64;

	private static final Pattern SKILL = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

	@Nullable String source;

	@Nullable String callId;

	@Nullable String rep;

	@Nullable String team;

	@Nullable String startedAt;

	@Nullable Integer handleSeconds;

	boolean sale;

	@Nullable Integer holdSeconds;

	@Nullable Integer afterCallSeconds;

	@Nullable Boolean transferred;

	@Nullable Boolean nameUsed;

	Sampling sampling = Sampling.CENSUS;

	@Nullable String assessor;

	@Nullable String callType;

	/** Why a call is corrected; no call has it otherwise. */
	@Nullable String correctionReason;

	final char[] outcomes = new char[CallRow.MILESTONES.length];

	final @Nullable String[] reasons = new @Nullable String[CallRow.MILESTONES.length];

	final Map<String, Integer> skills = new TreeMap<>();

	final Set<Behaviour> behaviours = EnumSet.noneOf(Behaviour.class);

	CallDraft() {
		clear();
	}

	void clear() {
		this.source = null;
		this.callId = null;
		this.rep = null;
		this.team = null;
		this.startedAt = null;
		this.handleSeconds = null;
		this.sale = false;
		this.holdSeconds = null;
		this.afterCallSeconds = null;
		this.transferred = null;
		this.nameUsed = null;
		this.sampling = Sampling.CENSUS;
		this.assessor = null;
		this.callType = null;
		this.correctionReason = null;
		Arrays.fill(this.outcomes, CallRow.NOT_ASSESSED);
		Arrays.fill(this.reasons, null);
		this.skills.clear();
		this.behaviours.clear();
	}

	static String id(String field, String text) {
		if (!Ids.valid(text)) {
			throw Rejected.value(field, text, "is no id: use 1 to 64 letters, digits, dots, underscores or hyphens");
		}
		return text;
	}

	static int seconds(String field, long seconds) {
		if (seconds < 0) {
			throw new Rejected(field, seconds + " is negative");
		}
		if (seconds > MOST_SECONDS) {
			throw new Rejected(field, seconds + " is more than the " + MOST_SECONDS + " seconds of a day");
		}
		return (int) seconds;
	}

	void outcome(Milestone milestone, String value) {
		this.outcomes[milestone.ordinal()] = switch (value) {
			case "MET" -> CallRow.code(Outcome.MET);
			case "MISSED" -> CallRow.code(Outcome.MISSED);
			case "NOT_APPLICABLE" -> CallRow.code(Outcome.NOT_APPLICABLE);
			default -> throw Rejected.value("outcomes." + milestone.key(), value,
					"is no outcome: use MET, MISSED or NOT_APPLICABLE");
		};
	}

	void reason(Milestone milestone, String reason) {
		String text = text("outcomes." + milestone.key() + ".reason", reason, LONGEST_TEXT);
		this.reasons[milestone.ordinal()] = text.isEmpty() ? null : text;
	}

	void callType(String value) {
		String text = text("callType", value, LONGEST_CALL_TYPE);
		this.callType = text.isEmpty() ? null : text;
	}

	/** A text of one line without blanks around it. */
	static String text(String field, String value, int longest) {
		String text = value.strip();
		if (text.length() > longest) {
			throw new Rejected(field, "is longer than " + longest + " characters");
		}
		boolean plain = text.codePoints()
			.noneMatch((point) -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
		if (!plain) {
			throw new Rejected(field, "is not one line of plain text");
		}
		return text;
	}

	void skill(String code, long uses) {
		String field = "skills." + Rejected.shown(code);
		if (!SKILL.matcher(code).matches()) {
			throw new Rejected(field, "is no skill's code: use up to 40 capitals, digits or underscores");
		}
		if (uses < 0 || uses > MOST_USES) {
			throw new Rejected(field, uses + " is out of range: use 0 to " + MOST_USES);
		}
		if (this.skills.put(code, (int) uses) != null) {
			throw new Rejected(field, "is given twice");
		}
		if (this.skills.size() > MOST_SKILLS) {
			throw new Rejected("skills", "are more than " + MOST_SKILLS);
		}
	}

	void behaviour(String value) {
		for (Behaviour known : CallRow.BEHAVIOURS) {
			if (known.name().equals(value)) {
				this.behaviours.add(known);
				return;
			}
		}
		throw Rejected.value("behaviours", value,
				"is no behaviour: use " + String.join(", ", CallRow.names(CallRow.BEHAVIOURS)));
	}

	void sampling(String value) {
		for (Sampling known : CallRow.SAMPLINGS) {
			if (known.name().equals(value)) {
				this.sampling = known;
				return;
			}
		}
		throw Rejected.value("sampling", value,
				"is no way of sampling: use " + String.join(", ", CallRow.names(CallRow.SAMPLINGS)));
	}

	static Milestone milestone(String key) {
		for (Milestone milestone : CallRow.MILESTONES) {
			if (milestone.key().equals(key)) {
				return milestone;
			}
		}
		throw unknown("outcomes." + Rejected.shown(key));
	}

	static Rejected unknown(String field) {
		return new Rejected(field, "is not known here");
	}

	static boolean flag(String field, String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw Rejected.value(field, text, "is neither true nor false");
		};
	}

}
