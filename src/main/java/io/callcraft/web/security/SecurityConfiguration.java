package io.callcraft.web.security;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Four chains: assets for everybody; the API by HTTP Basic, without a session, never by a
 * page's session; its documentation by either; pages by session with CSRF tokens.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	/** Where style sheets, scripts and icons live. */
	private static final String[] ASSETS = { "/css/**", "/js/**", "/icons/**", "/webjars/**", "/_static/**",
			"/favicon.ico" };

	private static final PathPatternRequestMatcher DOCS = PathPatternRequestMatcher.pathPattern("/api/docs/**");

	@Bean
	PasswordChecks passwordChecks(PasswordEncoder encoder, Clock clock) {
		return new PasswordChecks(encoder, clock);
	}

	@Bean
	AuthenticationManager signIns(Account.Source accounts, PasswordChecks checks, PasswordEncoder encoder,
			AuthenticationEventPublisher events) {
		ProviderManager signIns = new ProviderManager(new PasswordSignIn(accounts, checks, encoder));
		signIns.setAuthenticationEventPublisher(events);
		return signIns;
	}

	@Bean
	@Order(1)
	SecurityFilterChain assets(HttpSecurity http) throws Exception {
		return http.securityMatcher(ASSETS)
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.securityContext((context) -> context.securityContextRepository(new NullSecurityContextRepository()))
			.sessionManagement(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.csrf(AbstractHttpConfigurer::disable)
			.headers((headers) -> {
				BrowserHeaders.apply(headers);
				// what never changes under its address may be kept
				headers.cacheControl((cache) -> cache.disable());
			})
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain api(HttpSecurity http, @Qualifier("signIns") AuthenticationManager signIns,
			ApiRefusals refusals) throws Exception {
		RequestMatcher api = PathPatternRequestMatcher.pathPattern("/api/**");
		return http.securityMatcher((request) -> api.matches(request) && !DOCS.matches(request))
			.authenticationManager(signIns)
			.authorizeHttpRequests(AccessRules::api)
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusals))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(BrowserHeaders::apply)
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain documentation(HttpSecurity http, @Qualifier("signIns") AuthenticationManager signIns,
			Account.Source accounts, ApiRefusals refusals) throws Exception {
		RequestMatcher json = PathPatternRequestMatcher.pathPattern("/v3/api-docs/**");
		RequestMatcher yaml = PathPatternRequestMatcher.pathPattern("/v3/api-docs.yaml");
		return http.securityMatcher(new OrRequestMatcher(DOCS, json, yaml))
			.authenticationManager(signIns)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusals))
			.addFilterAfter(new AccountRefresh(accounts), SecurityContextHolderFilter.class)
			.exceptionHandling((handling) -> {
				handling.defaultAuthenticationEntryPointFor(refusals, new NegatedRequestMatcher(PageRefusals.BROWSER));
				handling.defaultAuthenticationEntryPointFor(new PageRefusals(), PageRefusals.BROWSER);
			})
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.headers(BrowserHeaders::apply)
			.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain pages(HttpSecurity http, @Qualifier("signIns") AuthenticationManager signIns,
			Account.Source accounts) throws Exception {
		PageRefusals refusals = new PageRefusals();
		return http.authenticationManager(signIns)
			.authorizeHttpRequests(AccessRules::pages)
			.addFilterAfter(new AccountRefresh(accounts), SecurityContextHolderFilter.class)
			.formLogin((form) -> form.loginPage("/sign-in").failureUrl("/sign-in?failed").permitAll())
			.logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out").permitAll())
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.headers(BrowserHeaders::apply)
			.build();
	}

}
