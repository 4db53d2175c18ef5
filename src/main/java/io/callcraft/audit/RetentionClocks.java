package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.callcraft.audit.RetentionSchedule.Kind;
import io.callcraft.shared.LegalPlaces;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code retention_clock}: what is only kept because it must be, and since
 * when. What is over is found by an index, whatever else has ended.
 */
@Repository
class RetentionClocks {

	private static final int AT_ONCE = 500;

	/** Texts count from when they were written, where that was later. */
	private static final String SELECT = """
			select c.id, c.kind, c.person, c.case_id, c.place, c.since,
				(select count(*) from personal_text t
					where t.subject = c.person and coalesce(t.case_id, '') = c.case_id and t.erased_at is null) as texts,
				(select max(t.at) from personal_text t
					where t.subject = c.person and coalesce(t.case_id, '') = c.case_id and t.erased_at is null) as last
			from retention_clock c\s""";

	static final String ENDED = SELECT + "where c.kind = ? and c.place = ? and c.over_at is null and c.since <= ?";

	static final String FURTHER = " and c.since >= ? and (c.since > ? or c.id > ?)";

	static final String IN_ORDER = " order by c.since, c.id limit ?";

	private final JdbcTemplate jdbc;

	private final ObjectProvider<LegalPlaces> places;

	RetentionClocks(JdbcTemplate jdbc, ObjectProvider<LegalPlaces> places) {
		this.jdbc = jdbc;
		this.places = places;
	}

	/** Something has ended, or goes on again. */
	@EventListener
	void hear(RetentionClock clock) {
		String caseId = (clock.caseId() != null) ? clock.caseId() : "";
		this.jdbc.update("delete from retention_clock where person = ? and case_id = ?", clock.person(), caseId);
		if (clock.since() == null) {
			return;
		}
		Instant since = clock.since().truncatedTo(ChronoUnit.MICROS);
		this.jdbc.update("insert into retention_clock (kind, person, case_id, place, since) values (?, ?, ?, ?, ?)",
				(caseId.isEmpty() ? Kind.PERSON : Kind.CASE).name(), clock.person(), caseId,
				placeOf(clock.person()).orElse(""), Utc.of(since));
		if (clock.dismissed()) {
			this.jdbc.update("update retention_clock set since = ? where person = ? and since < ? and over_at is null",
					Utc.of(since), clock.person(), Utc.of(since));
		}
	}

	/** Whose law holds for somebody; empty for whom schedules do not reach. */
	Optional<String> placeOf(String person) {
		return this.places.orderedStream().flatMap((module) -> module.of(person).stream()).findFirst();
	}

	/** Looks up whose law holds where nobody could when the clock began. */
	void place() {
		List<String> persons;
		do {
			persons = this.jdbc.queryForList(
					"select distinct person from retention_clock where place is null limit " + AT_ONCE, String.class);
			for (String person : persons) {
				this.jdbc.update("update retention_clock set place = ? where person = ? and place is null",
						placeOf(person).orElse(""), person);
			}
		}
		while (!persons.isEmpty());
	}

	/** The first place after another in which anything of a kind is kept, by name. */
	Optional<String> placeAfter(Kind kind, @Nullable String place) {
		return this.jdbc
			.query("select place from retention_clock where kind = ? and place " + ((place != null) ? "> ?" : ">= ?")
					+ " order by place limit 1", (row, number) -> row.getString(1), kind.name(),
					(place != null) ? place : "")
			.stream()
			.findFirst();
	}

	/**
	 * What ended until a moment in a place, the longest ago first.
	 * @param after the one before the first wanted; absent for the start
	 */
	List<Kept> ended(Kind kind, String place, Instant until, @Nullable Kept after, int limit) {
		List<Object> values = new ArrayList<>(List.of(kind.name(), place, Utc.of(until)));
		if (after != null) {
			values.addAll(List.of(Utc.of(after.started()), Utc.of(after.started()), after.id()));
		}
		values.add(limit);
		return this.jdbc.query(ENDED + ((after != null) ? FURTHER : "") + IN_ORDER, RetentionClocks::kept,
				values.toArray());
	}

	Optional<Kept> find(long id) {
		return this.jdbc.query(SELECT + "where c.id = ?", RetentionClocks::kept, id).stream().findFirst();
	}

	/** The clock of a case, or of what is of none; empty while it does not run. */
	Optional<Kept> find(String person, @Nullable String caseId) {
		return this.jdbc
			.query(SELECT + "where c.person = ? and c.case_id = ?", RetentionClocks::kept, person,
					(caseId != null) ? caseId : "")
			.stream()
			.findFirst();
	}

	/** Locks one that is not over; empty when it is, or goes on again. */
	Optional<Kept> lock(long id) {
		return this.jdbc
			.queryForList("select id from retention_clock where id = ? and over_at is null for update", Long.class, id)
			.stream()
			.findFirst()
			.flatMap(this::find);
	}

	/** Nothing is left of it. */
	void over(long id, Instant at) {
		this.jdbc.update("update retention_clock set over_at = ? where id = ?",
				Utc.of(at.truncatedTo(ChronoUnit.MICROS)), id);
	}

	/**
	 * Has the clock begin again of what somebody wrote after its time was over: only what
	 * was written since this was last asked is looked at.
	 */
	void reopen() {
		long seen = first("select last_text from retention_sweep for update");
		long newest = first("select coalesce(max(id), 0) from personal_text");
		List<Object[]> later = this.jdbc.query(
				"select max(at), subject, coalesce(case_id, '') from personal_text where id > ? and id <= ?"
						+ " and erased_at is null group by subject, coalesce(case_id, '')",
				(row, number) -> new Object[] { Utc.of(Utc.instant(row, 1)), row.getString(2), row.getString(3) }, seen,
				newest);
		this.jdbc.batchUpdate("update retention_clock set over_at = null, since = ?"
				+ " where person = ? and case_id = ? and over_at is not null", later);
		this.jdbc.update("update retention_sweep set last_text = ?", newest);
	}

	private long first(String question) {
		Long answer = this.jdbc.queryForObject(question, Long.class);
		return (answer != null) ? answer : 0;
	}

	/** It counts from another moment on. */
	void restart(long id, Instant since) {
		this.jdbc.update("update retention_clock set since = ? where id = ?", Utc.of(since), id);
	}

	private static Kept kept(ResultSet row, int number) throws SQLException {
		String caseId = row.getString("case_id");
		Instant last = (row.getObject("last") != null) ? Utc.instant(row, "last") : Instant.MIN;
		Instant started = Utc.instant(row, "since");
		return new Kept(row.getLong("id"), Kind.valueOf(row.getString("kind")), row.getString("person"),
				caseId.isEmpty() ? null : caseId, row.getString("place"), started,
				last.isAfter(started) ? last : started, row.getInt("texts"));
	}

	/**
	 * Something that is only kept because it must be.
	 *
	 * @param caseId absent for what is of no case
	 * @param place whose schedule holds; absent until that was looked up
	 * @param started when it ended
	 * @param since when its days began to count: when it ended, or something was written
	 * later
	 * @param texts how many are not erased
	 */
	record Kept(long id, Kind kind, String person, @Nullable String caseId, @Nullable String place, Instant started,
			Instant since, int texts) {
	}

}
