package io.callcraft.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * The whole directory at one version, in memory: what every request and every call asks.
 *
 * @param version the version of the tables that it was read at
 * @param reps by id
 * @param teams by id
 * @param users by id
 * @param hours hours of the teams that have some of their own, by team
 * @param supervised teams by who supervises them
 * @param managed teams by who leads their supervisor
 */
record Directory(long version, Map<String, Rep> reps, Map<String, Team> teams, Map<String, User> users,
		Map<String, WorkingHours> hours, Map<UserId, Set<TeamId>> supervised, Map<UserId, Set<TeamId>> managed) {

	Directory(long version, Map<String, Rep> reps, Map<String, Team> teams, Map<String, User> users,
			Map<String, WorkingHours> hours) {
		this(version, reps, teams, users, hours, teamsBy(teams, Team::supervisor), teamsBy(teams, Team::manager));
	}

	Directory with(long newVersion, Rep rep) {
		Map<String, Rep> changed = new HashMap<>(this.reps);
		changed.put(rep.id().value(), rep);
		return new Directory(newVersion, changed, this.teams, this.users, this.hours, this.supervised, this.managed);
	}

	Directory with(long newVersion, Team team) {
		Map<String, Team> changed = new HashMap<>(this.teams);
		changed.put(team.id().value(), team);
		return new Directory(newVersion, this.reps, changed, this.users, this.hours);
	}

	Directory with(long newVersion, User user) {
		Map<String, User> changed = new HashMap<>(this.users);
		changed.put(user.id().value(), user);
		return new Directory(newVersion, this.reps, this.teams, changed, this.hours, this.supervised, this.managed);
	}

	/** With a team's own hours; absent when the center's count for it. */
	Directory with(long newVersion, TeamId team, @Nullable WorkingHours own) {
		Map<String, WorkingHours> changed = new HashMap<>(this.hours);
		if (own != null) {
			changed.put(team.value(), own);
		}
		else {
			changed.remove(team.value());
		}
		return new Directory(newVersion, this.reps, this.teams, this.users, changed, this.supervised, this.managed);
	}

	Set<TeamId> teamsOf(UserId supervisor) {
		return this.supervised.getOrDefault(supervisor, Set.of());
	}

	private static Map<UserId, Set<TeamId>> teamsBy(Map<String, Team> teams, Function<Team, @Nullable UserId> leader) {
		Map<UserId, Set<TeamId>> led = new HashMap<>();
		teams.values().forEach((team) -> {
			UserId leads = leader.apply(team);
			if (leads != null) {
				led.computeIfAbsent(leads, (user) -> new HashSet<>()).add(team.id());
			}
		});
		return led;
	}

}
