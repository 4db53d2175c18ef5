package io.callcraft.people;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A team and who supervises it.
 *
 * @param id the team's id
 * @param name as colleagues say it
 * @param supervisor who leads the team
 * @param manager who leads the supervisor, and takes over what lies too long; absent
 * where nobody does
 */
public record Team(TeamId id, String name, UserId supervisor, @Nullable UserId manager) {

	/** A team whose supervisor has no manager. */
	public Team(TeamId id, String name, UserId supervisor) {
		this(id, name, supervisor, null);
	}

	/**
	 * A team has another supervisor now: published in the same transaction.
	 *
	 * @param team which
	 * @param from who supervised it before
	 */
	public record HandedOver(TeamId team, UserId from) {
	}

}
