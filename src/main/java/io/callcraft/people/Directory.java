package io.callcraft.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/**
 * The whole directory at one version, in memory: what every request and every call asks.
 *
 * @param version the version of the tables that it was read at
 * @param reps by id
 * @param teams by id
 * @param users by id
 * @param supervised teams by who supervises them
 */
record Directory(long version, Map<String, Rep> reps, Map<String, Team> teams, Map<String, User> users,
		Map<UserId, Set<TeamId>> supervised) {

	Directory(long version, Map<String, Rep> reps, Map<String, Team> teams, Map<String, User> users) {
		this(version, reps, teams, users, supervisedIn(teams));
	}

	Directory with(long newVersion, Rep rep) {
		Map<String, Rep> changed = new HashMap<>(this.reps);
		changed.put(rep.id().value(), rep);
		return new Directory(newVersion, changed, this.teams, this.users, this.supervised);
	}

	Directory with(long newVersion, Team team) {
		Map<String, Team> changed = new HashMap<>(this.teams);
		changed.put(team.id().value(), team);
		return new Directory(newVersion, this.reps, changed, this.users);
	}

	Directory with(long newVersion, User user) {
		Map<String, User> changed = new HashMap<>(this.users);
		changed.put(user.id().value(), user);
		return new Directory(newVersion, this.reps, this.teams, changed, this.supervised);
	}

	Set<TeamId> teamsOf(UserId supervisor) {
		return this.supervised.getOrDefault(supervisor, Set.of());
	}

	private static Map<UserId, Set<TeamId>> supervisedIn(Map<String, Team> teams) {
		Map<UserId, Set<TeamId>> supervised = new HashMap<>();
		teams.values()
			.forEach((team) -> supervised.computeIfAbsent(team.supervisor(), (user) -> new HashSet<>()).add(team.id()));
		return supervised;
	}

}
