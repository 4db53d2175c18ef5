package io.callcraft.insight;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.standing.CallSums;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares how long calls take with and without each milestone (R11). Each rep is
 * compared with themself alone: who leads calls well may be quick as well, and that would
 * look like a gain of leading.
 */
@Service
public class HandleTimes {

	private final Reach reach;

	HandleTimes(Reach reach) {
		this.reach = reach;
	}

	/**
	 * Times of this month and the three before.
	 * @param team absent for all reps that the actor may see
	 * @throws io.callcraft.shared.NotAllowed for those who lead nobody
	 * @throws io.callcraft.shared.NotFound for a team whose reps the actor may not see
	 */
	@Transactional(readOnly = true)
	public HandleTime of(Actor actor, @Nullable TeamId team) {
		Reach.mustLead(actor);
		Map<Team, List<Rep>> teams = this.reach.teams(actor);
		List<Rep> reps = (team == null) ? teams.values().stream().flatMap(List::stream).toList()
				: teams.getOrDefault(this.reach.chosen(actor, teams, team).orElseThrow(), List.of());
		Map<RepId, CallSums> months = this.reach.months();
		List<CallSums> sums = reps.stream().map((rep) -> months.get(rep.id())).filter(Objects::nonNull).toList();
		return new HandleTime(List.copyOf(teams.keySet()), team, this.reach.firstMonth().atDay(1),
				Arrays.stream(Milestone.values()).map((milestone) -> row(milestone, sums)).toList());
	}

	private static HandleTime.Row row(Milestone milestone, List<CallSums> reps) {
		CallSums all = Reach.sum(reps);
		CallSums.Times met = all.times(milestone, true);
		CallSums.Times missed = all.times(milestone, false);
		return new HandleTime.Row(milestone, met.calls(), met.mean(), missed.calls(), missed.mean(), longer(
				reps.stream().map((rep) -> new OfRep(rep.times(milestone, true), rep.times(milestone, false))).toList())
			.orElse(null));
	}

	/**
	 * The difference within reps: a least-squares fit with a level of its own for each
	 * rep, which weights a rep's difference by {@code n·m / (n + m)}, with Student's
	 * interval from what calls of one rep and outcome differ by (G. W. Snedecor and W. G.
	 * Cochran, Statistical Methods, 8th edition, 1989, section 14.4).
	 */
	static Optional<Estimate> longer(Collection<OfRep> reps) {
		double weight = 0;
		double sum = 0;
		double squares = 0;
		long freedom = 0;
		for (OfRep rep : reps) {
			CallSums.Times met = rep.met();
			CallSums.Times missed = rep.missed();
			if (met.calls() == 0 || missed.calls() == 0) {
				continue;
			}
			double share = (double) met.calls() * missed.calls() / (met.calls() + missed.calls());
			double difference = met.mean() - missed.mean();
			weight += share;
			sum += share * difference;
			squares += (met.calls() - 1) * met.variance() + (missed.calls() - 1) * missed.variance()
					+ share * difference * difference;
			freedom += met.calls() + missed.calls() - 2 + 1;
		}
		freedom--;
		if (weight == 0 || freedom < 1) {
			return Optional.empty();
		}
		double value = sum / weight;
		double variance = Math.max(0, squares - weight * value * value) / freedom;
		double margin = TDistribution.of(freedom).inverseSurvivalProbability(0.025) * Math.sqrt(variance / weight);
		return Optional.of(new Estimate(value, value - margin, value + margin));
	}

	/** How long the calls of one rep took, with a milestone and without it. */
	record OfRep(CallSums.Times met, CallSums.Times missed) {
	}

}
