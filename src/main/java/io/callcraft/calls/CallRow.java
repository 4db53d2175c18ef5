package io.callcraft.calls;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.calls.Call.Sampling;
import io.callcraft.calls.Call.Science;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

/**
 * A call in the compact form of its table: what an intake compares and writes by the
 * hundred thousand.
 */
final class CallRow {

	static final Milestone[] MILESTONES = Milestone.values();

	static final Behaviour[] BEHAVIOURS = Behaviour.values();

	static final Sampling[] SAMPLINGS = Sampling.values();

	static final char NOT_ASSESSED = '-';

	/** The order in which calls are followed. */
	static final Comparator<CallRow> ORDER = Comparator.comparing((CallRow row) -> row.startedAt)
		.thenComparing((row) -> row.source)
		.thenComparing((row) -> row.callId);

	static final String COLUMNS = "c.id, c.source, c.call_id, c.rep, c.team, c.started_at, c.handle_seconds, "
			+ "c.outcomes, c.outcome_reasons, c.sale, c.skills, c.hold_seconds, c.after_call_seconds, "
			+ "c.transferred, c.name_used, c.behaviours, c.sampling, c.assessor, c.call_type, c.received_at";

	static final String INSERT = "insert into calls (" + COLUMNS.replace("c.", "")
			+ ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	/** The id goes last, as a further parameter; key and time of receipt never change. */
	static final String UPDATE = """
			update calls set rep = ?, team = ?, started_at = ?, handle_seconds = ?, outcomes = ?,
			outcome_reasons = ?, sale = ?, skills = ?, hold_seconds = ?, after_call_seconds = ?, transferred = ?,
			name_used = ?, behaviours = ?, sampling = ?, assessor = ?, call_type = ? where id = ?""";

	final long id;

	final String source;

	final String callId;

	final @Nullable RepId rep;

	final @Nullable TeamId team;

	final Instant startedAt;

	private final int handleSeconds;

	private final String outcomes;

	private final @Nullable String reasons;

	private final boolean sale;

	private final @Nullable String skills;

	private final @Nullable Integer holdSeconds;

	private final @Nullable Integer afterCallSeconds;

	private final @Nullable Boolean transferred;

	private final @Nullable Boolean nameUsed;

	private final @Nullable String behaviours;

	private final Sampling sampling;

	private final @Nullable String assessor;

	private final @Nullable String callType;

	final Instant receivedAt;

	/** A call that has been checked. */
	CallRow(long id, CallDraft draft, @Nullable RepId rep, @Nullable TeamId team, Instant startedAt,
			Instant receivedAt) {
		this.id = id;
		this.source = Objects.requireNonNull(draft.source);
		this.callId = Objects.requireNonNull(draft.callId);
		this.rep = rep;
		this.team = team;
		this.startedAt = startedAt;
		this.handleSeconds = Objects.requireNonNull(draft.handleSeconds);
		this.outcomes = new String(draft.outcomes);
		this.reasons = reasons(draft);
		this.sale = draft.sale;
		this.skills = draft.skills.isEmpty() ? null
				: draft.skills.entrySet()
					.stream()
					.map((skill) -> skill.getKey() + "=" + skill.getValue())
					.collect(Collectors.joining(","));
		this.holdSeconds = draft.holdSeconds;
		this.afterCallSeconds = draft.afterCallSeconds;
		this.transferred = draft.transferred;
		this.nameUsed = draft.nameUsed;
		this.behaviours = draft.behaviours.isEmpty() ? null
				: draft.behaviours.stream().map(Behaviour::name).collect(Collectors.joining(","));
		this.sampling = draft.sampling;
		this.assessor = draft.assessor;
		this.callType = draft.callType;
		this.receivedAt = receivedAt;
	}

	/** A call as stored; the columns are {@link #COLUMNS}. */
	CallRow(ResultSet row) throws SQLException {
		this.id = row.getLong(1);
		this.source = row.getString(2);
		this.callId = row.getString(3);
		String someRep = row.getString(4);
		this.rep = (someRep != null) ? new RepId(someRep) : null;
		String someTeam = row.getString(5);
		this.team = (someTeam != null) ? new TeamId(someTeam) : null;
		this.startedAt = Utc.instant(row, 6);
		this.handleSeconds = row.getInt(7);
		this.outcomes = row.getString(8);
		this.reasons = row.getString(9);
		this.sale = row.getBoolean(10);
		this.skills = row.getString(11);
		this.holdSeconds = row.getObject(12, Integer.class);
		this.afterCallSeconds = row.getObject(13, Integer.class);
		this.transferred = row.getObject(14, Boolean.class);
		this.nameUsed = row.getObject(15, Boolean.class);
		this.behaviours = row.getString(16);
		this.sampling = Sampling.valueOf(row.getString(17));
		this.assessor = row.getString(18);
		this.callType = row.getString(19);
		this.receivedAt = Utc.instant(row, 20);
	}

	static char code(Outcome outcome) {
		return switch (outcome) {
			case MET -> 'M';
			case MISSED -> 'X';
			case NOT_APPLICABLE -> 'N';
		};
	}

	static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

	/** Sets the parameters of {@link #INSERT}. */
	void insert(PreparedStatement statement) throws SQLException {
		statement.setLong(1, this.id);
		statement.setString(2, this.source);
		statement.setString(3, this.callId);
		content(statement, 4);
		statement.setObject(20, Utc.of(this.receivedAt));
	}

	/** Sets the parameters of {@link #UPDATE}, for the row of an earlier version. */
	void update(PreparedStatement statement, long earlier) throws SQLException {
		content(statement, 1);
		statement.setLong(17, earlier);
	}

	private void content(PreparedStatement statement, int first) throws SQLException {
		int column = first;
		statement.setString(column++, (this.rep != null) ? this.rep.value() : null);
		statement.setString(column++, (this.team != null) ? this.team.value() : null);
		statement.setObject(column++, Utc.of(this.startedAt));
		statement.setInt(column++, this.handleSeconds);
		statement.setString(column++, this.outcomes);
		statement.setString(column++, this.reasons);
		statement.setBoolean(column++, this.sale);
		statement.setString(column++, this.skills);
		statement.setObject(column++, this.holdSeconds, Types.INTEGER);
		statement.setObject(column++, this.afterCallSeconds, Types.INTEGER);
		statement.setObject(column++, this.transferred, Types.BOOLEAN);
		statement.setObject(column++, this.nameUsed, Types.BOOLEAN);
		statement.setString(column++, this.behaviours);
		statement.setString(column++, this.sampling.name());
		statement.setString(column++, this.assessor);
		statement.setString(column, this.callType);
	}

	Call.Key key() {
		return new Call.Key(this.source, this.callId);
	}

	/** Whether both say the same of a call; absent and false are the same. */
	boolean hasContentOf(CallRow other) {
		return this.startedAt.equals(other.startedAt) && Objects.equals(this.rep, other.rep)
				&& Objects.equals(this.team, other.team) && this.handleSeconds == other.handleSeconds
				&& this.outcomes.equals(other.outcomes) && Objects.equals(this.reasons, other.reasons)
				&& this.sale == other.sale && Objects.equals(this.skills, other.skills)
				&& Objects.equals(this.holdSeconds, other.holdSeconds)
				&& Objects.equals(this.afterCallSeconds, other.afterCallSeconds)
				&& Boolean.TRUE.equals(this.transferred) == Boolean.TRUE.equals(other.transferred)
				&& Boolean.TRUE.equals(this.nameUsed) == Boolean.TRUE.equals(other.nameUsed)
				&& Objects.equals(this.behaviours, other.behaviours) && this.sampling == other.sampling
				&& Objects.equals(this.assessor, other.assessor) && Objects.equals(this.callType, other.callType);
	}

	Call toCall() {
		Map<Milestone, Outcome> assessed = new EnumMap<>(Milestone.class);
		for (Milestone milestone : MILESTONES) {
			switch (this.outcomes.charAt(milestone.ordinal())) {
				case 'M' -> assessed.put(milestone, Outcome.MET);
				case 'X' -> assessed.put(milestone, Outcome.MISSED);
				case 'N' -> assessed.put(milestone, Outcome.NOT_APPLICABLE);
				default -> {
				}
			}
		}
		boolean noScience = this.holdSeconds == null && this.afterCallSeconds == null && this.transferred == null
				&& this.nameUsed == null;
		return new Call(key(), this.rep, this.team, this.startedAt, this.handleSeconds, assessed, reasonsByMilestone(),
				this.sale, usesBySkill(),
				noScience ? Science.NONE
						: new Science(this.holdSeconds, this.afterCallSeconds, this.transferred, this.nameUsed),
				reported(), this.sampling, (this.assessor != null) ? new UserId(this.assessor) : null, this.callType);
	}

	private Map<Milestone, String> reasonsByMilestone() {
		if (this.reasons == null) {
			return Map.of();
		}
		Map<Milestone, String> given = new EnumMap<>(Milestone.class);
		this.reasons.lines().forEach((line) -> {
			int end = line.indexOf('=');
			given.put(CallDraft.milestone(line.substring(0, end)), line.substring(end + 1));
		});
		return given;
	}

	private Map<String, Integer> usesBySkill() {
		if (this.skills == null) {
			return Map.of();
		}
		Map<String, Integer> uses = new HashMap<>();
		for (String skill : this.skills.split(",")) {
			int end = skill.indexOf('=');
			uses.put(skill.substring(0, end), Integer.valueOf(skill.substring(end + 1)));
		}
		return uses;
	}

	private Set<Behaviour> reported() {
		Set<Behaviour> reported = EnumSet.noneOf(Behaviour.class);
		if (this.behaviours != null) {
			for (String name : this.behaviours.split(",")) {
				reported.add(Behaviour.valueOf(name));
			}
		}
		return reported;
	}

	private static @Nullable String reasons(CallDraft draft) {
		StringBuilder lines = null;
		for (Milestone milestone : MILESTONES) {
			String reason = draft.reasons[milestone.ordinal()];
			if (reason != null) {
				lines = (lines != null) ? lines.append('\n') : new StringBuilder();
				lines.append(milestone.key()).append('=').append(reason);
			}
		}
		return (lines != null) ? lines.toString() : null;
	}

}
