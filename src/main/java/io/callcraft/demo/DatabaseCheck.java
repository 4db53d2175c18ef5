package io.callcraft.demo;

import io.callcraft.people.Users;
import io.callcraft.shared.PageRequest;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps made-up people and real ones in different databases. Looks before the port is
 * bound.
 */
@Component
class DatabaseCheck implements InitializingBean {

	private final DemonstrationCenter center;

	private final DemonstrationRecord record;

	private final Users users;

	DatabaseCheck(DemonstrationCenter center, DemonstrationRecord record, Users users) {
		this.center = center;
		this.record = record;
		this.users = users;
	}

	@Override
	public void afterPropertiesSet() {
		boolean marked = this.record.setUpAt().isPresent();
		if (marked && !this.center.isOn()) {
			throw new StartRefused(
					"This database holds the demonstration center, whose users all have the password '" + Staff.PASSWORD
							+ "'",
					"Give the application an empty database (spring.datasource.url), or start it with the profile demo to "
							+ "see the demonstration");
		}
		if (!marked && this.center.isOn() && !this.users.list(new PageRequest(null, 1)).items().isEmpty()) {
			throw new StartRefused(
					"This database holds users who are not made up; the demo profile would put a demonstration center among "
							+ "them",
					"Give the demonstration an empty database (spring.datasource.url), or start with the profile that this "
							+ "database was used with");
		}
	}

}
