package io.callcraft.calls;

import java.time.Instant;
import java.time.LocalDateTime;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each rep has been followed; whoever changes it holds the rep's row. */
@Component
class Turns {

	private final JdbcClient jdbc;

	Turns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps everybody else from following the rep, or undoing it, until the transaction
	 * ends.
	 */
	FollowUp lock(RepId rep) {
		FollowUp known = find(rep);
		if (known != null) {
			return known;
		}
		this.jdbc
			.sql("insert into follow_up (rep, generation, rebuild) values (?, 0, false) "
					+ "on duplicate key update rep = values(rep)")
			.param(rep.value())
			.update();
		FollowUp entered = find(rep);
		if (entered == null) {
			throw new ConcurrencyFailureException("The turn of rep " + rep + " could not be locked");
		}
		return entered;
	}

	/** What the rep's state was folded from holds no longer. */
	void rebuild(RepId rep) {
		this.jdbc.sql("update follow_up set rebuild = true where rep = ?").param(rep.value()).update();
	}

	/** Begins a new generation, in which the rep's state is folded anew. */
	long raiseGeneration(RepId rep, FollowUp before) {
		long generation = before.generation() + 1;
		this.jdbc.sql("update follow_up set generation = ?, rebuild = false where rep = ?")
			.params(generation, rep.value())
			.update();
		return generation;
	}

	/** The rep is followed to this call, or was further before. */
	void advance(RepId rep, Call last) {
		LocalDateTime startedAt = Utc.of(last.startedAt());
		String source = last.key().source();
		this.jdbc.sql("""
				update follow_up set newest_started_at = ?, newest_source = ?, newest_call_id = ?
				where rep = ? and (newest_started_at is null or newest_started_at < ?
				or (newest_started_at = ? and (newest_source < ?
				or (newest_source = ? and newest_call_id < ?))))""")
			.params(startedAt, source, last.key().callId(), rep.value(), startedAt, startedAt, source, source,
					last.key().callId())
			.update();
	}

	private @Nullable FollowUp find(RepId rep) {
		return this.jdbc.sql("""
				select generation, rebuild, newest_started_at, newest_source, newest_call_id from follow_up
				where rep = ? for update""").param(rep.value()).query((row, number) -> {
			boolean followed = row.getObject(3) != null;
			return new FollowUp(row.getLong(1), row.getBoolean(2), followed ? Utc.instant(row, 3) : null,
					row.getString(4), row.getString(5));
		}).optional().orElse(null);
	}

	/**
	 * How far a rep has been followed.
	 *
	 * @param generation of the history that the rep's state is folded from
	 * @param rebuild whether that history has changed since
	 * @param newest when the newest followed call began
	 * @param source that call's source
	 * @param callId that call's id
	 */
	record FollowUp(long generation, boolean rebuild, @Nullable Instant newest, @Nullable String source,
			@Nullable String callId) {

		/** Whether the call belongs before one that was followed already. */
		boolean isLate(CallRow call) {
			if (this.newest == null || this.source == null || this.callId == null) {
				return false;
			}
			int byTime = call.startedAt.compareTo(this.newest);
			return byTime < 0 || (byTime == 0 && call.key().compareTo(new Call.Key(this.source, this.callId)) <= 0);
		}

	}

}
