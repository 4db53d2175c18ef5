package io.callcraft.web.security;

import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.UserId;

/**
 * What signing in needs to know about a user.
 *
 * @param actor who it is and what they may do
 * @param name the user's name to show
 * @param passwordHash bcrypt hash of the password
 */
record Account(Actor actor, String name, String passwordHash) {

	/**
	 * Finds accounts.
	 */
	@FunctionalInterface
	interface Source {

		/** The account of a user; empty when nobody may sign in by that id. */
		Optional<Account> find(UserId user);

	}

}
