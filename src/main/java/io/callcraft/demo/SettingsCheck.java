package io.callcraft.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps the demonstration, with its well-known passwords, on this machine and on an
 * embedded database. Looks before any connection is made.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
@SuppressWarnings("NullAway.Init") // Spring gives the environment first
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

	private static final String OTHER_PROFILE = "for a real center start with another profile, such as "
			+ "--spring.profiles.active=production";

	private Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		checkDatabase("spring.datasource.url");
		checkDatabase("spring.datasource.hikari.jdbc-url");
		checkAddress(this.environment.getProperty("server.address"));
	}

	private void checkDatabase(String property) {
		String url = this.environment.getProperty(property);
		if (url != null && !url.startsWith("jdbc:h2:")) {
			throw new StartRefused(
					"The demo profile keeps its made-up people in an embedded H2 database, but " + property + " is '"
							+ withoutParameters(url) + "'",
					"Leave " + property + " out to see the demonstration; " + OTHER_PROFILE);
		}
	}

	private void checkAddress(@Nullable String address) {
		if (!isLoopback(address)) {
			throw new StartRefused(
					"The demo profile has users with the password '" + Staff.PASSWORD
							+ "' and listens on this machine alone, but server.address is '"
							+ ((address != null) ? address : "") + "'",
					"Set server.address to 127.0.0.1 to see the demonstration; " + OTHER_PROFILE);
		}
	}

	private static boolean isLoopback(@Nullable String address) {
		if (address == null || address.isBlank()) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/** Parameters of a URL may hold a password. */
	private static String withoutParameters(String url) {
		return url.split("[?;]", 2)[0].replaceAll("//[^/@]*@", "//");
	}

}
