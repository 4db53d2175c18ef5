package io.callcraft.web.security;

import java.io.IOException;

import io.callcraft.web.errors.Problem;
import io.callcraft.web.errors.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Tells a program that it has to sign in, or may not do what it asked for.
 */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final ProblemAnswers answers;

	ApiRefusals(ProblemAnswers answers) {
		this.answers = answers;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Callcraft\", charset=\"UTF-8\"");
		this.answers.write(Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in",
				(request.getHeader(HttpHeaders.AUTHORIZATION) != null) ? "The user id or the password is wrong"
						: "Send a user id and a password (HTTP Basic)"),
				request, response);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
			throws IOException {
		this.answers.write(Problem.of(HttpStatus.FORBIDDEN, "not-allowed",
				"None of your roles allows " + request.getMethod() + " here"), request, response);
	}

}
