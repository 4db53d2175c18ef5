package io.callcraft.people;

import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/**
 * The directory: reps, teams, and who may see whom.
 */
public interface People {

	Optional<Rep> rep(RepId id);

	Optional<Team> team(TeamId id);

	/** Reps that the actor may see, by id. */
	Page<Rep> reps(Actor actor, PageRequest page);

	Page<Team> teams(PageRequest page);

	/** All reps of a team, by id. */
	List<Rep> members(TeamId team);

	/**
	 * Enters or changes a rep. An acknowledgement on record stays where the rep given has
	 * none, and so does what the rep chose as a reward.
	 * @throws io.callcraft.shared.InvalidInput when the team is not known
	 */
	Rep save(Rep rep, Actor by);

	/**
	 * The rep chooses how rewards come from now on (R23); what the directory says does
	 * not count any more.
	 * @throws io.callcraft.shared.NotFound when the actor may not see the rep
	 * @throws io.callcraft.shared.NotAllowed for anybody but the rep
	 */
	Rep choose(Rep.RewardPreference preference, RepId rep, Actor by);

	/**
	 * Enters or changes a team.
	 * @throws io.callcraft.shared.InvalidInput when the supervisor or the manager is no
	 * user with the role SUPERVISOR
	 */
	Team save(Team team, Actor by);

	/**
	 * Whether the actor may see what concerns the rep: themself, own team, the team of a
	 * supervisor whom they lead, or by role.
	 */
	boolean maySee(Actor actor, RepId rep);

	/**
	 * Whether the actor leads the rep: supervises their team, or leads whoever does. To
	 * see somebody as a coach is not to lead them.
	 */
	boolean leads(Actor actor, RepId rep);

	/** Whether the actor leads a supervisor: is the manager of a team of theirs. */
	boolean leads(Actor actor, UserId supervisor);

	/**
	 * The rep, if the actor may see them.
	 * @throws io.callcraft.shared.NotFound otherwise
	 */
	Rep visible(Actor actor, RepId rep);

	/**
	 * Who is on file at this moment, changes made on other nodes included: for work on
	 * many reps at once, which must not ask for each.
	 */
	Roster roster();

	/** The user's name to show; the id where nobody is known by it. */
	String nameOf(UserId user);

}
