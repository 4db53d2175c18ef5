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
import java.util.Optional;
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
 * resources set it, the latest counts and earlier ones stay readable, as does one that
 * was withdrawn. As shipped nothing is erased by itself (R59).
 */
@Service
public class RetentionSchedules {

	private static final int MOST_DAYS = 36_500;

	private static final int LONGEST_SOURCE = 500;

	private static final int LONGEST_PLACE = 64;

	private static final String SELECT = "select kind, place, kept_at_least, source, erased_after, because, set_by, set_at, withdrawn"
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
		add(set);
		Map<String, Object> detail = new HashMap<>(Map.of("kind", set.kind().name(), "place", set.where(),
				"keptAtLeast", set.keptAtLeast(), "source", set.source(), "because", set.because()));
		if (set.erasedAfter() != null) {
			detail.put("erasedAfter", set.erasedAfter());
		}
		this.ledger.hear(new Auditable(set.setAt(), by.user(), "retention.set", "retention", null,
				"What was written is kept for at least " + set.keptAtLeast() + " days after " + set.kind().since()
						+ ", and " + erased(set) + ", in " + set.where(),
				detail, null));
		return set;
	}

	/**
	 * Withdraws the schedule of a place: from now on what holds elsewhere does, also for
	 * what has ended before. It stays readable.
	 * @return the schedule that holds there now
	 * @throws InvalidInput when a field is missing, or the place has none of its own
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR
	 */
	@Transactional
	public RetentionSchedule withdraw(Actor by, Withdrawal wanted) {
		by.mustHaveOneOf(Role.HR);
		Kind kind = required(wanted.kind());
		String place = (wanted.place() != null) ? wanted.place().strip() : "";
		if (place.isEmpty()) {
			throw new InvalidInput("place",
					"name one: what holds for every place without its own can be set, and not be withdrawn");
		}
		RetentionSchedule last = latest(kind, place).filter((each) -> !each.withdrawn())
			.orElseThrow(() -> new InvalidInput("place", "'" + place + "' has no schedule of its own"));
		RetentionSchedule withdrawn = new RetentionSchedule(kind, place, last.keptAtLeast(), last.source(),
				last.erasedAfter(), Erasures.reason(wanted.because()), by.user(), now(), true);
		add(withdrawn);
		RetentionSchedule holds = of(kind, place);
		Map<String, Object> detail = new HashMap<>(Map.of("kind", kind.name(), "place", place, "because",
				withdrawn.because(), "keptAtLeast", holds.keptAtLeast()));
		if (holds.erasedAfter() != null) {
			detail.put("erasedAfter", holds.erasedAfter());
		}
		this.ledger.hear(new Auditable(withdrawn.setAt(), by.user(), "retention.withdrawn", "retention", null,
				"The schedule of " + place + " for what is kept after " + kind.since()
						+ " was withdrawn: what holds elsewhere holds there, at least " + holds.keptAtLeast()
						+ " days, and " + erased(holds),
				detail, null));
		return holds;
	}

	private void add(RetentionSchedule row) {
		this.jdbc.update(
				"insert into retention_schedule (kind, place, kept_at_least, source, erased_after, because,"
						+ " set_by, set_at, withdrawn) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
				row.kind().name(), (row.place() != null) ? row.place() : "", row.keptAtLeast(), row.source(),
				row.erasedAfter(), row.because(), row.setBy().value(), Utc.of(row.setAt()), row.withdrawn());
		// so that what ended before places were known is found from now on
		this.clocks.place();
	}

	private static Kind required(@Nullable Kind kind) {
		if (kind == null) {
			throw new InvalidInput("kind", "say what it is about: CASE or PERSON");
		}
		return kind;
	}

	private static String erased(RetentionSchedule schedule) {
		return (schedule.erasedAfter() != null) ? "erased after " + schedule.erasedAfter() : "not erased";
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private RetentionSchedule checked(UserId by, Wanted wanted) {
		Kind kind = required(wanted.kind());
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
				Erasures.reason(wanted.because()), by, now(), false);
	}

	/** The schedule of a place: its own, or else what holds everywhere. */
	RetentionSchedule of(Kind kind, String place) {
		return Stream.of(place, "")
			.flatMap((each) -> latest(kind, each).stream())
			.filter((each) -> !each.withdrawn())
			.findFirst()
			.orElseThrow();
	}

	private Optional<RetentionSchedule> latest(Kind kind, String place) {
		return this.jdbc
			.query(SELECT + "where kind = ? and place = ? order by id desc limit 1", RetentionSchedules::schedule,
					kind.name(), place)
			.stream()
			.findFirst();
	}

	private static RetentionSchedule schedule(ResultSet row, int number) throws SQLException {
		String place = row.getString("place");
		return new RetentionSchedule(Kind.valueOf(row.getString("kind")), place.isEmpty() ? null : place,
				row.getInt("kept_at_least"), row.getString("source"),
				(row.getObject("erased_after") != null) ? row.getInt("erased_after") : null, row.getString("because"),
				new UserId(row.getString("set_by")), Utc.instant(row, "set_at"), row.getBoolean("withdrawn"));
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
	 * The schedule of a place that is to hold no longer, as somebody sent it.
	 *
	 * @param place never blank: what holds elsewhere cannot be withdrawn
	 */
	public record Withdrawal(@Nullable Kind kind, @Nullable String place, @Nullable String because) {
	}

	/**
	 * What holds, and what held before.
	 *
	 * @param now the latest; when that was withdrawn, what holds elsewhere does
	 * @param earlier the latest first; empty when it was set once
	 */
	public record InForce(RetentionSchedule now, List<RetentionSchedule> earlier) {

		public InForce {
			earlier = List.copyOf(earlier);
		}

	}

}
