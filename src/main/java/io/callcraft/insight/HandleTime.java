package io.callcraft.insight;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.people.Team;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How long calls take with and without each milestone (R11).
 *
 * @param teams teams that the reader may choose
 * @param team whose reps are looked at; absent for all that the reader may see
 * @param since the first day that is looked at
 * @param rows every milestone, in order
 */
public record HandleTime(List<Team> teams, @Nullable TeamId team, LocalDate since, List<Row> rows) {

	public HandleTime {
		teams = List.copyOf(teams);
		rows = List.copyOf(rows);
	}

	/**
	 * One milestone.
	 *
	 * @param met calls that met it
	 * @param metSeconds seconds that such a call took; 0 without any
	 * @param missed calls that missed it
	 * @param missedSeconds seconds that such a call took; 0 without any
	 * @param longer by how many seconds a call of one and the same rep is longer when it
	 * is met; absent where no rep has calls of both kinds
	 */
	public record Row(@JsonSerialize(using = MilestoneKey.class) Milestone milestone, int met, double metSeconds,
			int missed, double missedSeconds, @Nullable Estimate longer) {
	}

}
