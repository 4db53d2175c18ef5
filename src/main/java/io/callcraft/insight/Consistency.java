package io.callcraft.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.escalation.CaseHistory;
import io.callcraft.escalation.CaseTrace;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.insight.ConsistencyReport.Dimension;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.people.TeamHours;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.WorkingHours;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks that the same facts led to the same stage, whoever decided (B6): ended cases
 * about the same, on which the rules saw as many objectives met and missed, are equals.
 * Only what calls showed makes cases equal; what a supervisor wrote does not, since that
 * is what is looked at.
 */
@Service
public class Consistency {

	private static final Duration TWO_YEARS = Duration.ofDays(730);

	/** From so many on it makes no difference how many more. */
	private static final int MANY = 4;

	private static final int CHUNK = 500;

	private final CaseHistory cases;

	private final Calls calls;

	private final People people;

	private final TeamHours hours;

	private final Clock clock;

	Consistency(CaseHistory cases, Calls calls, People people, TeamHours hours, Clock clock) {
		this.cases = cases;
		this.calls = calls;
		this.people = people;
		this.hours = hours;
		this.clock = clock;
	}

	/**
	 * Compares the ended cases of the last two years.
	 * @param stage how far is looked at
	 * @throws io.callcraft.shared.NotAllowed for those who do not answer for the whole
	 * center
	 */
	@Transactional(readOnly = true)
	public ConsistencyReport report(Actor actor, EscalationStage stage) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		Instant since = this.clock.instant().minus(TWO_YEARS);
		List<CaseTrace> ended = this.cases.openedSince(since).stream().filter(CaseTrace::isEnded).toList();
		Map<Call.Key, Call> lastCalls = lastCalls(ended);
		List<MatchedCase> matched = new ArrayList<>();
		for (CaseTrace one : ended) {
			this.people.rep(one.rep())
				.ifPresent((rep) -> matched.add(new MatchedCase(one.id(), one.rep(), facts(one),
						one.stage().compareTo(stage) >= 0, groups(one, rep, lastCalls))));
		}
		return new ConsistencyReport(stage, LocalDate.ofInstant(since, ZoneOffset.UTC), matched.size(),
				(int) matched.stream().filter(MatchedCase::reached).count(), MatchedComparison.groups(matched),
				MatchedComparison.odd(matched));
	}

	private static String facts(CaseTrace one) {
		return one.about() + ": " + many(one.met()) + " met, " + many(one.missed()) + " missed";
	}

	private static String many(int times) {
		return (times < MANY) ? String.valueOf(times) : MANY + " or more";
	}

	private Map<Dimension, String> groups(CaseTrace one, Rep rep, Map<Call.Key, Call> lastCalls) {
		WorkingHours works = this.hours.of(rep.team());
		Map<Dimension, String> groups = new EnumMap<>(Dimension.class);
		groups.put(Dimension.SUPERVISOR,
				this.people.team(rep.team()).map(Team::supervisor).map(this.people::nameOf).orElse("nobody"));
		groups.put(Dimension.TEAM, this.people.team(rep.team()).map(Team::name).orElse(rep.team().value()));
		groups.put(Dimension.TENURE,
				tenure(ChronoUnit.DAYS.between(rep.hiredOn(), LocalDate.ofInstant(one.openedAt(), ZoneOffset.UTC))));
		Call last = one.calls().isEmpty() ? null : lastCalls.get(one.calls().get(one.calls().size() - 1));
		Instant at = (last != null) ? last.startedAt() : one.openedAt();
		groups.put(Dimension.SHIFT, shift(at.atZone(works.zone()).getHour()));
		groups.put(Dimension.SITE, works.zone().getId());
		return groups;
	}

	private static String tenure(long days) {
		if (days < 180) {
			return "under half a year";
		}
		return (days < 730) ? "half a year to two years" : "two years or more";
	}

	private static String shift(int hour) {
		if (hour < 8) {
			return "night, 0 to 8";
		}
		return (hour < 16) ? "day, 8 to 16" : "evening, 16 to 24";
	}

	/** The newest call that opened each case, by its key: never a scan of calls. */
	private Map<Call.Key, Call> lastCalls(List<CaseTrace> traces) {
		List<Call.Key> keys = traces.stream()
			.filter((one) -> !one.calls().isEmpty())
			.map((one) -> one.calls().get(one.calls().size() - 1))
			.toList();
		Map<Call.Key, Call> found = new HashMap<>();
		for (int from = 0; from < keys.size(); from += CHUNK) {
			this.calls.byKeys(keys.subList(from, Math.min(keys.size(), from + CHUNK)))
				.forEach((call) -> found.put(call.key(), call));
		}
		return found;
	}

}
