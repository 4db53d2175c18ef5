package io.callcraft.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what went wrong outside of every controller: in a filter, or in the container.
 */
@Controller
class ErrorPages implements ErrorController {

	private final ProblemAnswers answers;

	ErrorPages(ProblemAnswers answers) {
		this.answers = answers;
	}

	@RequestMapping("/error")
	@Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws Exception {
		Object error = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		if (error instanceof Exception exception) {
			// Problems answers it, as it would have answered a controller's
			throw exception;
		}
		Problem problem = ProblemCatalog.ofStatus(status(request), detail(request));
		if (ProblemAnswers.wantsJson(request)) {
			this.answers.write(problem, request, response);
			return null;
		}
		return this.answers.page(problem, request, response);
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		// asked for directly, it is an address like any other that has nothing
		return (status != null) ? status : HttpStatus.NOT_FOUND;
	}

	private static @Nullable String detail(HttpServletRequest request) {
		Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
		return (message instanceof String text && !text.isBlank()) ? text : null;
	}

}
