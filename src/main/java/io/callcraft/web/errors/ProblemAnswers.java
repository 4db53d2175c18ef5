package io.callcraft.web.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Puts a problem into the form that the one who asked can use: JSON for programs, a toast
 * for a page that htmx is changing, a page for everybody else.
 */
@Component
public class ProblemAnswers {

	private final JsonMapper json;

	ProblemAnswers(JsonMapper json) {
		this.json = json;
	}

	/** Writes the problem as {@code application/problem+json}. */
	public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
		prepare(problem, response);
		byte[] body = this.json.writeValueAsBytes(problem.members(path(request)));
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/** The problem as a page, or as a toast where htmx asked. */
	ModelAndView page(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		prepare(problem, response);
		boolean htmx = "true".equals(request.getHeader("HX-Request"));
		if (htmx) {
			response.setHeader("HX-Retarget", "#toasts");
			response.setHeader("HX-Reswap", "beforeend");
		}
		ModelAndView page = new ModelAndView(htmx ? "fragments/toast :: problem" : "error", problem.status());
		page.addObject("problem", problem);
		page.addObject("path", path(request));
		return page;
	}

	/** Whether the one who asked is a program. */
	public static boolean wantsJson(HttpServletRequest request) {
		String path = path(request);
		return (path.startsWith("/api/") && !path.startsWith("/api/docs")) || path.startsWith("/v3/")
				|| path.startsWith("/actuator");
	}

	private static void prepare(Problem problem, HttpServletResponse response) {
		response.setStatus(problem.status().value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			response.setIntHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
		}
	}

	private static String path(HttpServletRequest request) {
		Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (original != null) ? original.toString() : request.getRequestURI();
	}

}
