package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.callcraft.audit.RetentionSchedule.Kind;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.KeptElsewhere;
import io.callcraft.shared.LegalPlaces;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long what was written by or about people is kept, by kind and place: human
 * resources set it, the latest counts and earlier ones stay readable. As shipped nothing
 * is erased by itself (R59).
 */
@Service
public class RetentionSchedules {

	private static final int MOST_DAYS = 36_500;

	private static final int LONGEST_SOURCE = 500;

	private static final int LONGEST_PLACE = 64;

	private static final String SELECT = "select kind, place, kept_at_least, source, erased_after, because, set_by, set_at"
			+ " from retention_schedule ";

	private final JdbcTemplate jdbc;

	private final RetentionClocks clocks;

	private final ObjectProvider<LegalPlaces> places;

	private final ObjectProvider<KeptElsewhere> elsewhere;

	private final Ledger ledger;

	private final Clock clock;

	RetentionSchedules(JdbcTemplate jdbc, RetentionClocks clocks, ObjectProvider<LegalPlaces> places,
			ObjectProvider<KeptElsewhere> elsewhere, Ledger ledger, Clock clock) {
		this.jdbc = jdbc;
		this.clocks = clocks;
		this.places = places;
		this.elsewhere = elsewhere;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Every kind in every place that has a schedule of its own, what holds elsewhere
	 * last.
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR and auditors
	 */
	@Transactional(readOnly = true)
	public List<InForce> all(Actor reader) {
		reader.mustHaveOneOf(Role.HR, Role.AUDITOR);
		Map<List<?>, List<RetentionSchedule>> found = new LinkedHashMap<>();
		this.jdbc
			.query(SELECT
					+ "order by case when kind = 'CASE' then 0 else 1 end, case when place = '' then 1 else 0 end,"
					+ " place, id desc", RetentionSchedules::schedule)
			.forEach((each) -> found
				.computeIfAbsent(Arrays.asList(each.kind(), each.place()), (key) -> new ArrayList<>())
				.add(each));
		return found.values().stream().map((each) -> new InForce(each.get(0), each.subList(1, each.size()))).toList();
	}

	/** What other modules keep by figures of their own. */
	public List<KeptElsewhere> elsewhere() {
		return this.elsewhere.orderedStream().toList();
	}

	/** Places in which anybody may work. */
	public List<String> places() {
		return this.places.orderedStream().flatMap((module) -> module.all().stream()).distinct().toList();
	}

	/**
	 * Sets what holds from now on, also for what has ended before.
	 * @throws InvalidInput when a field is missing or out of range, nobody works in the
	 * place and none is set for it, or it would be erased before it may be
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR
	 */
	@Transactional
	public RetentionSchedule set(Actor by, Wanted wanted) {
		by.mustHaveOneOf(Role.HR);
		RetentionSchedule set = checked(by.user(), wanted);
		this.jdbc.update(
				"insert into retention_schedule (kind, place, kept_at_least, source, erased_after, because, set_by, set_at)"
						+ " values (?, ?, ?, ?, ?, ?, ?, ?)",
				set.kind().name(), (set.place() != null) ? set.place() : "", set.keptAtLeast(), set.source(),
				set.erasedAfter(), set.because(), set.setBy().value(), Utc.of(set.setAt()));
		// so that what ended before places were known is found from now on
		this.clocks.place();
		Map<String, Object> detail = new HashMap<>(Map.of("kind", set.kind().name(), "place", set.where(),
				"keptAtLeast", set.keptAtLeast(), "source", set.source(), "because", set.because()));
		if (set.erasedAfter() != null) {
			detail.put("erasedAfter", set.erasedAfter());
		}
		this.ledger.hear(new Auditable(set.setAt(), by.user(), "retention.set", "retention", null,
				"What was written is kept for at least " + set.keptAtLeast() + " days after " + set.kind().since()
						+ ", and " + ((set.erasedAfter() != null) ? "erased after " + set.erasedAfter() : "not erased")
						+ ", in " + set.where(),
				detail, null));
		return set;
	}

	private RetentionSchedule checked(UserId by, Wanted wanted) {
		Kind kind = wanted.kind();
		if (kind == null) {
			throw new InvalidInput("kind", "say what it is about: CASE or PERSON");
		}
		String place = (wanted.place() != null) ? wanted.place().strip() : "";
		if (place.length() > LONGEST_PLACE) {
			throw new InvalidInput("place", "at most " + LONGEST_PLACE + " characters");
		}
		Set<String> known = new TreeSet<>(places());
		known.addAll(this.jdbc.queryForList("select distinct place from retention_schedule where place <> ''",
				String.class));
		if (!place.isEmpty() && !known.contains(place)) {
			throw new InvalidInput("place", "nobody works in '" + place + "', and nothing is set for it: take one of "
					+ String.join(", ", known) + ", or leave it empty for every place without its own");
		}
		Integer least = wanted.keptAtLeast();
		if (least == null || least < 0 || least > MOST_DAYS) {
			throw new InvalidInput("keptAtLeast", "say for how many days it must be kept, 0 to " + MOST_DAYS);
		}
		String source = (wanted.source() != null) ? wanted.source().strip() : "";
		if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
			throw new InvalidInput("source",
					"say which law asks for it, or who, in at most " + LONGEST_SOURCE + " characters");
		}
		Integer after = wanted.erasedAfter();
		if (after != null && (after < 1 || after > MOST_DAYS)) {
			throw new InvalidInput("erasedAfter",
					after + " is out of range: 1 to " + MOST_DAYS + " days, or none to erase nothing by itself");
		}
		if (after != null && after < least) {
			throw new InvalidInput("erasedAfter", "it must be kept for " + least + " days: erase it after " + least
					+ " or more, or set fewer days to keep it");
		}
		return new RetentionSchedule(kind, place.isEmpty() ? null : place, least, source, after,
				Erasures.reason(wanted.because()), by, this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	/** The schedule of a place: its own, or else what holds everywhere. */
	RetentionSchedule of(Kind kind, String place) {
		return Stream.of(place, "")
			.flatMap((each) -> this.jdbc
				.query(SELECT + "where kind = ? and place = ? order by id desc limit 1", RetentionSchedules::schedule,
						kind.name(), each)
				.stream())
			.findFirst()
			.orElseThrow();
	}

	private static RetentionSchedule schedule(ResultSet row, int number) throws SQLException {
		String place = row.getString("place");
		return new RetentionSchedule(Kind.valueOf(row.getString("kind")), place.isEmpty() ? null : place,
				row.getInt("kept_at_least"), row.getString("source"),
				(row.getObject("erased_after") != null) ? row.getInt("erased_after") : null, row.getString("because"),
				new UserId(row.getString("set_by")), Utc.instant(row, "set_at"));
	}

	/**
	 * What is to hold, as somebody sent it.
	 *
	 * @param place absent or blank for every place without its own
	 * @param erasedAfter absent to erase nothing by itself
	 */
	public record Wanted(@Nullable Kind kind, @Nullable String place, @Nullable Integer keptAtLeast,
			@Nullable String source, @Nullable Integer erasedAfter, @Nullable String because) {
	}

	/**
	 * What holds, and what held before.
	 *
	 * @param earlier the latest first; empty when it was set once
	 */
	public record InForce(RetentionSchedule now, List<RetentionSchedule> earlier) {

		public InForce {
			earlier = List.copyOf(earlier);
		}

	}

}
