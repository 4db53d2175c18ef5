package io.callcraft.web.security;

import java.net.http.HttpResponse;
import java.util.Map;

import io.callcraft.shared.Role;
import io.callcraft.web.Visitor;
import io.callcraft.web.WebTestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { WebTestApplication.Frame.class, TestAccounts.Configuration.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class SignInIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TestAccounts accounts;

	@Test
	void the_api_asks_for_a_password_with_a_problem_detail() {
		HttpResponse<String> answer = visitor().get("/api/me");

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).get().asString().startsWith("Basic realm");
		assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
		assertThat(answer.body()).contains("urn:callcraft:problem:not-signed-in");
	}

	@Test
	void the_api_refuses_a_wrong_password() {
		HttpResponse<String> answer = visitor().get("/api/me", "Authorization", Visitor.basic("marcus", "wrong"));

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("The user id or the password is wrong");
	}

	@Test
	void the_api_says_who_is_signed_in() {
		HttpResponse<String> answer = visitor().getAs("r-001", "/api/me");

		assertThat(answer.body())
			.isEqualTo("{\"user\":\"r-001\",\"name\":\"R-001\",\"roles\":[\"REP\"],\"rep\":\"r-001\",\"teams\":[]}");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void the_api_never_accepts_the_session_of_a_page() {
		Visitor browser = visitor();
		browser.signIn("marcus", "demo");

		assertThat(browser.get("/design").statusCode()).isEqualTo(403);
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void a_role_that_may_not_change_the_directory_is_refused() {
		HttpResponse<String> answer = visitor().sendAs("marcus", "PUT", "/api/teams/t-1", "{}");

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("urn:callcraft:problem:not-allowed", "\"instance\":\"/api/teams/t-1\"");
		assertThat(visitor().sendAs("integration", "PUT", "/api/teams/t-1", "{}").statusCode()).isEqualTo(200);
	}

	@Test
	void a_guarded_method_is_refused_with_a_problem_detail() {
		HttpResponse<String> answer = visitor().getAs("marcus", "/api/fail/guarded");

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("urn:callcraft:problem:not-allowed");
	}

	@Test
	void a_page_sends_a_stranger_to_the_sign_in_page() {
		HttpResponse<String> answer = visitor().get("/design", "Accept", "text/html");

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in");
	}

	@Test
	void htmx_is_told_to_go_to_the_sign_in_page() {
		HttpResponse<String> answer = visitor().get("/design", "HX-Request", "true");

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in?expired");
	}

	@Test
	void signing_in_opens_pages_and_signing_out_closes_them() {
		Visitor browser = visitor();

		HttpResponse<String> signedIn = browser.signIn("ops", "demo");
		HttpResponse<String> page = browser.get("/design");
		HttpResponse<String> signedOut = browser.post("/sign-out", Map.of("_csrf", Visitor.csrf(page.body())));

		assertThat(signedIn.headers().firstValue("Location")).get().asString().endsWith("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(signedOut.headers().firstValue("Location")).get().asString().endsWith("/sign-in?signed-out");
		assertThat(browser.get("/design").statusCode()).isEqualTo(302);
	}

	@Test
	void a_wrong_password_leads_back_to_the_sign_in_page() {
		HttpResponse<String> answer = visitor().signIn("ops", "wrong");

		assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?failed");
		assertThat(visitor().get("/sign-in?failed").body()).contains("Unknown user or wrong password");
	}

	@Test
	void a_form_without_its_token_is_refused() {
		Visitor browser = visitor();
		browser.signIn("ops", "demo");

		HttpResponse<String> answer = browser.post("/sign-out", Map.of());

		assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?expired");
		assertThat(browser.get("/design").statusCode()).isEqualTo(200);
	}

	@Test
	void a_changed_password_ends_sessions_and_is_asked_for_at_once() {
		this.accounts.put("dora", "demo", null, Role.OPERATIONS);
		Visitor browser = visitor();
		browser.signIn("dora", "demo");
		assertThat(browser.getAs("dora", "/api/me").statusCode()).isEqualTo(200);

		this.accounts.put("dora", "changed", null, Role.OPERATIONS);

		assertThat(browser.get("/design").statusCode()).isEqualTo(302);
		assertThat(browser.getAs("dora", "/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void a_role_taken_away_is_gone_at_the_next_request() {
		this.accounts.put("tess", "demo", null, Role.OPERATIONS);
		Visitor browser = visitor();
		browser.signIn("tess", "demo");
		assertThat(browser.get("/design").statusCode()).isEqualTo(200);

		this.accounts.setRoles("tess", Role.QUALITY);

		assertThat(browser.get("/design").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", "/design", "/nowhere", "/api/me", "/api/docs", "/css/app.css", "/js/app.js",
			"/webjars/htmx.org/dist/htmx.min.js", "/webjars/swagger-ui/swagger-ui.css", "/fail/bug",
			"/actuator/health" })
	void every_answer_carries_the_strict_content_policy(String path) {
		Visitor browser = visitor();
		browser.signIn("ops", "demo");

		HttpResponse<String> answer = browser.get(path, "Accept", "text/html");

		assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue(BrowserHeaders.POLICY);
		assertThat(BrowserHeaders.POLICY).contains("default-src 'self'")
			.contains("style-src 'self';")
			.doesNotContain("unsafe-inline", "unsafe-eval")
			.containsOnlyOnce("unsafe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/css/app.css", "/js/app.js", "/webjars/htmx.org/dist/htmx.min.js",
			"/webjars/swagger-ui/swagger-ui-bundle.js", "/icons/callcraft.svg" })
	void assets_need_no_sign_in(String path) {
		assertThat(visitor().get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void the_documentation_opens_by_session_and_by_password() {
		Visitor browser = visitor();
		assertThat(browser.get("/api/docs", "Accept", "text/html").statusCode()).isEqualTo(302);
		assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(401);
		browser.signIn("ops", "demo");

		assertThat(browser.get("/api/docs").statusCode()).isEqualTo(200);
		assertThat(browser.get("/v3/api-docs").body()).contains("\"openapi\":\"3.1.0\"", "/api/me");
		assertThat(visitor().getAs("integration", "/v3/api-docs").statusCode()).isEqualTo(200);
		assertThat(visitor().getAs("integration", "/api/docs").statusCode()).isEqualTo(200);
	}

	@Test
	void probes_on_the_machine_need_no_sign_in() {
		assertThat(visitor().get("/actuator/health").body()).contains("\"status\":\"UP\"");
		assertThat(visitor().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		assertThat(visitor().get("/actuator/env").statusCode()).isNotEqualTo(200);
	}

	private Visitor visitor() {
		return new Visitor(this.port);
	}

}
