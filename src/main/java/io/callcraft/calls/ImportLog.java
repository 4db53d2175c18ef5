package io.callcraft.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how imports go. */
@Component
class ImportLog {

	private static final Logger logger = LoggerFactory.getLogger(ImportLog.class);

	private static final int SETTLED_AT_ONCE = 1_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transactions;

	ImportLog(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.transactions = new TransactionTemplate(transactions);
	}

	/** Begins an import and gives it a number. */
	long begin(UserId by) {
		LocalDateTime now = now();
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into call_import (sent_by, state, received, accepted, duplicates, rejected, followed,
				started_at, touched_at) values (?, 'RECEIVING', 0, 0, 0, 0, 0, ?, ?)""")
			.params(by.value(), now, now)
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/** Counts a chunk, in its transaction. */
	void count(long importId, Tally before, Tally.Chunk chunk) {
		this.jdbc.sql("""
				update call_import set received = ?, accepted = ?, duplicates = ?, rejected = ?,
				followed = followed + ?, touched_at = ? where id = ?""")
			.params(before.received(), before.accepted() + chunk.accepted(), before.duplicates() + chunk.duplicates(),
					before.rejectedInAll() + chunk.rejected().size(), chunk.withoutRep(), now(), importId)
			.update();
	}

	/** All calls have come: what remains is to follow them. */
	void received(long importId, Tally tally) {
		end(importId, tally, "FOLLOWING");
		finish(importId, now());
	}

	/** The sending broke off. */
	void failed(long importId, Tally tally) {
		end(importId, tally, "FAILED");
		this.jdbc.sql("update call_import set finished_at = touched_at where id = ?").param(importId).update();
	}

	private void end(long importId, Tally tally, String state) {
		this.jdbc.sql("update call_import set received = ?, rejected = ?, state = ?, touched_at = ? where id = ?")
			.params(tally.received(), tally.rejectedInAll(), state, now(), importId)
			.update();
	}

	private void finish(long importId, LocalDateTime at) {
		this.jdbc.sql("""
				update call_import set state = 'DONE', finished_at = ?
				where id = ? and state = 'FOLLOWING' and followed >= accepted""").params(at, importId).update();
	}

	/**
	 * Counts calls whose consequences are complete, in the transaction that drew them.
	 */
	void followed(Map<Long, Integer> byImport) {
		LocalDateTime now = now();
		byImport.forEach((importId, calls) -> this.jdbc
			.sql("insert into call_import_progress (import_id, followed, at) values (?, ?, ?)")
			.params(importId, calls, now)
			.update());
	}

	/** Adds up what the workers counted. */
	@Scheduled(fixedDelay = 5_000)
	void settle() {
		try {
			this.jdbc.sql("select distinct import_id from call_import_progress limit " + SETTLED_AT_ONCE)
				.query(Long.class)
				.list()
				.forEach((importId) -> this.transactions.executeWithoutResult((status) -> settle(importId)));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Imports are settled later: {}", ex.getMessage());
		}
	}

	private void settle(long importId) {
		this.jdbc.sql("select id from call_import where id = ? for update").param(importId).query(Long.class).list();
		List<Progress> steps = this.jdbc.sql("select id, followed, at from call_import_progress where import_id = ?")
			.param(importId)
			.query((row, number) -> new Progress(row.getLong(1), row.getInt(2), Utc.instant(row, 3)))
			.list();
		if (steps.isEmpty()) {
			return;
		}
		int followed = steps.stream().mapToInt(Progress::followed).sum();
		Instant last = steps.stream().map(Progress::at).max(Instant::compareTo).orElseThrow();
		this.jdbc.sql("update call_import set followed = followed + ? where id = ?")
			.params(followed, importId)
			.update();
		finish(importId, Utc.of(last));
		List<Long> ids = steps.stream().map(Progress::id).toList();
		this.jdbc.sql("delete from call_import_progress where id in (:ids)").param("ids", ids).update();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	private record Progress(long id, int followed, Instant at) {
	}

}
