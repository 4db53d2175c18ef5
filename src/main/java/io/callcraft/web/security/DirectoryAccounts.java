package io.callcraft.web.security;

import java.util.Optional;

import io.callcraft.people.SignIn;
import io.callcraft.people.Users;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Component;

/**
 * The accounts of the users on file. Who has no password cannot sign in with one.
 */
@Component
class DirectoryAccounts implements Account.Source {

	private final Users users;

	DirectoryAccounts(Users users) {
		this.users = users;
	}

	@Override
	public Optional<Account> find(UserId user) {
		return this.users.signIn(user).flatMap(DirectoryAccounts::account);
	}

	private static Optional<Account> account(SignIn signIn) {
		return Optional.ofNullable(signIn.passwordHash())
			.map((hash) -> new Account(signIn.actor(), signIn.name(), hash));
	}

}
