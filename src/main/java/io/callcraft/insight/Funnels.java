package io.callcraft.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.callcraft.insight.Funnel.Row;
import io.callcraft.insight.Funnel.Step;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.standing.CallSums;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows how far customers come through a call, by team and by rep (R1).
 */
@Service
public class Funnels {

	private final Reach reach;

	Funnels(Reach reach) {
		this.reach = reach;
	}

	/**
	 * The funnel of the reps of a team over the last 90 days, or of all teams that the
	 * actor may see over this month and the three before.
	 * @throws io.callcraft.shared.NotAllowed for those who lead nobody
	 * @throws io.callcraft.shared.NotFound for a team whose reps the actor may not see
	 */
	@Transactional(readOnly = true)
	public Funnel of(Actor actor, @Nullable TeamId team) {
		Reach.mustLead(actor);
		Map<Team, List<Rep>> teams = this.reach.teams(actor);
		if (team != null) {
			Team chosen = this.reach.chosen(actor, teams, team).orElseThrow();
			List<Rep> reps = teams.getOrDefault(chosen, List.of());
			Map<RepId, CallSums> window = this.reach.window(reps);
			return new Funnel(chosen, this.reach.firstDay(), row(null, null, Reach.sum(window.values())),
					reps.stream().map((rep) -> row(rep.id(), null, of(rep, window))).toList());
		}
		Map<RepId, CallSums> months = this.reach.months();
		List<Row> rows = teams.entrySet()
			.stream()
			.map((each) -> row(null, each.getKey().id(), of(each.getValue(), months)))
			.toList();
		return new Funnel(null, this.reach.firstMonth().atDay(1),
				row(null, null, of(teams.values().stream().flatMap(List::stream).toList(), months)), rows);
	}

	private static CallSums of(Rep rep, Map<RepId, CallSums> sums) {
		return sums.getOrDefault(rep.id(), new CallSums());
	}

	private static CallSums of(List<Rep> reps, Map<RepId, CallSums> sums) {
		return Reach.sum(reps.stream().map((rep) -> of(rep, sums)).toList());
	}

	private static Row row(@Nullable RepId rep, @Nullable TeamId team, CallSums sums) {
		int calls = sums.art().calls();
		return new Row(rep, team, calls, Arrays.stream(Milestone.values())
			.map((milestone) -> new Step(milestone, sums.of(milestone), new Rate(sums.of(milestone).met(), calls)))
			.toList());
	}

}
