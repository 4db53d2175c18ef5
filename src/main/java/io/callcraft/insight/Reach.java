package io.callcraft.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.standing.CallSummaries;
import io.callcraft.standing.CallSums;
import io.callcraft.standing.RepState;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How far a report reaches: the reps whom its reader may see, and how far it looks back.
 */
@Component
class Reach {

	private static final int MONTHS_BEFORE = 3;

	private final People people;

	private final Employments employments;

	private final CallSummaries summaries;

	private final Clock clock;

	Reach(People people, Employments employments, CallSummaries summaries, Clock clock) {
		this.people = people;
		this.employments = employments;
		this.summaries = summaries;
		this.clock = clock;
	}

	/**
	 * Refuses those who lead nobody.
	 * @throws io.callcraft.shared.NotAllowed for them
	 */
	static void mustLead(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
				Role.ADMIN);
	}

	/** Reps whom somebody may see, by team, those of one team by name. */
	Map<Team, List<Rep>> teams(Actor actor) {
		return teams((rep) -> this.people.maySee(actor, rep));
	}

	/**
	 * Reps whom somebody leads, in the same order; everybody for those who answer for the
	 * whole center. To coach somebody is not to lead them.
	 */
	Map<Team, List<Rep>> led(Actor actor) {
		return actor.hasOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN) ? teams(actor)
				: teams((rep) -> this.people.leads(actor, rep));
	}

	private Map<Team, List<Rep>> teams(Predicate<RepId> reached) {
		Map<TeamId, List<Rep>> members = new HashMap<>();
		for (Rep rep : this.people.roster().reps()) {
			if (reached.test(rep.id())) {
				members.computeIfAbsent(rep.team(), (team) -> new ArrayList<>()).add(rep);
			}
		}
		Map<Team, List<Rep>> teams = new TreeMap<>(
				Comparator.comparing(Team::name).thenComparing((team) -> team.id().value()));
		members.forEach((id, reps) -> this.people.team(id).ifPresent((team) -> {
			reps.sort(Comparator.comparing(Rep::name));
			teams.put(team, reps);
		}));
		return teams;
	}

	/**
	 * The team that was asked for, or else the first that the reader leads, or else the
	 * first: one in which anybody sells where there is one.
	 * @return empty where somebody may see nobody
	 * @throws NotFound when it is none of those that somebody may see
	 */
	Optional<Team> chosen(Actor actor, Map<Team, List<Rep>> teams, @Nullable TeamId team) {
		if (team == null) {
			List<Team> sellingFirst = this.employments.sellingFirst(teams.keySet());
			return sellingFirst.stream()
				.filter((each) -> actor.teams().contains(each.id()))
				.findFirst()
				.or(() -> sellingFirst.stream().findFirst());
		}
		return Optional.of(teams.keySet()
			.stream()
			.filter((each) -> each.id().equals(team))
			.findFirst()
			.orElseThrow(() -> new NotFound("team", team.value())));
	}

	/** The first day of the 90 that displayed rates look back. */
	LocalDate firstDay() {
		return today().minusDays(RepState.WINDOW_DAYS - 1L);
	}

	Instant now() {
		return this.clock.instant();
	}

	LocalDate today() {
		return LocalDate.ofInstant(now(), ZoneOffset.UTC);
	}

	/** What the calls of some reps in the last 90 days add up to. */
	Map<RepId, CallSums> window(List<Rep> reps) {
		return this.summaries.ofDays(reps.stream().map(Rep::id).toList(), firstDay(), today());
	}

	/**
	 * The first month that reports on many reps look at: this one and the three before.
	 */
	YearMonth firstMonth() {
		return YearMonth.from(today()).minusMonths(MONTHS_BEFORE);
	}

	/** What the calls of every rep in these months add up to. */
	Map<RepId, CallSums> months() {
		return this.summaries.ofMonths(firstMonth(), YearMonth.from(today()));
	}

	static CallSums sum(Iterable<CallSums> all) {
		CallSums sum = new CallSums();
		all.forEach(sum::add);
		return sum;
	}

}
