package io.callcraft.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.callcraft.shared.Role;
import jakarta.servlet.DispatcherType;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Which role may open which address. Whose objects somebody may see is for the modules:
 * they answer 404 for another's.
 */
final class AccessRules {

	private static final String[] READERS_OF_POLICIES = names(Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);

	private static final String[] READERS_OF_IMPORTS = names(Role.INTEGRATION, Role.OPERATIONS, Role.AUDITOR,
			Role.ADMIN);

	private static final String[] DIRECTORY = names(Role.ADMIN, Role.INTEGRATION);

	private static final String[] CHANGERS_OF_HOURS = names(Role.OPERATIONS, Role.ADMIN);

	/** Everybody who deals with people; INTEGRATION is a machine. */
	private static final String[] PERSONS = names(Role.REP, Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR,
			Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);

	private AccessRules() {
	}

	static void api(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
		rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(HttpMethod.PUT, "/api/teams/*", "/api/reps/*")
			.hasAnyRole(DIRECTORY)
			.requestMatchers(HttpMethod.PUT, "/api/teams/*/hours")
			.hasAnyRole(CHANGERS_OF_HOURS)
			.requestMatchers(HttpMethod.DELETE, "/api/teams/*/hours")
			.hasAnyRole(CHANGERS_OF_HOURS)
			.requestMatchers(HttpMethod.POST, "/api/calls")
			.hasAnyRole(DIRECTORY)
			.requestMatchers(HttpMethod.PUT, "/api/calls/**")
			.hasAnyRole(names(Role.INTEGRATION, Role.QUALITY, Role.ADMIN))
			.requestMatchers("/api/imports/**")
			.hasAnyRole(READERS_OF_IMPORTS)
			.requestMatchers(HttpMethod.GET, "/api/releases/**", "/api/drafts/**", "/api/backtests/**")
			.hasAnyRole(READERS_OF_POLICIES)
			.requestMatchers("/api/decisions/**")
			.hasAnyRole(READERS_OF_POLICIES)
			.requestMatchers("/api/releases/**", "/api/drafts/**", "/api/backtests/**")
			.hasAnyRole(names(Role.OPERATIONS, Role.ADMIN))
			.requestMatchers(HttpMethod.GET, "/api/workflow/**")
			.hasAnyRole(READERS_OF_POLICIES)
			.requestMatchers(HttpMethod.POST, "/api/workflow/messages")
			.hasAnyRole(names(Role.OPERATIONS, Role.ADMIN, Role.INTEGRATION))
			.requestMatchers("/api/workflow/**")
			.hasAnyRole(names(Role.OPERATIONS, Role.ADMIN))
			.requestMatchers("/api/cases/**", "/api/tasks/**", "/api/incentives/**", "/api/redemptions/**",
					"/api/kudos/**", "/api/gestures/**", "/api/disputes/**", "/api/coaching/**", "/api/behaviours/**",
					"/api/entries/**", "/api/assessment-form/**", "/api/assessment-draws/**", "/api/gaps/**",
					"/api/calibrations/**", "/api/hiring/**", "/api/training/**")
			.hasAnyRole(PERSONS)
			.anyRequest()
			.authenticated();
	}

	static void pages(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
		rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers("/actuator/health/**")
			.access((authentication, context) -> new AuthorizationDecision(isLoopback(context)))
			.requestMatchers(HttpMethod.POST, "/policies/**", "/workflows/**")
			.hasAnyRole(names(Role.OPERATIONS, Role.ADMIN))
			.requestMatchers("/policies/**", "/workflows/**")
			.hasAnyRole(READERS_OF_POLICIES)
			.requestMatchers("/imports/**")
			.hasAnyRole(READERS_OF_IMPORTS)
			.requestMatchers("/inbox/**", "/tasks/**", "/cases/**", "/teams/**", "/points/**", "/catalogue/**",
					"/kudos/**", "/incentives/**", "/disputes/**", "/calls/**", "/entries/**", "/assess/**", "/gaps/**",
					"/calibrations/**", "/coaching/**", "/hiring/**", "/training/**")
			.hasAnyRole(PERSONS)
			.requestMatchers("/users/**")
			.hasAnyRole(names(Role.HR, Role.ADMIN))
			.requestMatchers("/design/**")
			.hasAnyRole(names(Role.OPERATIONS, Role.ADMIN))
			.anyRequest()
			.authenticated();
	}

	/** Probes run on the machine itself; how the application feels is nobody else's. */
	private static boolean isLoopback(RequestAuthorizationContext context) {
		try {
			return InetAddress.getByName(context.getRequest().getRemoteAddr()).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static String[] names(Role... roles) {
		String[] names = new String[roles.length];
		for (int i = 0; i < roles.length; i++) {
			names[i] = roles[i].name();
		}
		return names;
	}

}
