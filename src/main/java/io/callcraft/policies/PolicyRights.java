package io.callcraft.policies;

import io.callcraft.shared.Actor;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Role;

/**
 * Who may read policies and who may change them.
 */
public final class PolicyRights {

	private PolicyRights() {
	}

	/**
	 * Lets operations, administrators and auditors pass.
	 * @throws NotAllowed for everybody else
	 */
	public static void requireReader(Actor actor) {
		if (!actor.has(Role.AUDITOR)) {
			requireWriter(actor);
		}
	}

	/**
	 * Lets operations and administrators pass.
	 * @throws NotAllowed for everybody else
	 */
	public static void requireWriter(Actor actor) {
		if (!actor.has(Role.OPERATIONS) && !actor.has(Role.ADMIN)) {
			throw new NotAllowed("Policies are in the hands of operations");
		}
	}

}
