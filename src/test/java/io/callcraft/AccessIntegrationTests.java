package io.callcraft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;

/**
 * Who gets what: every endpoint that Spring knows, asked as every role and from every
 * distance about the objects of one rep, with requests that would be accepted, each in a
 * transaction that is rolled back. What comes out is {@code access/matrix.txt}, which a
 * person has read; an endpoint that is not in it fails the build.
 */
class AccessIntegrationTests extends InAccessCenter {

	private static final Path MATRIX = Path.of("src/test/resources/access/matrix.txt");

	private static final Path FOUND = Path.of("target/access-matrix.txt");

	/** Who asks, by column: the rep whom it is about first, nobody last. */
	private static final Map<String, String> ASKING = columns();

	private static final Set<String> OTHERS = Set.of("colleague", "stranger", "other lead");

	/**
	 * What nothing shipped waits for, and what is there to be forwarded to.
	 */
	private static final Set<String> UNHEARD = Set.of("POST /api/workflow/messages", "GET /error",
			"GET /actuator/health/**");

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private PlatformTransactionManager transactions;

	private final Map<String, MockHttpSession> sessions = new HashMap<>();

	private MockMvc mvc;

	private AccessRequests requests;

	private static Map<String, String> columns() {
		Map<String, String> columns = new LinkedHashMap<>();
		columns.put("self", "r-zora");
		columns.put("colleague", "r-colleague");
		columns.put("stranger", "r-stranger");
		columns.put("lead", "lead");
		columns.put("manager", "manager");
		columns.put("other lead", "otherlead");
		columns.put("coach, lead", "coachlead");
		for (String role : List.of("coach", "quality", "hr", "operations", "auditor", "admin", "integration")) {
			columns.put(role, role);
		}
		columns.put("nobody", "");
		return columns;
	}

	@BeforeAll
	void signIn() throws Exception {
		this.mvc = MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
		this.requests = new AccessRequests(values());
		for (String user : ASKING.values()) {
			if (!user.isEmpty()) {
				MvcResult result = this.mvc.perform(formLogin("/sign-in").user(user).password(Api.PASSWORD))
					.andReturn();
				this.sessions.put(user, (MockHttpSession) result.getRequest().getSession());
			}
		}
	}

	@Test
	void everybody_gets_what_the_reviewed_matrix_says_and_nothing_is_unlisted() throws Exception {
		Map<String, List<String>> found = new TreeMap<>();
		for (String endpoint : endpoints()) {
			List<String> row = new ArrayList<>();
			for (String user : ASKING.values()) {
				row.add(ask(endpoint, user));
			}
			found.put(endpoint, row);
		}
		String text = text(found);
		Files.writeString(FOUND, text);

		assertThat(this.requests.told()).as("endpoints of requests.txt").allMatch(found::containsKey);
		assertThat(text.lines()).as("the access matrix, as found now in " + FOUND + ": read what differs, then copy it")
			.containsExactlyElementsOf(Files.readAllLines(MATRIX));
		found.forEach(this::holds);
	}

	@Test
	void no_page_changes_anything_without_its_token() throws Exception {
		for (String endpoint : endpoints()) {
			if (endpoint.startsWith("POST ") && !endpoint.contains(" /api/")) {
				MvcResult result = this.mvc
					.perform((AbstractMockHttpServletRequestBuilder<?>) this.requests.of(endpoint)
						.session(this.sessions.get("admin")))
					.andReturn();

				assertThat(result.getResponse().getRedirectedUrl()).as(endpoint).isEqualTo("/sign-in?expired");
			}
		}
	}

	@Test
	void the_api_takes_no_session_of_a_page() throws Exception {
		for (String endpoint : endpoints()) {
			if (endpoint.contains(" /api/") && !endpoint.contains(" /api/docs")) {
				MvcResult result = this.mvc
					.perform((AbstractMockHttpServletRequestBuilder<?>) this.requests.of(endpoint)
						.session(this.sessions.get("admin"))
						.with(csrf()))
					.andReturn();

				assertThat(result.getResponse().getStatus()).as(endpoint).isEqualTo(401);
			}
		}
	}

	/** What holds for every row, however it was reviewed. */
	private void holds(String endpoint, List<String> row) {
		List<String> columns = List.copyOf(ASKING.keySet());
		assertThat(row).as(endpoint + ": nobody's request was accepted, so that it shows nothing")
			.anyMatch((cell) -> cell.equals("ok") || cell.equals("sees") || UNHEARD.contains(endpoint));
		for (int i = 0; i < columns.size(); i++) {
			if (OTHERS.contains(columns.get(i)) && this.requests.isOfTheRep(endpoint)) {
				assertThat(row.get(i)).as(endpoint + " as " + columns.get(i)).isIn("403", "404");
			}
			if (OTHERS.contains(columns.get(i)) && !endpoint.contains("kudos")) {
				assertThat(row.get(i)).as(endpoint + " as " + columns.get(i)).isNotEqualTo("sees");
			}
		}
	}

	/** Every method and pattern that leads to a handler. */
	private Set<String> endpoints() {
		Set<String> endpoints = new TreeSet<>();
		this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods().keySet().forEach((info) -> {
				Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
				for (String pattern : info.getPatternValues()) {
					(methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
						.forEach((method) -> endpoints.add(method + " " + pattern));
				}
			}));
		return endpoints;
	}

	/**
	 * What somebody gets: {@code ok}, {@code sees} where that tells of the rep,
	 * {@code sign in}, or the status of the refusal.
	 */
	private String ask(String endpoint, String user) {
		if (endpoint.contains("folder")) {
			editTheFolder();
		}
		TransactionTemplate rolledBack = new TransactionTemplate(this.transactions);
		String answer = rolledBack.execute((status) -> {
			status.setRollbackOnly();
			try {
				return answer(perform(endpoint, user));
			}
			catch (Exception ex) {
				throw new AssertionError(endpoint + " as " + user, ex);
			}
		});
		return String.valueOf(answer);
	}

	/** What an earlier request wrote there is no transaction's to take back. */
	private static void editTheFolder() {
		try {
			Files.writeString(POLICIES.resolve("rules/escalation/README.md"), "Edited");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private MvcResult perform(String endpoint, String user) throws Exception {
		AbstractMockHttpServletRequestBuilder<?> request = this.requests.of(endpoint);
		if (!user.isEmpty()) {
			if (endpoint.contains(" /api/") || endpoint.contains("/v3/")) {
				request.with(httpBasic(user, Api.PASSWORD));
			}
			else {
				request.session(this.sessions.get(user));
			}
		}
		MvcResult result = this.mvc.perform(request.with(csrf())).andReturn();
		return result.getRequest().isAsyncStarted() ? this.mvc.perform(asyncDispatch(result)).andReturn() : result;
	}

	private String answer(MvcResult result) throws Exception {
		int status = result.getResponse().getStatus();
		String moved = result.getResponse().getRedirectedUrl();
		if (moved != null && moved.contains("/sign-in")) {
			return "sign in";
		}
		if (status >= 400) {
			return String.valueOf(status);
		}
		if (result.getFlashMap().containsKey("refused")) {
			return "refused";
		}
		String body = result.getResponse().getContentAsString();
		return (body.contains(values().get("rep")) || body.contains("Zora Quill")
				|| body.contains(values().get("case"))) ? "sees" : "ok";
	}

	private static String text(Map<String, List<String>> found) {
		StringBuilder text = new StringBuilder(line("", List.copyOf(ASKING.keySet())));
		found.forEach((endpoint, row) -> text.append(line(endpoint, row)));
		return text.toString();
	}

	private static String line(String endpoint, List<String> cells) {
		StringBuilder line = new StringBuilder("%-76s".formatted(endpoint));
		cells.forEach((cell) -> line.append("%-12s".formatted(cell)));
		return line.toString().stripTrailing() + "\n";
	}

}
