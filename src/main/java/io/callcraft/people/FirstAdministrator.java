package io.callcraft.people;

import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in at the first start: the administrator that the settings name, where
 * there is none yet.
 */
@Component
@Profile("!demo")
class FirstAdministrator implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(FirstAdministrator.class);

	private final Users users;

	private final AdministratorSettings settings;

	FirstAdministrator(Users users, AdministratorSettings settings) {
		this.users = users;
		this.settings = settings;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.users.isThereAny(Role.ADMIN)) {
			return;
		}
		String user = this.settings.user();
		String password = this.settings.password();
		if (user == null || password == null) {
			logger.warn("Nobody can sign in: set callcraft.admin.user and callcraft.admin.password and start again");
			return;
		}
		this.users.save(new User(new UserId(user), user, Set.of(Role.ADMIN), null), password, Actor.SYSTEM);
		logger.info("Entered {} as the first administrator", user);
	}

}
