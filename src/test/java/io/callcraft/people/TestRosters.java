package io.callcraft.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/** Rosters without a database. */
public final class TestRosters {

	private TestRosters() {
	}

	/** One team, "north", with these reps. */
	public static Roster north(String... reps) {
		TeamId north = new TeamId("north");
		Map<String, Rep> byId = Arrays.stream(reps)
			.collect(Collectors.toMap(Function.identity(), (id) -> new Rep(new RepId(id), id, north,
					LocalDate.of(2024, 1, 1), Rep.RewardPreference.POINTS, null)));
		return new Roster(byId, Map.of("north", new Team(north, "North", new UserId("marcus"))));
	}

}
