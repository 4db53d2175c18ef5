package io.callcraft.insight;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.people.Team;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How far customers come through a call.
 *
 * @param team whose reps are shown; absent where the reader chose none: then teams are
 * @param since the first day that is looked at
 * @param all all that are shown together
 * @param rows the team's reps, or the teams, by name
 */
public record Funnel(@Nullable Team team, LocalDate since, Row all, List<Row> rows) {

	public Funnel {
		rows = List.copyOf(rows);
	}

	/**
	 * One rep, one team, or all.
	 *
	 * @param rep absent where it is none
	 * @param inTeam absent where it is none
	 * @param calls assessed calls that nobody picked
	 * @param steps every milestone, in order
	 */
	public record Row(@Nullable RepId rep, @Nullable TeamId inTeam, int calls, List<Step> steps) {

		public Row {
			steps = List.copyOf(steps);
		}

	}

	/**
	 * One milestone.
	 *
	 * @param ofReached met, of the calls on which it could be met
	 * @param ofCalls met, of all assessed calls: what is left of them here
	 */
	public record Step(@JsonSerialize(using = MilestoneKey.class) Milestone milestone, Rate ofReached, Rate ofCalls) {
	}

}
