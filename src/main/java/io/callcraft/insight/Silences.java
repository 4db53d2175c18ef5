package io.callcraft.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.coaching.HelpGiven;
import io.callcraft.escalation.CaseHistory;
import io.callcraft.escalation.CaseTrace;
import io.callcraft.incentives.Gestures;
import io.callcraft.incentives.Silence;
import io.callcraft.people.Employments;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;

import org.springframework.stereotype.Component;

/**
 * Reps who have gone too long without hearing how they do: no good word, no coaching, no
 * step of a case (R27). Who is on leave, or has left, waits for nothing.
 */
@Component
class Silences {

	/** Longer than the longest time that a rule may set. */
	private static final int LOOK_BACK_DAYS = 120;

	private final Gestures gestures;

	private final HelpGiven help;

	private final Employments employments;

	private final CaseHistory cases;

	private final Figures figures;

	Silences(Gestures gestures, HelpGiven help, Employments employments, CaseHistory cases, Figures figures) {
		this.gestures = gestures;
		this.help = help;
		this.employments = employments;
		this.cases = cases;
		this.figures = figures;
	}

	/**
	 * Those in some teams, the longest first; in as many statements however many reps.
	 */
	List<Silence> in(Collection<TeamId> teams, List<CaseTrace> running, Instant now) {
		if (teams.isEmpty()) {
			return List.of();
		}
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		Map<RepId, Instant> told = new HashMap<>(this.help.lastCoached(today.minusDays(LOOK_BACK_DAYS)));
		running.forEach((one) -> told.merge(one.rep(), one.lastStepAt(), Silences::later));
		List<Silence> silences = this.gestures.silences(teams, told);
		if (addOlder(silences, told)) {
			silences = this.gestures.silences(teams, told);
		}
		Set<RepId> away = this.employments.away();
		return silences.stream().filter((silence) -> !away.contains(silence.rep())).toList();
	}

	/**
	 * Nobody is said never to have heard anything who only heard it long ago: coaching
	 * before the look back, and a case that has ended.
	 */
	private boolean addOlder(List<Silence> silences, Map<RepId, Instant> told) {
		List<RepId> never = silences.stream()
			.filter((silence) -> silence.lastHeard() == null)
			.map(Silence::rep)
			.toList();
		int before = told.size();
		told.putAll(this.help.lastCoached(never));
		this.cases.spans(never).forEach((rep, span) -> {
			Instant ended = span.lastEndedAt();
			if (ended != null) {
				told.merge(rep, ended, Silences::later);
			}
		});
		return told.size() > before;
	}

	/** Working days that somebody goes without hearing how they do at most. */
	int days() {
		return (int) this.figures.figure("cadence.days", 5);
	}

	/** The same for newcomers. */
	int daysOfNewcomer() {
		return (int) this.figures.figure("cadence.newcomer", 2);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
