package io.callcraft;

import java.util.TimeZone;

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
		SpringApplication.run(CallcraftApplication.class, args);
	}

}
