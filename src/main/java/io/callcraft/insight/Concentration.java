package io.callcraft.insight;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.escalation.CaseHistory;
import io.callcraft.escalation.CaseTrace;
import io.callcraft.insight.ConcentrationReport.Finding;
import io.callcraft.insight.ConcentrationReport.Share;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks whether cases are a few people's or a manager's (R50): counts by supervisor
 * against what as many reps have in the whole center.
 */
@Service
public class Concentration {

	private static final Duration YEAR = Duration.ofDays(365);

	private final CaseHistory cases;

	private final People people;

	private final Clock clock;

	Concentration(CaseHistory cases, People people, Clock clock) {
		this.cases = cases;
		this.people = people;
		this.clock = clock;
	}

	/**
	 * Counts the cases of the last year.
	 * @throws io.callcraft.shared.NotAllowed for those who do not answer for the whole
	 * center
	 */
	@Transactional(readOnly = true)
	public ConcentrationReport report(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		Map<String, List<Rep>> led = new TreeMap<>();
		int all = 0;
		for (Rep rep : this.people.roster().reps()) {
			this.people.team(rep.team())
				.map(Team::supervisor)
				.ifPresent((supervisor) -> led.computeIfAbsent(supervisor.value(), (id) -> new ArrayList<>()).add(rep));
			all++;
		}
		Map<RepId, List<CaseTrace>> byRep = new TreeMap<>(Comparator.comparing(RepId::value));
		List<CaseTrace> opened = this.cases.openedSince(this.clock.instant().minus(YEAR));
		opened.forEach((one) -> byRep.computeIfAbsent(one.rep(), (rep) -> new ArrayList<>()).add(one));
		double perRep = (all == 0) ? 0 : (double) opened.size() / all;
		List<Share> shares = new ArrayList<>();
		led.forEach((supervisor, reps) -> shares.add(share(new UserId(supervisor), reps, byRep, perRep)));
		shares.sort(Comparator.comparingDouble(Share::ratio).reversed());
		return new ConcentrationReport(new Rate(Math.min(byRep.size(), all), all), opened.size(), shares);
	}

	private static Share share(UserId supervisor, List<Rep> reps, Map<RepId, List<CaseTrace>> byRep, double perRep) {
		Set<RepId> with = new HashSet<>();
		Map<String, Integer> about = new TreeMap<>();
		int cases = 0;
		for (Rep rep : reps) {
			for (CaseTrace one : byRep.getOrDefault(rep.id(), List.of())) {
				with.add(rep.id());
				about.merge(one.about(), 1, Integer::sum);
				cases++;
			}
		}
		Map.Entry<String, Integer> mostly = about.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
		double expected = perRep * reps.size();
		Count count = new Count(cases);
		double lower = (expected == 0) ? 0 : count.lower95() / expected;
		int aboutIt = (mostly != null) ? mostly.getValue() : 0;
		return new Share(supervisor, reps.size(), with.size(), cases, expected, (expected == 0) ? 0 : cases / expected,
				lower, (expected == 0) ? 0 : count.upper95() / expected, (mostly != null) ? mostly.getKey() : null,
				aboutIt, finding(lower, cases, aboutIt));
	}

	private static Finding finding(double lower, int cases, int aboutIt) {
		if (lower <= 1) {
			return Finding.FEW_PEOPLE;
		}
		return (2 * aboutIt > cases) ? Finding.SAME_STEP : Finding.MANAGERS_GAP;
	}

}
