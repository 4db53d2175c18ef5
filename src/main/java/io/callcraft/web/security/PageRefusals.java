package io.callcraft.web.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sends somebody who is not signed in, or whose session has ended, to the sign-in page;
 * also when it was htmx that asked, which cannot follow a redirect to another page by
 * itself.
 */
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	/** A person with a browser, not a program. */
	static final RequestMatcher BROWSER = (request) -> {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains("text/html") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
	};

	private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
			throws IOException, ServletException {
		if (isHtmx(request)) {
			response.setHeader("HX-Redirect", "/sign-in?expired");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		this.signIn.commence(request, response, why);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
			throws IOException, ServletException {
		if (!(why instanceof CsrfException)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "None of your roles opens this page");
		}
		else if (isHtmx(request)) {
			response.setHeader("HX-Redirect", "/sign-in?expired");
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else {
			response.sendRedirect("/sign-in?expired");
		}
	}

	private static boolean isHtmx(HttpServletRequest request) {
		return "true".equals(request.getHeader("HX-Request"));
	}

}
