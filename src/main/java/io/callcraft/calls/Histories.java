package io.callcraft.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all calls of a rep in order, part by part: each part ends where a moment ends, so
 * that no open cursor and no growing offset is needed.
 */
@Component
class Histories {

	private static final int READ_AT_ONCE = 2_000;

	private static final String SELECT = "select " + CallRow.COLUMNS + ", u.call_row from calls c "
			+ "left join unfollowed_call u on u.rep = c.rep and u.started_at = c.started_at and u.call_row = c.id "
			+ "where c.rep = ? and c.started_at >= ?";

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	Histories(JdbcTemplate jdbc, JdbcClient client) {
		this.jdbc = jdbc;
		this.client = client;
	}

	void read(RepId rep, Reader reader) {
		Instant from = Instant.EPOCH;
		while (from != null) {
			Instant next = boundary(rep, from);
			part(rep, from, next).forEach((entry) -> reader.call(entry.row(), entry.queued()));
			from = next;
		}
	}

	private List<Entry> part(RepId rep, Instant from, @Nullable Instant next) {
		List<Object> parameters = new ArrayList<>(List.of(rep.value(), Utc.of(from)));
		String sql = SELECT;
		if (next != null) {
			sql += " and c.started_at < ?";
			parameters.add(Utc.of(next));
		}
		List<Entry> entries = new ArrayList<>(this.jdbc.query(sql,
				(row, number) -> new Entry(new CallRow(row), row.getObject(21) != null), parameters.toArray()));
		entries.sort(Comparator.comparing(Entry::row, CallRow.ORDER));
		return entries;
	}

	/** Where the next part begins; absent when this is the last. */
	private @Nullable Instant boundary(RepId rep, Instant from) {
		Instant next = startAt("c.started_at >= ?", rep, from, READ_AT_ONCE);
		if (next == null || next.isAfter(from)) {
			return next;
		}
		// more calls begin at one instant than are read at once
		return startAt("c.started_at > ?", rep, from, 0);
	}

	private @Nullable Instant startAt(String condition, RepId rep, Instant from, int offset) {
		return this.client
			.sql("select c.started_at from calls c where c.rep = ? and " + condition
					+ " order by c.rep, c.started_at, c.id limit 1 offset ?")
			.params(rep.value(), Utc.of(from), offset)
			.query((row, number) -> Utc.instant(row, 1))
			.optional()
			.orElse(null);
	}

	/** Is given the calls. */
	@FunctionalInterface
	interface Reader {

		/**
		 * Takes the next call.
		 * @param row the call
		 * @param queued whether it still waits to be followed
		 */
		void call(CallRow row, boolean queued);

	}

	private record Entry(CallRow row, boolean queued) {
	}

}
