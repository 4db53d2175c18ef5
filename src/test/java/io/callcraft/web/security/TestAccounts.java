package io.callcraft.web.security;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Accounts that a test can change while it runs. Everybody's password is {@code demo}.
 */
public class TestAccounts implements Account.Source {

	private static final BCryptPasswordEncoder QUICK = new BCryptPasswordEncoder(4);

	private final Map<String, Account> accounts = new ConcurrentHashMap<>();

	public void put(String user, String password, @Nullable RepId rep, Role... roles) {
		Actor actor = new Actor(new UserId(user), Set.of(roles), rep, Set.of());
		this.accounts.put(user, new Account(actor, user.toUpperCase(), "{bcrypt}" + QUICK.encode(password)));
	}

	public void remove(String user) {
		this.accounts.remove(user);
	}

	public void setRoles(String user, Role... roles) {
		this.accounts.computeIfPresent(user,
				(id, account) -> new Account(new Actor(new UserId(user), Set.of(roles), null, Set.of()), account.name(),
						account.passwordHash()));
	}

	@Override
	public Optional<Account> find(UserId user) {
		return Optional.ofNullable(this.accounts.get(user.value()));
	}

	/**
	 * Puts them in place of the directory.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Configuration {

		@Bean
		TestAccounts testAccounts() {
			TestAccounts accounts = new TestAccounts();
			accounts.put("marcus", "demo", null, Role.SUPERVISOR, Role.COACH);
			accounts.put("ops", "demo", null, Role.OPERATIONS);
			accounts.put("integration", "demo", null, Role.INTEGRATION);
			accounts.put("r-001", "demo", new RepId("r-001"), Role.REP);
			return accounts;
		}

		@Bean
		PasswordEncoder passwordEncoder() {
			return PasswordEncoderFactories.createDelegatingPasswordEncoder();
		}

	}

}
