package io.callcraft.people;

import java.time.LocalDate;
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
 * @param leftOn their last day of work; absent while they work here, and for reps, whose
 * {@link Employment} says it
 */
public record User(UserId id, String name, Set<Role> roles, @Nullable RepId rep, @Nullable LocalDate leftOn) {

	public User {
		roles = Set.copyOf(roles);
	}

	/** Somebody who works here. */
	public User(UserId id, String name, Set<Role> roles, @Nullable RepId rep) {
		this(id, name, roles, rep, null);
	}

	/** Whether they have left. */
	public boolean hasLeft() {
		return this.leftOn != null;
	}

	/**
	 * Somebody has left: published in the same transaction.
	 *
	 * @param user who
	 */
	public record Left(UserId user) {
	}

}
