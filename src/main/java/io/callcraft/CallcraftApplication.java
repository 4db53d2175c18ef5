package io.callcraft;

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
		SpringApplication.run(CallcraftApplication.class, args);
	}

}
