package io.callcraft.incentives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.decisions.Decisions;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.TeamHours;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks supervisors for something good: a pat on the back within the hour, a note by hand
 * (R26).
 */
@Service
public class Gestures {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration TO_WRITE = Duration.ofDays(7);

	private static final int LONGEST = 500;

	private static final int SHOWN = 100;

	private static final String COLUMNS = "select id, kind, rep, team, reason, asked_at, due_at, done_at, done_by, words "
			+ "from gesture ";

	private final People people;

	private final TeamHours hours;

	private final Decisions decisions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Gestures(People people, TeamHours hours, Decisions decisions, JdbcTemplate jdbc, Clock clock,
			ApplicationEventPublisher events) {
		this.people = people;
		this.hours = hours;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Asks for a pat on the back, where the call is fresh enough for it to mean
	 * something.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void pat(Rep rep, List<Earned> praised) {
		Instant now = this.clock.instant();
		for (Earned earned : praised) {
			Instant due = earned.call().startedAt().plusSeconds(earned.call().handleSeconds()).plus(HOUR);
			if (due.isAfter(now)) {
				ask(Gesture.Kind.PAT, rep, String.valueOf(earned.praise()), due, UserId.SYSTEM);
			}
		}
	}

	/**
	 * Asks for a note, in a week's time.
	 * @return whether nobody had asked for it before
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean noteOnce(Rep rep, String reason) {
		boolean asked = !this.jdbc
			.queryForList("select id from gesture where rep = ? and kind = 'NOTE' and reason = ?", Long.class,
					rep.id().value(), reason)
			.isEmpty();
		if (!asked) {
			ask(Gesture.Kind.NOTE, rep, reason, this.clock.instant().plus(TO_WRITE), UserId.SYSTEM);
		}
		return !asked;
	}

	/** Somebody asks for a note, to a rep whom they may see. */
	@Transactional
	public void note(Actor actor, RepId id, String reason) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR);
		if (reason.isBlank() || reason.length() > LONGEST) {
			throw new InvalidInput("reason", "must have 1 to " + LONGEST + " characters");
		}
		ask(Gesture.Kind.NOTE, this.people.visible(actor, id), reason.strip(), this.clock.instant().plus(TO_WRITE),
				actor.user());
	}

	private void ask(Gesture.Kind kind, Rep rep, String reason, Instant due, UserId by) {
		this.jdbc.update("insert into gesture (kind, rep, team, reason, asked_at, due_at) values (?, ?, ?, ?, ?, ?)",
				kind.name(), rep.id().value(), rep.team().value(), reason, Utc.of(this.clock.instant()), Utc.of(due));
		enter(by, "gesture.asked", rep.id(), (kind == Gesture.Kind.PAT) ? "A pat on the back is due: " + reason
				: "A note by hand is due: " + reason);
	}

	/** What waits in the actor's teams, the most urgent first. */
	@Transactional(readOnly = true)
	public List<Gesture> waiting(Actor actor) {
		if (actor.teams().isEmpty()) {
			return List.of();
		}
		List<Object> parameters = new ArrayList<>(actor.teams().stream().map(TeamId::value).toList());
		String marks = String.join(", ", Collections.nCopies(parameters.size(), "?"));
		return this.jdbc.query(
				COLUMNS + "where team in (" + marks + ") and done_at is null order by due_at limit " + SHOWN,
				(row, number) -> read(row), parameters.toArray());
	}

	/**
	 * Reps of the actor's teams who have gone too long without a good word, the longest
	 * first (R27). Newcomers hear more often.
	 */
	@Transactional(readOnly = true)
	public List<Silence> silences(Actor actor) {
		return silences(actor.teams(), Map.of());
	}

	/**
	 * The same of some teams: for reports, which say who may read them.
	 * @param told when reps last heard something else, such as coaching
	 */
	@Transactional(readOnly = true)
	public List<Silence> silences(Collection<TeamId> teams, Map<RepId, Instant> told) {
		Figures figures = new Figures(this.decisions.live());
		Instant now = this.clock.instant();
		List<Silence> silences = new ArrayList<>();
		Set<TeamId> wanted = Set.copyOf(teams);
		Map<RepId, Instant> heard = lastHeard(wanted);
		told.forEach((rep, at) -> heard.merge(rep, at, (one, other) -> one.isAfter(other) ? one : other));
		for (Rep rep : this.people.roster().reps()) {
			if (wanted.contains(rep.team())) {
				Instant last = heard.get(rep.id());
				Instant hired = rep.hiredOn().atStartOfDay().toInstant(ZoneOffset.UTC);
				boolean isNew = hired.plus(Duration.ofDays(figures.daysOfNewcomer())).isAfter(now);
				Instant due = this.hours.of(rep.team())
					.plusDays((last != null) ? last : hired, figures.daysOfSilence(isNew));
				if (due.isBefore(now)) {
					silences.add(new Silence(rep.id(), last, due, rep.hiredOn()));
				}
			}
		}
		silences.sort(Comparator.comparing(Silence::dueSince));
		return silences;
	}

	/** In one statement, however many teams. */
	private Map<RepId, Instant> lastHeard(Set<TeamId> teams) {
		Map<RepId, Instant> heard = new HashMap<>();
		if (!teams.isEmpty()) {
			String marks = String.join(", ", Collections.nCopies(teams.size(), "?"));
			List<String> ids = teams.stream().map(TeamId::value).toList();
			this.jdbc.query(
					"select rep, max(at) from (select g.rep as rep, g.done_at as at from gesture g where g.team in ("
							+ marks + ") and g.done_at is not null union all select k.rep, k.at from kudos k "
							+ "join rep r on r.id = k.rep where r.team in (" + marks
							+ ") and k.hidden_at is null) heard group by rep",
					(RowCallbackHandler) (row) -> heard.put(new RepId(row.getString(1)), Utc.instant(row, 2)),
					Stream.concat(ids.stream(), ids.stream()).toArray());
		}
		return heard;
	}

	/**
	 * One gesture.
	 * @throws NotFound when there is none for the actor
	 */
	@Transactional(readOnly = true)
	public Gesture one(Actor actor, long id) {
		Gesture gesture = this.jdbc.query(COLUMNS + "where id = ?", (row, number) -> read(row), id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("gesture", String.valueOf(id)));
		if (!actor.teams().contains(gesture.team())) {
			throw new NotFound("gesture", String.valueOf(id));
		}
		return gesture;
	}

	/**
	 * It was said, or handed over.
	 * @param words what was said or written; may be empty
	 * @throws Conflict when it was done already
	 */
	@Transactional
	public void done(Actor actor, long id, String words) {
		Gesture gesture = one(actor, id);
		if (words.length() > LONGEST) {
			throw new InvalidInput("words", "is longer than " + LONGEST + " characters");
		}
		int changed = this.jdbc.update(
				"update gesture set done_at = ?, done_by = ?, words = ? where id = ? and done_at is null",
				Utc.of(this.clock.instant()), actor.user().value(), words.isBlank() ? null : words.strip(), id);
		if (changed == 0) {
			throw new Conflict(String.valueOf(id), "It was done already");
		}
		enter(actor.user(), "gesture.done", gesture.rep(), (gesture.kind() == Gesture.Kind.PAT)
				? "Praised in person: " + gesture.reason() : "Got a note by hand: " + gesture.reason());
	}

	private void enter(UserId by, String kind, RepId rep, String what) {
		this.events
			.publishEvent(new Auditable(this.clock.instant(), by, kind, rep.value(), null, what, Map.of(), null));
	}

	private static Gesture read(ResultSet row) throws SQLException {
		String by = row.getString(9);
		return new Gesture(row.getLong(1), Gesture.Kind.valueOf(row.getString(2)), new RepId(row.getString(3)),
				new TeamId(row.getString(4)), row.getString(5), Utc.instant(row, 6), Utc.instant(row, 7),
				(row.getObject(8) != null) ? Utc.instant(row, 8) : null, (by != null) ? new UserId(by) : null,
				row.getString(10));
	}

}
