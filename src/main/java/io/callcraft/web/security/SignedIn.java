package io.callcraft.web.security;

import java.util.List;

import io.callcraft.shared.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody who has signed in: the principal of every authenticated request.
 *
 * @param actor who it is
 * @param displayName the user's name to show
 * @param passwordHash the stored hash at the time of signing in, to notice when it
 * changes
 */
public record SignedIn(Actor actor, String displayName, String passwordHash) implements AuthenticatedPrincipal {

	@Override
	public String getName() {
		return this.actor.user().value();
	}

	static Authentication of(Account account) {
		List<GrantedAuthority> authorities = account.actor()
			.roles()
			.stream()
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
		SignedIn principal = new SignedIn(account.actor(), account.name(), account.passwordHash());
		return UsernamePasswordAuthenticationToken.authenticated(principal, null, authorities);
	}

	@Override
	public String toString() {
		return "SignedIn[" + getName() + "]";
	}

}
