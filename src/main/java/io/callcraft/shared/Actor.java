package io.callcraft.shared;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is acting: the user signed in, their roles, and the rep that they are, if any.
 *
 * @param user the user's id
 * @param roles all roles of the user
 * @param rep the rep that this user is; absent for everybody who takes no calls
 * @param teams teams that the user supervises
 */
public record Actor(UserId user, Set<Role> roles, @Nullable RepId rep, Set<TeamId> teams) {

	/** Callcraft itself. */
	public static final Actor SYSTEM = new Actor(UserId.SYSTEM, Set.of(), null, Set.of());

	public Actor {
		roles = Set.copyOf(roles);
		teams = Set.copyOf(teams);
	}

	public boolean has(Role role) {
		return this.roles.contains(role);
	}

	public boolean is(RepId someRep) {
		return someRep.equals(this.rep);
	}

}
