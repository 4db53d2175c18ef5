package io.callcraft.standing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is folded from each rep's calls.
 */
@Service
public class Standings {

	private final JdbcTemplate jdbc;

	private final CallSummaries summaries;

	private final JsonMapper json;

	private final Clock clock;

	Standings(JdbcTemplate jdbc, CallSummaries summaries, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.summaries = summaries;
		this.json = json;
		this.clock = clock;
	}

	/** What is kept of a rep; nothing folded yet when no call was followed. */
	@Transactional(readOnly = true)
	public Kept of(RepId rep) {
		List<Kept> rows = this.jdbc.query("select generation, state from rep_state where rep = ?", (row,
				index) -> new Kept(row.getLong(1), this.json.readValue(row.getString(2), RepState.class).goOn(), true),
				rep.value());
		return rows.isEmpty() ? new Kept(0, RepState.toKeep(), false) : rows.get(0);
	}

	/** The same of many, without those of whom nothing is kept; in one statement. */
	@Transactional(readOnly = true)
	public Map<RepId, RepState> of(Collection<RepId> reps) {
		Map<RepId, RepState> states = new HashMap<>();
		if (!reps.isEmpty()) {
			this.jdbc.query(
					"select rep, state from rep_state where rep in ("
							+ String.join(", ", Collections.nCopies(reps.size(), "?")) + ")",
					(RowCallbackHandler) (row) -> states.put(new RepId(row.getString(1)),
							this.json.readValue(row.getString(2), RepState.class).goOn()),
					reps.stream().map(RepId::value).toArray());
		}
		return states;
	}

	/** When what is kept of each rep last changed. */
	@Transactional(readOnly = true)
	public Map<RepId, Instant> changes() {
		Map<RepId, Instant> changes = new HashMap<>();
		this.jdbc.query("select rep, updated_at from rep_state", (RowCallbackHandler) (row) -> changes
			.put(new RepId(row.getString(1)), row.getTimestamp(2).toInstant()));
		return changes;
	}

	/**
	 * Keeps a rep's state as folded from a generation of the rep's history, once, and
	 * what the calls that it took in add up to.
	 */
	@Transactional
	public void keep(RepId rep, long generation, RepState state) {
		this.jdbc.update("""
				insert into rep_state (rep, generation, state, updated_at) values (?, ?, ?, ?)
				on duplicate key update generation = values(generation), state = values(state),
				updated_at = values(updated_at)""", rep.value(), generation, this.json.writeValueAsString(state),
				Timestamp.from(this.clock.instant()));
		TakenCalls taken = state.taken();
		if (taken != null) {
			this.summaries.keep(rep, taken);
			state.goOn();
		}
	}

	/**
	 * A rep's state as stored.
	 *
	 * @param generation the generation of the rep's history that it was folded from
	 * @param state the state
	 * @param stored whether anything was stored
	 */
	public record Kept(long generation, RepState state, boolean stored) {
	}

}
