package io.callcraft.calls;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts corrected calls up for following again, and the histories that they were part of.
 */
@Component
class Requeuing {

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final Turns turns;

	private final ImportLog imports;

	Requeuing(JdbcClient jdbc, JdbcTemplate template, Turns turns, ImportLog imports) {
		this.jdbc = jdbc;
		this.template = template;
		this.turns = turns;
		this.imports = imports;
	}

	/** Lets the rep, or both reps, be followed again; in the correction's transaction. */
	void requeue(CallRow stored, CallRow wanted) {
		RepId before = stored.rep;
		RepId after = wanted.rep;
		// always in the same order, so that two corrections cannot block each other
		Stream.of(before, after).flatMap(Stream::ofNullable).distinct().sorted().forEach(this.turns::lock);
		Place waiting = (before != null) ? place(before, stored) : null;
		if (before != null) {
			if (waiting != null) {
				leave(before, waiting);
			}
			else {
				this.turns.rebuild(before);
				if (!before.equals(after)) {
					// the call is no longer theirs, but their history is to be folded
					// anew
					enter(before, stored, stored.id, null);
				}
			}
		}
		Long importId = (waiting != null) ? waiting.importId() : null;
		if (after != null) {
			enter(after, wanted, stored.id, importId);
		}
		else if (importId != null) {
			this.imports.followed(Map.of(importId, 1));
		}
	}

	private @Nullable Place place(RepId rep, CallRow call) {
		List<Place> places = this.jdbc
			.sql("select import_id from unfollowed_call where rep = ? and started_at = ? and call_row = ?")
			.params(rep.value(), Utc.of(call.startedAt), call.id)
			.query((row, number) -> new Place(call.startedAt, call.id, row.getObject(1, Long.class)))
			.list();
		return places.isEmpty() ? null : places.get(0);
	}

	private void leave(RepId rep, Place place) {
		this.jdbc.sql("delete from unfollowed_call where rep = ? and started_at = ? and call_row = ?")
			.params(rep.value(), Utc.of(place.startedAt()), place.call())
			.update();
	}

	private void enter(RepId rep, CallRow call, long id, @Nullable Long importId) {
		// a call that comes back to a rep may still wait there
		this.template.update("insert into unfollowed_call (rep, started_at, call_row, import_id) values (?, ?, ?, ?) "
				+ "on duplicate key update import_id = values(import_id)", (statement) -> {
					statement.setString(1, rep.value());
					statement.setObject(2, Utc.of(call.startedAt));
					statement.setLong(3, id);
					statement.setObject(4, importId, Types.BIGINT);
				});
	}

}
