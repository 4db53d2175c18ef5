package io.callcraft.people;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/**
 * A team and who supervises it.
 */
public record Team(TeamId id, String name, UserId supervisor) {
}
