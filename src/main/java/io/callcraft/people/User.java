package io.callcraft.people;

import java.util.Set;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param id what they sign in as
 * @param name as colleagues say it
 * @param roles what they are there for, at least one
 * @param rep the rep that they are; absent for everybody who takes no calls
 */
public record User(UserId id, String name, Set<Role> roles, @Nullable RepId rep) {

	public User {
		roles = Set.copyOf(roles);
	}

}
