package io.callcraft.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.callcraft.calls.Import.State;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The imports, newest first, and how far each is followed.
 */
@Service
public class Imports {

	/** A sender that has been silent for so long is gone. */
	private static final Duration SILENCE = Duration.ofMinutes(15);

	private static final String SELECT = """
			select i.id, i.sent_by, i.state, i.received, i.accepted, i.duplicates, i.rejected, i.followed,
			i.started_at, i.touched_at, i.finished_at,
			(select coalesce(sum(p.followed), 0) from call_import_progress p where p.import_id = i.id),
			(select max(p.at) from call_import_progress p where p.import_id = i.id)
			from call_import i
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Imports(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public Optional<Import> find(String id) {
		Long number = Import.numberOf(id);
		if (number == null) {
			return Optional.empty();
		}
		return this.jdbc.sql(SELECT + "where i.id = ?").param(number).query((row, line) -> read(row)).optional();
	}

	@Transactional(readOnly = true)
	public Page<Import> list(PageRequest page) {
		Long after = (page.after() != null) ? Import.numberOf(page.after()) : null;
		List<Import> rows = this.jdbc.sql(SELECT + "where i.id < ? order by i.id desc limit ?")
			.params((after != null) ? after : Long.MAX_VALUE, page.limit() + 1)
			.query((row, line) -> read(row))
			.list();
		return Page.of(rows, page.limit(), Import::id);
	}

	private Import read(ResultSet row) throws SQLException {
		int accepted = row.getInt(5);
		int followed = row.getInt(8) + row.getInt(12);
		Instant touchedAt = Utc.instant(row, 10);
		Instant finishedAt = instant(row, 11);
		State state = switch (row.getString(3)) {
			case "DONE" -> State.DONE;
			case "FAILED" -> State.FAILED;
			case "RECEIVING" -> touchedAt.plus(SILENCE).isBefore(this.clock.instant()) ? State.FAILED : State.RUNNING;
			default -> (followed >= accepted) ? State.DONE : State.RUNNING;
		};
		if (finishedAt == null && state == State.DONE) {
			finishedAt = instant(row, 13);
		}
		if (finishedAt == null && state == State.FAILED) {
			finishedAt = touchedAt;
		}
		return new Import(Import.idOf(row.getLong(1)), new UserId(row.getString(2)), state, row.getInt(4), accepted,
				row.getInt(6), row.getInt(7), followed, Utc.instant(row, 9), finishedAt);
	}

	private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
