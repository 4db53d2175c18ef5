package io.callcraft.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue as a table. Intakes only insert and hold no lock that a worker wants; a
 * worker holds the row of the rep whose turn it is. Whether a call comes late shows when
 * its turn comes, under that lock.
 */
@Service
class StoredFollowUps implements FollowUps {

	private static final String WAITING = "from unfollowed_call where rep = ?";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final ImportLog imports;

	private final Turns turns;

	private final Histories histories;

	/** Where the last look ended, so that the next goes on from there. */
	private volatile String lastSeen = "";

	StoredFollowUps(JdbcClient jdbc, JdbcTemplate batches, ImportLog imports, Turns turns, Histories histories) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.imports = imports;
		this.turns = turns;
		this.histories = histories;
	}

	@Override
	@Transactional(readOnly = true)
	public List<RepId> waiting(int limit) {
		List<RepId> waiting = new ArrayList<>();
		String from = this.lastSeen;
		String rep = after(from);
		boolean wrapped = false;
		while (waiting.size() < limit) {
			if (rep == null && !wrapped) {
				wrapped = true;
				rep = after("");
			}
			if (rep == null || (wrapped && rep.compareTo(from) > 0)) {
				break;
			}
			waiting.add(new RepId(rep));
			rep = after(rep);
		}
		if (!waiting.isEmpty()) {
			this.lastSeen = waiting.get(waiting.size() - 1).value();
		}
		return waiting;
	}

	/** The next rep in the queue: one step in its index, however long the queue is. */
	private @Nullable String after(String rep) {
		return this.jdbc.sql("select rep from unfollowed_call where rep > ? order by rep, started_at, call_row limit 1")
			.param(rep)
			.query(String.class)
			.optional()
			.orElse(null);
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public Turn take(RepId rep, int limit) {
		Turns.FollowUp followUp = this.turns.lock(rep);
		Instant boundary = boundary(rep, limit);
		List<Queued> queued = queued(rep, boundary);
		if (queued.isEmpty()) {
			return new Turn(rep, followUp.generation(), List.of(), true);
		}
		if (followUp.rebuild() || followUp.isLate(queued.get(0).row())) {
			return turn(rep, this.turns.raiseGeneration(rep, followUp), queued(rep, null), true);
		}
		return turn(rep, followUp.generation(), queued, boundary == null);
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void history(Turn turn, Consumer<Call> reader) {
		Set<Long> taken = turn.places().stream().map(Place::call).collect(Collectors.toSet());
		this.histories.read(turn.rep(), (row, queued) -> {
			if (!queued || taken.contains(row.id)) {
				reader.accept(row.toCall());
			}
		});
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void done(Turn turn) {
		if (turn.places().isEmpty()) {
			return;
		}
		turn.places()
			.stream()
			.collect(Collectors.groupingBy((place) -> place.call() / CallIntake.IDS_OF_AN_IMPORT))
			.values()
			.forEach((places) -> leave(turn.rep(), places));
		if (!turn.calls().isEmpty()) {
			this.turns.advance(turn.rep(), turn.calls().get(turn.calls().size() - 1));
		}
		Map<Long, Integer> byImport = new TreeMap<>();
		turn.places().forEach((place) -> {
			Long importId = place.importId();
			if (importId != null) {
				byImport.merge(importId, 1, Integer::sum);
			}
		});
		this.imports.followed(byImport);
	}

	/**
	 * Takes calls of one import out of the queue. An import stores its calls in the order
	 * of their numbers, so between two that the turn has seen there is none that it has
	 * not.
	 */
	private void leave(RepId rep, List<Place> places) {
		LongSummaryStatistics calls = places.stream().mapToLong(Place::call).summaryStatistics();
		List<Instant> times = places.stream().map(Place::startedAt).sorted().toList();
		int left = this.batches.update(
				"delete from unfollowed_call where rep = ? and started_at between ? and ? and call_row between ? and ?",
				rep.value(), Utc.of(times.get(0)), Utc.of(times.get(times.size() - 1)), calls.getMin(), calls.getMax());
		if (left != places.size()) {
			// the transaction had read before it took the turn, and saw an old queue
			throw new ConcurrencyFailureException("Calls of rep " + rep + " were followed by another");
		}
	}

	/** The time from which calls are left for a later turn; absent when all fit. */
	private @Nullable Instant boundary(RepId rep, int limit) {
		return this.jdbc.sql("select started_at " + WAITING + " order by rep, started_at, call_row limit 1 offset ?")
			.params(rep.value(), limit)
			.query((row, number) -> Utc.instant(row, 1))
			.optional()
			.orElse(null);
	}

	private List<Queued> queued(RepId rep, @Nullable Instant boundary) {
		if (boundary == null) {
			return queued(rep, "", null);
		}
		List<Queued> before = queued(rep, " and u.started_at < ?", boundary);
		// so many calls of one instant that they do not fit go together
		return before.isEmpty() ? queued(rep, " and u.started_at <= ?", boundary) : before;
	}

	private List<Queued> queued(RepId rep, String condition, @Nullable Instant boundary) {
		String sql = "select " + CallRow.COLUMNS + ", u.started_at, u.call_row, u.import_id from unfollowed_call u "
				+ "join calls c on c.id = u.call_row where u.rep = ?" + condition;
		Object[] parameters = (boundary != null) ? new Object[] { rep.value(), Utc.of(boundary) }
				: new Object[] { rep.value() };
		List<Queued> queued = new ArrayList<>(
				this.batches.query(sql,
						(row, number) -> new Queued(new CallRow(row),
								new Place(Utc.instant(row, 21), row.getLong(22), row.getObject(23, Long.class))),
						parameters));
		queued.sort(Comparator.comparing(Queued::row, CallRow.ORDER));
		return queued;
	}

	private static Turn turn(RepId rep, long generation, List<Queued> queued, boolean complete) {
		return new Turn(rep, generation, queued.stream()
			.map(Queued::row)
			// a call may have been corrected to belong to somebody else
			.filter((row) -> rep.equals(row.rep))
			.map(CallRow::toCall)
			.toList(), complete, queued.stream().map(Queued::place).toList());
	}

	/**
	 * A call in the queue.
	 *
	 * @param row the call
	 * @param place where it stands
	 */
	private record Queued(CallRow row, Place place) {
	}

}
