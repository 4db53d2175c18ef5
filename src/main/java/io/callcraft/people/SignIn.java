package io.callcraft.people;

import io.callcraft.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in is checked against.
 *
 * @param actor who acts once signed in
 * @param name the name to show
 * @param passwordHash with the name of its algorithm in front; absent for a user without
 * a password here
 */
public record SignIn(Actor actor, String name, @Nullable String passwordHash) {

	@Override
	public String toString() {
		return "SignIn[" + this.actor.user() + "]";
	}

}
