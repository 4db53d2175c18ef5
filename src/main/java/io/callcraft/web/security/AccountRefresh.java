package io.callcraft.web.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account of a session anew at every request: a role that was taken away is
 * gone at once, and a changed password ends the sessions that the old one began.
 */
class AccountRefresh extends OncePerRequestFilter {

	private final Account.Source accounts;

	private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

	AccountRefresh(Account.Source accounts) {
		this.accounts = accounts;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getDispatcherType() != DispatcherType.REQUEST;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication before = SecurityContextHolder.getContext().getAuthentication();
		if (before != null && before.getPrincipal() instanceof SignedIn known) {
			Optional<Account> account = this.accounts.find(known.actor().user());
			if (account.isEmpty() || !account.get().passwordHash().equals(known.passwordHash())) {
				this.signOut.logout(request, response, before);
			}
			else if (!account.get().actor().equals(known.actor())) {
				SecurityContext fresh = SecurityContextHolder.createEmptyContext();
				fresh.setAuthentication(SignedIn.of(account.get()));
				SecurityContextHolder.setContext(fresh);
			}
		}
		chain.doFilter(request, response);
	}

}
