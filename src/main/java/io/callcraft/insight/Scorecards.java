package io.callcraft.insight;

import java.util.List;
import java.util.Map;

import io.callcraft.insight.Scorecard.Card;
import io.callcraft.insight.Scorecard.Quadrant;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.standing.Art;
import io.callcraft.standing.CallSums;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows art and science of a team's reps on one scorecard (R12).
 */
@Service
public class Scorecards {

	private final Reach reach;

	Scorecards(Reach reach) {
		this.reach = reach;
	}

	/**
	 * The scorecard of a team.
	 * @param team absent for one that the actor leads, or else the first where anybody
	 * sells
	 * @throws io.callcraft.shared.NotAllowed for those who lead nobody
	 * @throws io.callcraft.shared.NotFound for a team whose reps the actor may not see
	 */
	@Transactional(readOnly = true)
	public Scorecard of(Actor actor, @Nullable TeamId team) {
		Reach.mustLead(actor);
		Map<Team, List<Rep>> teams = this.reach.teams(actor);
		Team chosen = this.reach.chosen(actor, teams, team).orElse(null);
		List<Rep> reps = (chosen != null) ? teams.getOrDefault(chosen, List.of()) : List.of();
		CallSums center = Reach.sum(this.reach.months().values());
		Art art = center.art();
		Rate checklist = center.science().nameUsed();
		Map<RepId, CallSums> window = this.reach.window(reps);
		List<Card> cards = reps.stream().map((rep) -> card(rep.id(), window, art, checklist)).toList();
		return new Scorecard(List.copyOf(teams.keySet()), chosen, this.reach.firstDay(), art, checklist, cards);
	}

	private static Card card(RepId rep, Map<RepId, CallSums> window, Art art, Rate checklist) {
		CallSums sums = window.getOrDefault(rep, new CallSums());
		Quadrant quadrant = Quadrant.of(Estimate.of(sums.art()), Estimate.of(sums.science().nameUsed()), art.value(),
				checklist.getValue());
		return new Card(rep, sums.art(), sums.science(), quadrant);
	}

}
