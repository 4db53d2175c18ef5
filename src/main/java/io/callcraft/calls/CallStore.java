package io.callcraft.calls;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.calls.Call.Key;
import io.callcraft.calls.Tally.Chunk;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes calls, a chunk a transaction: the calls, the queue of those to follow, and the
 * import's counts, all or nothing.
 */
@Component
class CallStore {

	/** Ids are looked for so many at once, always in statements of the same text. */
	private static final int KEYS = 250;

	private static final int ATTEMPTS = 8;

	private static final long PAUSE_MILLIS = 15;

	private static final String ENQUEUE = "insert into unfollowed_call (rep, started_at, call_row, import_id) "
			+ "values (?, ?, ?, ?)";

	private static final String FIND = "select " + CallRow.COLUMNS
			+ " from calls c where c.source = ? and c.call_id in (" + String.join(", ", Collections.nCopies(KEYS, "?"))
			+ ")";

	private final JdbcTemplate jdbc;

	private final ImportLog imports;

	private final EarlierVersions earlier;

	private final TransactionTemplate transactions;

	CallStore(JdbcTemplate jdbc, ImportLog imports, EarlierVersions earlier, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.imports = imports;
		this.earlier = earlier;
		this.transactions = new TransactionTemplate(transactions);
	}

	/**
	 * Stores a chunk. Where another import stores the same calls at the same time, one of
	 * them goes first and the other finds duplicates.
	 * @param importId the import that they came with
	 * @param chunk the calls
	 * @param before counts of the import's earlier chunks and of the lines read
	 */
	Chunk store(long importId, List<Line> chunk, Tally before) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transactions.execute((status) -> {
					Chunk stored = storeNew(importId, chunk);
					this.imports.count(importId, before, stored);
					return stored;
				});
			}
			catch (ConcurrencyFailureException | DuplicateKeyException ex) {
				pause(attempt, ex);
			}
		}
	}

	/** The stored calls of these keys. */
	Map<Key, CallRow> find(Collection<Key> keys) {
		Map<String, List<String>> bySource = new HashMap<>();
		for (Key key : keys) {
			bySource.computeIfAbsent(key.source(), (source) -> new ArrayList<>()).add(key.callId());
		}
		Map<Key, CallRow> found = new HashMap<>();
		bySource.forEach((source, ids) -> {
			for (int from = 0; from < ids.size(); from += KEYS) {
				find(source, ids.subList(from, Math.min(from + KEYS, ids.size())), found);
			}
		});
		return found;
	}

	private void find(String source, List<String> ids, Map<Key, CallRow> found) {
		this.jdbc.query(FIND, (statement) -> {
			statement.setString(1, source);
			for (int i = 0; i < KEYS; i++) {
				// the last id fills what is left
				statement.setString(i + 2, ids.get(Math.min(i, ids.size() - 1)));
			}
		}, (row) -> {
			CallRow call = new CallRow(row);
			found.put(call.key(), call);
		});
	}

	private Chunk storeNew(long importId, List<Line> chunk) {
		Map<Key, CallRow> stored = find(chunk.stream().map((line) -> line.row().key()).toList());
		// in the order of the keys, so that two imports of the same calls cannot block
		// each other
		Map<Key, Line> fresh = new TreeMap<>();
		List<Rejection> rejected = new ArrayList<>();
		int duplicates = 0;
		for (Line line : chunk) {
			CallRow known = stored.get(line.row().key());
			if (known != null) {
				if (known.hasContentOf(line.row()) || this.earlier.oneReads(known, line.row())) {
					duplicates++;
				}
				else {
					rejected.add(new Rejection(line.number(), "callId",
							"differs from the call stored on " + known.receivedAt));
				}
				continue;
			}
			Line first = fresh.putIfAbsent(line.row().key(), line);
			if (first != null) {
				if (first.row().hasContentOf(line.row())) {
					duplicates++;
				}
				else {
					rejected
						.add(new Rejection(line.number(), "callId", "differs from the call on line " + first.number()));
				}
			}
		}
		List<CallRow> rows = fresh.values().stream().map(Line::row).toList();
		List<CallRow> queued = rows.stream().filter((row) -> row.rep != null).sorted(BY_REP).toList();
		this.jdbc.batchUpdate(CallRow.INSERT, rows, Math.max(1, rows.size()),
				(statement, row) -> row.insert(statement));
		enqueue(importId, queued);
		return new Chunk(rows.size(), duplicates, rows.size() - queued.size(), rejected);
	}

	private static final Comparator<CallRow> BY_REP = Comparator
		.comparing((CallRow row) -> (row.rep != null) ? row.rep.value() : "")
		.thenComparing((row) -> row.startedAt)
		.thenComparing((row) -> row.id);

	private void enqueue(long importId, List<CallRow> rows) {
		this.jdbc.batchUpdate(ENQUEUE, rows, Math.max(1, rows.size()), (statement, row) -> {
			RepId rep = row.rep;
			statement.setString(1, (rep != null) ? rep.value() : null);
			statement.setObject(2, Utc.of(row.startedAt));
			statement.setLong(3, row.id);
			statement.setObject(4, importId, Types.BIGINT);
		});
	}

	private static void pause(int attempt, DataAccessException reason) {
		if (attempt == ATTEMPTS) {
			throw reason;
		}
		try {
			Thread.sleep(PAUSE_MILLIS * attempt);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw reason;
		}
	}

}
