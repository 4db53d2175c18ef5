package io.callcraft.coaching;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What coaches spend their time on, and how much of it on the floor (R32). Kept by day as
 * it happens, so that asking adds up days, not sessions.
 */
@Service
public class CoachActivities {

	private static final Role[] READ_ALL = { Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN };

	private static final int LONGEST_MINUTES = 480;

	private static final int MOST_DAYS = 366;

	private final JdbcTemplate jdbc;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CoachActivities(JdbcTemplate jdbc, People people, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * What each coach did on days (UTC) from one to another, both included: the actor's
	 * own and that of the supervisors whom they lead; HR, operations, auditors and
	 * administrators see everybody's. Who did nothing is left out.
	 * @throws NotAllowed for who neither coaches nor leads
	 * @throws InvalidInput when the days are in the wrong order or too many
	 */
	@Transactional(readOnly = true)
	public List<CoachActivity> between(Actor actor, LocalDate from, LocalDate to) {
		boolean all = actor.hasOneOf(READ_ALL);
		if (!all) {
			actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		}
		if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
			throw new InvalidInput("to", "is from the first day up to " + MOST_DAYS + " days later");
		}
		Map<UserId, Map<CoachActivity.Kind, CoachActivity.Spent>> found = new TreeMap<>(
				(one, other) -> one.value().compareTo(other.value()));
		this.jdbc.query(
				"select coach, activity, sum(sessions), sum(minutes) from coach_day where on_day between ? and ? "
						+ "group by coach, activity",
				(RowCallbackHandler) (row) -> found
					.computeIfAbsent(new UserId(row.getString(1)), (coach) -> new EnumMap<>(CoachActivity.Kind.class))
					.put(CoachActivity.Kind.valueOf(row.getString(2)),
							new CoachActivity.Spent(row.getInt(3), row.getInt(4))),
				Date.valueOf(from), Date.valueOf(to));
		List<CoachActivity> activities = new ArrayList<>();
		found.forEach((coach, spent) -> {
			if (all || coach.equals(actor.user()) || this.people.leads(actor, coach)) {
				activities.add(new CoachActivity(coach, spent));
			}
		});
		return activities;
	}

	/**
	 * The actor says that they were among their team, without a session.
	 * @throws NotAllowed for anybody but supervisors and coaches
	 * @throws InvalidInput for a day ahead or long ago, or minutes beyond a shift
	 */
	@Transactional
	public void wasOnTheFloor(Actor actor, LocalDate on, int minutes) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		if (on.isAfter(today.plusDays(1)) || on.isBefore(today.minusDays(7))) {
			throw new InvalidInput("on", "is a day of the last week");
		}
		if (minutes < 1 || minutes > LONGEST_MINUTES) {
			throw new InvalidInput("minutes", "is 1 to " + LONGEST_MINUTES);
		}
		int entered = entered(actor.user(), on);
		if (entered + minutes > LONGEST_MINUTES) {
			throw new InvalidInput("minutes", "is no more than a shift a day: %d of %d are entered for %s"
				.formatted(entered, LONGEST_MINUTES, on));
		}
		add(actor.user(), on, CoachActivity.Kind.FLOOR, minutes);
		this.events.publishEvent(new Auditable(now, actor.user(), "floor-time.entered", actor.user().value(), null,
				minutes + " minutes among the team", Map.of("on", on.toString(), "minutes", minutes), null));
	}

	private int entered(UserId coach, LocalDate day) {
		return this.jdbc
			.queryForList("select minutes from coach_day where coach = ? and on_day = ? and activity = 'FLOOR'",
					Integer.class, coach.value(), Date.valueOf(day))
			.stream()
			.mapToInt(Integer::intValue)
			.sum();
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void add(UserId coach, Instant at, CoachActivity.Kind kind, int minutes) {
		add(coach, LocalDate.ofInstant(at, ZoneOffset.UTC), kind, minutes);
	}

	private void add(UserId coach, LocalDate day, CoachActivity.Kind kind, int minutes) {
		this.jdbc.update("""
				insert into coach_day (coach, on_day, activity, sessions, minutes) values (?, ?, ?, 1, ?)
				on duplicate key update sessions = sessions + 1, minutes = minutes + values(minutes)""", coach.value(),
				Date.valueOf(day), kind.name(), minutes);
	}

}
