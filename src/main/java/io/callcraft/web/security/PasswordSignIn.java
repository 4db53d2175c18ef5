package io.callcraft.web.security;

import java.util.Optional;

import io.callcraft.shared.Ids;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Signs in by user id and password. An unknown id takes as long as a wrong password, so
 * that nobody learns by timing who exists.
 */
class PasswordSignIn implements AuthenticationProvider {

	private final Account.Source accounts;

	private final PasswordChecks checks;

	private final String hashOfNobody;

	PasswordSignIn(Account.Source accounts, PasswordChecks checks, PasswordEncoder encoder) {
		this.accounts = accounts;
		this.checks = checks;
		this.hashOfNobody = String.valueOf(encoder.encode("nobody's password"));
	}

	@Override
	public Authentication authenticate(Authentication request) {
		String user = request.getName();
		String password = text(request.getCredentials());
		Optional<Account> account = Ids.valid(user) ? this.accounts.find(new UserId(user)) : Optional.empty();
		String hash = account.map(Account::passwordHash).orElse(this.hashOfNobody);
		boolean right = this.checks.isRight(user, password, hash);
		if (!right || account.isEmpty()) {
			throw new BadCredentialsException("Unknown user or wrong password");
		}
		return SignedIn.of(account.get());
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private static String text(@Nullable Object credentials) {
		return (credentials != null) ? credentials.toString() : "";
	}

}
