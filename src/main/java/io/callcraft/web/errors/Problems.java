package io.callcraft.web.errors;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place where exceptions become answers.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private final ProblemAnswers answers;

	Problems(ProblemAnswers answers) {
		this.answers = answers;
	}

	@ExceptionHandler(AsyncRequestNotUsableException.class)
	void clientWentAway() {
		// nobody is left to answer
	}

	@ExceptionHandler(Exception.class)
	@Nullable ModelAndView answer(Exception error, HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean halfWritten = error instanceof HttpMessageNotWritableException;
		if (halfWritten && DisconnectedClientHelper.isClientDisconnectedException(error)) {
			// nobody is left to answer
			return null;
		}
		Problem problem = ProblemCatalog.of(error);
		report(problem, error, request);
		if (halfWritten) {
			if (response.isCommitted()) {
				return null;
			}
			response.reset();
		}
		if (error instanceof ErrorResponse known) {
			HttpHeaders headers = known.getHeaders();
			headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		}
		if (ProblemAnswers.wantsJson(request)) {
			this.answers.write(problem, request, response);
			return null;
		}
		return this.answers.page(problem, request, response);
	}

	private static void report(Problem problem, Exception error, HttpServletRequest request) {
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			log.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
		}
		else if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			log.warn("{} {} answered 503: {}", request.getMethod(), request.getRequestURI(), error.toString());
		}
	}

}
