package io.callcraft.demo;

import io.callcraft.hiring.TargetProfile;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.UserId;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Whom the demonstration center looks for. Each step looks first whether it was taken.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Hiring {

	private static final String PROFILE = "service-and-sales";

	private final TargetProfiles profiles;

	private final Users users;

	Hiring(TargetProfiles profiles, Users users) {
		this.profiles = profiles;
		this.users = users;
	}

	/** One of HR wrote what is looked for, the other approved it. */
	void lookForSomebody() {
		Actor author = actor(Staff.HR);
		TargetProfile newest = this.profiles.all(author)
			.stream()
			.filter((each) -> each.id().equals(PROFILE))
			.findFirst()
			.orElseGet(() -> this.profiles.write(author, PROFILE, "Service and sales by telephone",
					this.profiles.proposal()));
		if (newest.state() == TargetProfile.State.DRAFT) {
			this.profiles.approve(actor(Staff.HR2), PROFILE, newest.version());
		}
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

}
