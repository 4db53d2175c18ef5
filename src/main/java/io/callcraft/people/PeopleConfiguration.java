package io.callcraft.people;

import io.callcraft.shared.WorkingHours;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What the directory needs: its settings, its schedule, and how passwords are kept.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ AdministratorSettings.class, WorkingHours.class })
@EnableScheduling
class PeopleConfiguration {

	/**
	 * By bcrypt, with the algorithm's name in front so that a later one can live beside
	 * it.
	 */
	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

}
