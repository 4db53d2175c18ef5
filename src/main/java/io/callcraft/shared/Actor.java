package io.callcraft.shared;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

	/** Whether the user has any of the roles. */
	public boolean hasOneOf(Role... anyOf) {
		return Arrays.stream(anyOf).anyMatch(this.roles::contains);
	}

	/**
	 * Refuses who has none of the roles.
	 * @throws NotAllowed naming the roles that may
	 */
	public void mustHaveOneOf(Role... anyOf) {
		if (!hasOneOf(anyOf)) {
			throw new NotAllowed(
					"This needs the role " + Arrays.stream(anyOf).map(Role::name).collect(Collectors.joining(" or ")));
		}
	}

	public boolean is(RepId someRep) {
		return someRep.equals(this.rep);
	}

}
