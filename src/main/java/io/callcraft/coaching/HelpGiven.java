package io.callcraft.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Help that reps got, all of them together: for reports, which say who may read them.
 */
@Service
public class HelpGiven {

	private final JdbcClient jdbc;

	HelpGiven(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Training done and coaching acknowledged on some days (UTC), both ends included. */
	@Transactional(readOnly = true)
	public List<Help> between(LocalDate from, LocalDate to) {
		List<Help> given = new ArrayList<>();
		given.addAll(read("select rep, milestone, held_at from coaching_session where took_place = true and "
				+ "held_at >= ? and held_at < ?", from, to, Help.Kind.COACHING));
		given.addAll(read("select rep, milestone, completed_at from training_assignment where completed_at >= ? and "
				+ "completed_at < ?", from, to, Help.Kind.TRAINING));
		return given;
	}

	/**
	 * When each rep was last coached since a day (UTC), whether they have said so or not;
	 * who denied it is left out.
	 */
	@Transactional(readOnly = true)
	public Map<RepId, Instant> lastCoached(LocalDate since) {
		Map<RepId, Instant> last = new HashMap<>();
		this.jdbc.sql(
				"select rep, max(held_at) from coaching_session where held_at >= ? and coalesce(took_place, true) = true "
						+ "group by rep")
			.param(utc(since))
			.query((RowCallbackHandler) (row) -> last.put(new RepId(row.getString(1)), Utc.instant(row, 2)));
		return last;
	}

	/** When each of these reps was last coached, however long ago; in one statement. */
	@Transactional(readOnly = true)
	public Map<RepId, Instant> lastCoached(Collection<RepId> reps) {
		Map<RepId, Instant> last = new HashMap<>();
		if (!reps.isEmpty()) {
			this.jdbc
				.sql("select rep, max(held_at) from coaching_session where rep in (:reps) "
						+ "and coalesce(took_place, true) = true group by rep")
				.param("reps", reps.stream().map(RepId::value).toList())
				.query((RowCallbackHandler) (row) -> last.put(new RepId(row.getString(1)), Utc.instant(row, 2)));
		}
		return last;
	}

	private List<Help> read(String sql, LocalDate from, LocalDate to, Help.Kind kind) {
		return this.jdbc.sql(sql).params(utc(from), utc(to.plusDays(1))).query((row, number) -> {
			Instant at = Utc.instant(row, 3);
			return new Help(new RepId(row.getString(1)), Milestone.valueOf(row.getString(2)),
					LocalDate.ofInstant(at, ZoneOffset.UTC), kind);
		}).list();
	}

	private static Object utc(LocalDate day) {
		return Utc.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
	}

}
