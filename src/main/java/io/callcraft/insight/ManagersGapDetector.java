package io.callcraft.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.callcraft.coaching.CoachActivities;
import io.callcraft.coaching.CoachActivity;
import io.callcraft.coaching.Help;
import io.callcraft.coaching.HelpGiven;
import io.callcraft.escalation.CaseHistory;
import io.callcraft.incentives.Silence;
import io.callcraft.insight.ManagersGaps.Quiet;
import io.callcraft.insight.ManagersGaps.Repeated;
import io.callcraft.people.Employments;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.standing.CallSummaries;
import io.callcraft.standing.CallSums;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds measure-tell-repeat: the same miss in two months with no coaching between (R28),
 * and supervisors whose reps hear too seldom how they do (R27). Nothing is said behind
 * anybody's back: supervisors see what is said of them, those who lead them see it as
 * well.
 */
@Service
public class ManagersGapDetector {

	private static final int FEWEST_CALLS = 8;

	private static final int FLOOR_DAYS = 28;

	private static final int PERCENT = 100;

	private final Reach reach;

	private final CallSummaries summaries;

	private final HelpGiven helpGiven;

	private final CoachActivities activities;

	private final Silences silences;

	private final CaseHistory cases;

	private final Employments employments;

	private final Figures figures;

	ManagersGapDetector(Reach reach, CallSummaries summaries, HelpGiven helpGiven, CoachActivities activities,
			Silences silences, CaseHistory cases, Employments employments, Figures figures) {
		this.reach = reach;
		this.summaries = summaries;
		this.helpGiven = helpGiven;
		this.activities = activities;
		this.silences = silences;
		this.cases = cases;
		this.employments = employments;
		this.figures = figures;
	}

	/**
	 * What is found in the teams that somebody leads, or in all.
	 * @throws io.callcraft.shared.NotAllowed for those who neither lead nor answer for
	 * the whole center
	 */
	@Transactional(readOnly = true)
	public ManagersGaps report(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		YearMonth second = YearMonth.from(this.reach.today()).minusMonths(1);
		YearMonth first = second.minusMonths(1);
		Map<RepId, CallSums> before = this.summaries.ofMonths(first, first);
		Map<RepId, CallSums> after = this.summaries.ofMonths(second, second);
		Set<String> coached = this.helpGiven.between(first.atDay(1), this.reach.today())
			.stream()
			.filter((help) -> help.kind() == Help.Kind.COACHING)
			.map((help) -> help.rep() + "/" + help.milestone())
			.collect(Collectors.toCollection(HashSet::new));
		List<Repeated> repeated = new ArrayList<>();
		Map<Team, List<Rep>> teams = this.reach.led(actor);
		for (Milestone milestone : Milestone.values()) {
			double target = this.figures.figure(milestone.key() + ".target", 0) / PERCENT;
			teams.forEach((team, reps) -> reps.forEach((rep) -> {
				Rate one = before.getOrDefault(rep.id(), new CallSums()).of(milestone);
				Rate other = after.getOrDefault(rep.id(), new CallSums()).of(milestone);
				if (isMissed(one, target) && isMissed(other, target) && !coached.contains(rep.id() + "/" + milestone)) {
					repeated.add(new Repeated(team.supervisor(), rep.id(), milestone, one, other, target));
				}
			}));
		}
		repeated.sort(Comparator.comparing((Repeated each) -> each.supervisor().value())
			.thenComparing((each) -> each.rep().value()));
		LocalDate since = this.reach.today().minusDays(FLOOR_DAYS);
		return new ManagersGaps(first, second, repeated, since, offTheFloor(actor, teams.keySet(), since),
				this.silences.days(), this.silences.daysOfNewcomer(), quiet(teams));
	}

	private List<Quiet> quiet(Map<Team, List<Rep>> teams) {
		Set<RepId> away = this.employments.away();
		Map<RepId, UserId> supervisors = new HashMap<>();
		Map<UserId, Integer> reps = new HashMap<>();
		teams.forEach((team, members) -> members.stream().filter((rep) -> !away.contains(rep.id())).forEach((rep) -> {
			supervisors.put(rep.id(), team.supervisor());
			reps.merge(team.supervisor(), 1, Integer::sum);
		}));
		Map<UserId, List<Silence>> silent = this.silences
			.in(teams.keySet().stream().map(Team::id).toList(), this.cases.running(), this.reach.now())
			.stream()
			.filter((silence) -> supervisors.containsKey(silence.rep()))
			.collect(Collectors.groupingBy((silence) -> Objects.requireNonNull(supervisors.get(silence.rep()))));
		return silent.entrySet()
			.stream()
			.map((each) -> quiet(each.getKey(), reps.getOrDefault(each.getKey(), 0), each.getValue()))
			.sorted(Comparator.comparingInt((Quiet each) -> -each.unheard().size())
				.thenComparing((each) -> each.supervisor().value()))
			.toList();
	}

	private static Quiet quiet(UserId supervisor, int reps, List<Silence> silences) {
		Silence longest = silences.get(0);
		return new Quiet(supervisor, reps, silences.stream().map(Silence::rep).toList(), longest.dueSince(),
				longest.lastHeard(), longest.hiredOn());
	}

	/** Below the target even at best. */
	private static boolean isMissed(Rate rate, double target) {
		return rate.observed() >= FEWEST_CALLS && rate.getUpper95() < target;
	}

	private List<UserId> offTheFloor(Actor actor, Set<Team> teams, LocalDate since) {
		Set<String> off = teams.stream()
			.map((team) -> team.supervisor().value())
			.collect(Collectors.toCollection(TreeSet::new));
		this.activities.between(actor, since, this.reach.today())
			.stream()
			.filter((activity) -> activity.floorMinutes() > 0)
			.map(CoachActivity::coach)
			.forEach((coach) -> off.remove(coach.value()));
		return off.stream().map(UserId::new).toList();
	}

}
