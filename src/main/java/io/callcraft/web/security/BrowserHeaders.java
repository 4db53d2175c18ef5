package io.callcraft.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells browsers to refuse: anything from elsewhere, anything inline,
 * evaluated text, frames.
 */
final class BrowserHeaders {

	static final String POLICY = "default-src 'self'; script-src 'self' " + ImportMap.SOURCE
			+ "; style-src 'self'; style-src-attr " + DrawingStyles.SOURCES
			+ "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private BrowserHeaders() {
	}

	static void apply(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY));
		headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
		headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
		headers.permissionsPolicyHeader(
				(permissions) -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"));
	}

}
