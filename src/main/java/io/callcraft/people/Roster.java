package io.callcraft.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Who is on file at one moment. Answers from memory, by the id's text, so that a stream
 * of calls can be checked without making an object for each.
 */
public final class Roster {

	private final Map<String, Rep> reps;

	private final Map<String, Team> teams;

	Roster(Map<String, Rep> reps, Map<String, Team> teams) {
		this.reps = reps;
		this.teams = teams;
	}

	/** The id of a rep on file; absent for any other text. */
	public @Nullable RepId rep(String id) {
		Rep rep = this.reps.get(id);
		return (rep != null) ? rep.id() : null;
	}

	/** The id of a team on file; absent for any other text. */
	public @Nullable TeamId team(String id) {
		Team team = this.teams.get(id);
		return (team != null) ? team.id() : null;
	}

	/** Every rep on file, by id. */
	public List<Rep> reps() {
		return this.reps.values().stream().sorted(Comparator.comparing((rep) -> rep.id().value())).toList();
	}

}
