package io.callcraft.web.errors;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends what filters throw (the database away while somebody signs in) the way of every
 * other error. The container would do so too, but with a stack trace in the log for each
 * request of an outage.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EarlyErrors extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			if (response.isCommitted()) {
				throw ex;
			}
			response.resetBuffer();
			request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, ex);
			request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
			request.getRequestDispatcher("/error").forward(request, response);
		}
	}

}
