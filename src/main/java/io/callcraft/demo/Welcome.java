package io.callcraft.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says in the log where to go and as whom.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Welcome {

	private static final Logger logger = LoggerFactory.getLogger(Welcome.class);

	private final Environment environment;

	private final DemonstrationCenter center;

	Welcome(Environment environment, DemonstrationCenter center) {
		this.environment = environment;
		this.center = center;
	}

	/** The last line of a start, and again once everything is there. */
	void say() {
		String address = this.environment.getProperty("server.address", "127.0.0.1");
		String port = this.environment.getProperty("local.server.port", "8080");
		logger.info(
				"{}: http://{}:{} - sign in as marcus / {} (a supervisor); ops, quinn, hr, auditor and r-001 to r-040 "
						+ "have the same password",
				(this.center.progress().state() == DemonstrationCenter.State.READY)
						? "The demonstration center is ready" : "Callcraft is up, the demonstration center is filling",
				address.contains(":") ? "[" + address + "]" : address, port, Staff.PASSWORD);
	}

}
