package io.callcraft.calls;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.callcraft.calls.Call.Key;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.Utc;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calls in their table. */
@Service
@Transactional(readOnly = true)
class StoredCalls implements Calls {

	private static final String NOTHING_ASSESSED = String.valueOf(CallRow.NOT_ASSESSED)
		.repeat(CallRow.MILESTONES.length);

	private static final String SELECT = "select " + CallRow.COLUMNS + " from calls c ";

	private final CallStore store;

	private final EarlierVersions earlier;

	private final JdbcTemplate jdbc;

	private final Histories histories;

	StoredCalls(CallStore store, EarlierVersions earlier, JdbcTemplate jdbc, Histories histories) {
		this.store = store;
		this.earlier = earlier;
		this.jdbc = jdbc;
		this.histories = histories;
	}

	@Override
	public Optional<Call> find(Key key) {
		return Optional.ofNullable(this.store.find(Set.of(key)).get(key)).map(CallRow::toCall);
	}

	@Override
	public List<Call> byKeys(Collection<Key> keys) {
		return this.store.find(keys).values().stream().sorted(CallRow.ORDER).map(CallRow::toCall).toList();
	}

	@Override
	public boolean isOf(RepId rep, String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			return rows("where c.rep = ? and c.call_id = ? limit 2", rep.value(), text).size() == 1;
		}
		return find(new Key(text.substring(0, slash), text.substring(slash + 1)))
			.filter((known) -> rep.equals(known.rep()))
			.isPresent();
	}

	@Override
	public Page<Call> page(RepId rep, PageRequest page) {
		List<CallRow> rows;
		// ordered by the whole index, so that no page reads more than itself
		String order = "order by c.rep desc, c.started_at desc, c.id desc limit ?";
		if (page.after() == null) {
			rows = rows("where c.rep = ? " + order, rep.value(), page.limit() + 1);
		}
		else {
			CallRow last = cursor(page.after());
			rows = rows("where c.rep = ? and c.started_at <= ? and (c.started_at < ? or c.id < ?) " + order,
					rep.value(), Utc.of(last.startedAt), Utc.of(last.startedAt), last.id, page.limit() + 1);
		}
		return Page.of(rows.stream().map(CallRow::toCall).toList(), page.limit(), (call) -> call.key().toString());
	}

	@Override
	public void history(RepId rep, Consumer<Call> reader) {
		this.histories.read(rep, (row, queued) -> reader.accept(row.toCall()));
	}

	@Override
	public List<Call> ofTeamAlone(TeamId team, Instant from, Instant to) {
		return rows("where c.rep is null and c.started_at >= ? and c.started_at < ? and c.team = ?", Utc.of(from),
				Utc.of(to), team.value())
			.stream()
			.sorted(CallRow.ORDER)
			.map(CallRow::toCall)
			.toList();
	}

	@Override
	public List<Call> ofTeamsAlone(Instant from, Instant to) {
		return rows("where c.rep is null and c.started_at >= ? and c.started_at < ?", Utc.of(from), Utc.of(to)).stream()
			.map(CallRow::toCall)
			.toList();
	}

	@Override
	public Optional<Instant> firstOfTeamsAlone() {
		return this.jdbc
			.query("select min(started_at) from calls where rep is null having min(started_at) is not null",
					(row, number) -> Utc.instant(row, 1))
			.stream()
			.findFirst();
	}

	@Override
	public List<Call> notAssessed(RepId rep, Instant from, Instant to) {
		return rows("where c.rep = ? and c.started_at >= ? and c.started_at < ? and c.outcomes = ?", rep.value(),
				Utc.of(from), Utc.of(to), NOTHING_ASSESSED)
			.stream()
			.sorted(CallRow.ORDER)
			.map(CallRow::toCall)
			.toList();
	}

	@Override
	public List<Key> keys(RepId rep, Instant from, Instant to) {
		return this.jdbc.query(
				"select source, call_id from calls where rep = ? and started_at >= ? and started_at < ? "
						+ "order by started_at, source, call_id",
				(row, number) -> new Key(row.getString(1), row.getString(2)), rep.value(), Utc.of(from), Utc.of(to));
	}

	@Override
	public int fairlyAssessed(RepId rep, Instant from, Instant to) {
		Integer count = this.jdbc.queryForObject("""
				select count(*) from calls where rep = ? and started_at >= ? and started_at < ? and outcomes <> ?
				and sampling in ('CENSUS', 'RANDOM')""", Integer.class, rep.value(), Utc.of(from), Utc.of(to),
				NOTHING_ASSESSED);
		return (count != null) ? count : 0;
	}

	@Override
	public List<Correction> corrections(Key key) {
		CallRow row = this.store.find(Set.of(key)).get(key);
		return (row != null) ? this.earlier.of(row) : List.of();
	}

	private CallRow cursor(String after) {
		int slash = after.indexOf('/');
		if (slash > 0) {
			Key key = new Key(after.substring(0, slash), after.substring(slash + 1));
			CallRow last = this.store.find(Set.of(key)).get(key);
			if (last != null) {
				return last;
			}
		}
		throw new InvalidInput("after", "is no cursor of this list");
	}

	private List<CallRow> rows(String where, Object... parameters) {
		return this.jdbc.query(SELECT + where, (row, number) -> new CallRow(row), parameters);
	}

}
