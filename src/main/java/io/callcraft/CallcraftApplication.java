package io.callcraft;

import java.util.TimeZone;

import io.callcraft.audit.LedgerCommand;
import io.callcraft.policies.PolicyCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Callcraft: one application, one database, packages by business capability.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CallcraftApplication {

	public static void main(String[] args) {
		// instants are kept in UTC whatever the machine's zone; pages show the viewer's
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
		if (args.length > 0 && args[0].equals("ledger")) {
			System.exit(LedgerCommand.run(args));
		}
		if (PolicyCommand.isMeant(args)) {
			System.exit(PolicyCommand.run(CallcraftApplication.class, args, System.out));
		}
		SpringApplication.run(CallcraftApplication.class, args);
	}

}
