package io.callcraft.incentives;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.people.People;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.Utc;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a team what its calls earned that nobody alone can be credited with: once a
 * month, split as operations say, a part of it to the whole center where they want that
 * (R25).
 */
@Service
public class Pools {

	private final Books books;

	private final Calls calls;

	private final People people;

	private final Decisions decisions;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Pools(Books books, Calls calls, People people, Decisions decisions, JdbcClient jdbc, Clock clock,
			ApplicationEventPublisher events) {
		this.books = books;
		this.calls = calls;
		this.people = people;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** What a team's pool of a month comes to, or came to. */
	@Transactional(readOnly = true)
	public Pool show(Actor actor, TeamId team, YearMonth month) {
		mayRead(actor, team);
		return settled(team, month).orElseGet(() -> reckon(team, month, Map.of(), Map.of()));
	}

	/** What every team's pool of a month comes to, or came to. */
	@Transactional(readOnly = true)
	public List<Pool> all(Actor actor, YearMonth month) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		return this.people.roster()
			.reps()
			.stream()
			.map(Rep::team)
			.distinct()
			.sorted(Comparator.comparing(TeamId::value))
			.map((team) -> show(actor, team, month))
			.toList();
	}

	/** The last month that is over. */
	public YearMonth last() {
		return YearMonth.from(this.clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
	}

	/** Who is in a team, to say how long each worked. */
	@Transactional(readOnly = true)
	public List<RepId> members(Actor actor, TeamId team) {
		mayRead(actor, team);
		return this.people.members(team).stream().map(Rep::id).toList();
	}

	/**
	 * Gives a month's pool to the members, once.
	 * @param hours hours that each member worked; who is not named worked none, and where
	 * nobody is named all count the same
	 * @param nominations how often each was nominated; the same
	 * @throws Conflict when it was given, or the month is not over
	 */
	@Transactional
	public Pool settle(Actor actor, TeamId team, YearMonth month, Map<RepId, Double> hours,
			Map<RepId, Double> nominations) {
		mayRead(actor, team);
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		if (!month.isBefore(YearMonth.from(this.clock.instant().atOffset(ZoneOffset.UTC)))) {
			throw new Conflict(team.value(), month + " is not over yet");
		}
		check("hours", hours, team);
		check("nominations", nominations, team);
		Release live = this.decisions.live();
		Pool pool = reckon(team, month, hours, nominations);
		try {
			this.jdbc
				.sql("insert into pool (team, book_month, calls, points, settled_at, settled_by) "
						+ "values (?, ?, ?, ?, ?, ?)")
				.params(team.value(), month.toString(), pool.calls(), pool.points(), Utc.of(this.clock.instant()),
						actor.user().value())
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new Conflict(team.value(), "The pool of " + month + " was given already");
		}
		pool.shares().stream().filter((share) -> share.points() > 0).forEach((share) -> give(actor, pool, share, live));
		return settled(team, month).orElseThrow();
	}

	private void give(Actor actor, Pool pool, Pool.Share share, Release live) {
		Rep rep = this.people.rep(share.rep()).orElseThrow();
		boolean money = rep.rewardPreference() == RewardPreference.MONEY;
		long worth = money ? new Figures(live).centsOfPoint() : 1;
		String reason = "A share of what team " + pool.team() + " earned together in " + pool.month();
		this.books.book(Booking
			.reward(rep, money ? Unit.CENTS : Unit.POINTS, share.points() * worth, Transfer.Kind.POOL, reason)
			.by(actor.user())
			.once("pool/" + pool.team() + "/" + pool.month() + "/" + rep.id())
			.under(live.number()));
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "points.shared", rep.id().value(),
				null, reason + ": " + share.points() + " points",
				Map.of("team", pool.team().value(), "month", pool.month().toString(), "points", share.points()),
				live.number()));
	}

	private Pool reckon(TeamId team, YearMonth month, Map<RepId, Double> hours, Map<RepId, Double> nominations) {
		Release live = this.decisions.live();
		Figures figures = new Figures(live);
		List<Call> calls = this.calls.ofTeamAlone(team, start(month), start(month.plusMonths(1)));
		long points = new PoolBook(live).points(calls);
		long center = Math.round(points * figures.poolOfCenter() / 100);
		List<RepId> members = this.people.members(team).stream().map(Rep::id).toList();
		List<RepId> everybody = this.people.roster().reps().stream().map(Rep::id).toList();
		if (members.isEmpty()) {
			return new Pool(team, month, calls.size(), 0, List.of(), null);
		}
		Split split = new Split(figures.poolEqually(), figures.poolByHours());
		return new Pool(team, month, calls.size(), points,
				together(split.of(points - center, members, hours, nominations),
						new Split(100, 0).of(center, everybody, Map.of(), Map.of())),
				null);
	}

	/** Each rep once, with both shares. */
	private static List<Pool.Share> together(List<Pool.Share> team, List<Pool.Share> center) {
		Map<RepId, Long> sums = new TreeMap<>();
		team.forEach((share) -> sums.merge(share.rep(), share.points(), Long::sum));
		center.forEach((share) -> sums.merge(share.rep(), share.points(), Long::sum));
		return sums.entrySet().stream().map((sum) -> new Pool.Share(sum.getKey(), sum.getValue())).toList();
	}

	private Optional<Pool> settled(TeamId team, YearMonth month) {
		return this.jdbc.sql("select calls, points, settled_at from pool where team = ? and book_month = ?")
			.params(team.value(), month.toString())
			.query((row, number) -> new Pool(team, month, row.getInt(1), row.getLong(2), shares(team, month),
					Utc.instant(row, 3)))
			.optional();
	}

	/** As points, whatever they came as. */
	private List<Pool.Share> shares(TeamId team, YearMonth month) {
		long cents = new Figures(this.decisions.live()).centsOfPoint();
		return this.jdbc
			.sql("select rep, unit, amount from points_transfer where reference like ? and kind = 'POOL' order by rep")
			.param("pool/" + team + "/" + month + "/%")
			.query((row, number) -> new Pool.Share(new RepId(row.getString(1)),
					row.getString(2).equals(Unit.CENTS.name()) ? row.getLong(3) / cents : row.getLong(3)))
			.list();
	}

	private void check(String field, Map<RepId, Double> weights, TeamId team) {
		weights.forEach((rep, weight) -> {
			if (this.people.rep(rep).filter((known) -> known.team().equals(team)).isEmpty()) {
				throw new InvalidInput(field, rep + " is not in the team " + team);
			}
			if (!(weight >= 0 && weight <= 1_000)) {
				throw new InvalidInput(field, weight + " for " + rep + " is out of range: use 0 to 1000");
			}
		});
	}

	private void mayRead(Actor actor, TeamId team) {
		if (this.people.team(team).isEmpty() || (!actor.teams().contains(team)
				&& !actor.hasOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN))) {
			throw new NotFound("team", team.value());
		}
	}

	private static Instant start(YearMonth month) {
		return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
	}

}
