package io.callcraft.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.people.Team;
import io.callcraft.people.User;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/**
 * Everybody of the demonstration center who takes no calls, and the teams.
 */
final class Staff {

	/** What every demonstration user signs in with. */
	static final String PASSWORD = "demo";

	static final UserId MARCUS = new UserId("marcus");

	static final UserId CARLA = new UserId("carla");

	static final UserId PRIYA = new UserId("priya");

	static final UserId QUINN = new UserId("quinn");

	static final UserId HR = new UserId("hr");

	static final UserId HR2 = new UserId("hr2");

	static final UserId INTEGRATION = new UserId("integration");

	static final TeamId NORTH = new TeamId("north");

	static final TeamId HARBOR = new TeamId("harbor");

	static final TeamId GARDEN = new TeamId("garden");

	static final List<User> USERS = List.of(user("admin", "Ada Admin", Role.ADMIN),
			user("ops", "Olga Operations", Role.OPERATIONS), user("ops2", "Oscar Operations", Role.OPERATIONS),
			user("marcus", "Marcus Hale", Role.SUPERVISOR, Role.COACH), user("carla", "Carla Voss", Role.SUPERVISOR),
			user("priya", "Priya Nair", Role.SUPERVISOR, Role.COACH), user("quinn", "Quinn Abbott", Role.QUALITY),
			user("hr", "Hanna Reyes", Role.HR), user("hr2", "Hugo Reed", Role.HR),
			user("auditor", "Aurel Auditor", Role.AUDITOR), user("integration", "Telephone system", Role.INTEGRATION));

	static final List<Team> TEAMS = List.of(new Team(NORTH, "North", MARCUS, PRIYA),
			new Team(HARBOR, "Harbor", CARLA, PRIYA), new Team(GARDEN, "Garden", PRIYA));

	/** The teams of the billing line, see {@link Pilot}. */
	static final List<Team> BILLING = List.of(new Team(new TeamId("billing-north"), "Billing North", MARCUS, PRIYA),
			new Team(new TeamId("billing-harbor"), "Billing Harbor", CARLA, PRIYA),
			new Team(new TeamId("billing-garden"), "Billing Garden", PRIYA));

	private Staff() {
	}

	/** Who supervises a team. */
	static UserId supervisorOf(TeamId team) {
		return Stream.concat(TEAMS.stream(), BILLING.stream())
			.filter((each) -> each.id().equals(team))
			.findFirst()
			.orElseThrow()
			.supervisor();
	}

	private static User user(String id, String name, Role... roles) {
		return new User(new UserId(id), name, Set.of(roles), null);
	}

}
