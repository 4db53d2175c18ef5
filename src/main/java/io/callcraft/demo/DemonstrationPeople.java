package io.callcraft.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.people.People;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Brings in the people of the demonstration center; who is there already stays as they
 * are.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class DemonstrationPeople {

	private final People people;

	private final Users users;

	DemonstrationPeople(People people, Users users) {
		this.people = people;
		this.users = users;
	}

	/** Everybody who takes no calls. */
	void enterStaff() {
		this.users.enterAll(Staff.USERS, Staff.PASSWORD, Actor.SYSTEM);
	}

	/** Teams, reps and a sign-in for each rep but those of the {@link Pilot}. */
	void enterTeamsAndReps(Instant setUpAt) {
		LocalDate setUpOn = LocalDate.ofInstant(setUpAt, ZoneOffset.UTC);
		Stream.concat(Staff.TEAMS.stream(), Staff.BILLING.stream())
			.filter((team) -> this.people.team(team.id()).isEmpty())
			.forEach((team) -> this.people.save(team, Actor.SYSTEM));
		List<CastMember> members = Cast.members();
		Stream.concat(members.stream(), Pilot.members().stream())
			.filter((member) -> this.people.rep(member.id()).isEmpty())
			.forEach((member) -> this.people.save(member.rep(setUpOn), Actor.SYSTEM));
		this.users.enterAll(members.stream().map(DemonstrationPeople::user).toList(), Staff.PASSWORD, Actor.SYSTEM);
	}

	private static User user(CastMember member) {
		return new User(new UserId(member.id().value()), member.name(), Set.of(Role.REP), member.id());
	}

}
