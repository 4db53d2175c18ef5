package io.callcraft.people;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who is the administrator at the first start.
 *
 * @param user the id to sign in as
 * @param password to be changed after the first sign-in
 */
@ConfigurationProperties("callcraft.admin")
record AdministratorSettings(@Nullable String user, @Nullable String password) {

	@Override
	public String toString() {
		return "AdministratorSettings[" + this.user + "]";
	}

}
