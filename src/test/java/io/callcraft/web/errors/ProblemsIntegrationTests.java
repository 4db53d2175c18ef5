package io.callcraft.web.errors;

import java.net.http.HttpResponse;
import java.util.Map;

import io.callcraft.web.Visitor;
import io.callcraft.web.WebTestApplication;
import io.callcraft.web.security.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { WebTestApplication.Frame.class, TestAccounts.Configuration.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class ProblemsIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "not-found, 404, not-found", "conflict, 409, conflict", "not-allowed, 403, not-allowed",
			"invalid, 422, invalid-input", "database, 503, unavailable", "stale, 409, conflict",
			"failed-rule, 422, failed-rule", "bug, 500, internal", "half, 500, internal" })
	void every_kind_of_failure_is_a_problem_detail_of_its_own(String how, int status, String kind) {
		HttpResponse<String> answer = visitor().getAs("marcus", "/api/fail/" + how);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
		assertThat(answer.body())
			.contains("\"type\":\"urn:callcraft:problem:" + kind + "\"", "\"status\":" + status, "\"title\":",
					"\"detail\":", "\"instance\":\"/api/fail/" + how + "\"")
			.startsWith("{\"type\"")
			.doesNotContain("secret of the inside");
	}

	@Test
	void a_wrong_field_is_named() {
		assertThat(visitor().getAs("marcus", "/api/fail/invalid").body()).contains("\"field\":\"calls\"",
				"\"errors\":[{\"field\":\"calls\",\"reason\":\"26 is out of range: use 1 to 25\"}]");
	}

	@Test
	void a_missing_thing_is_named() {
		assertThat(visitor().getAs("marcus", "/api/fail/not-found").body()).contains("\"subject\":\"r-9\"");
	}

	@Test
	void an_absent_database_says_when_to_come_back() {
		assertThat(visitor().getAs("marcus", "/api/fail/database").headers().firstValue("Retry-After")).hasValue("5");
	}

	@Test
	void json_that_breaks_says_where() {
		HttpResponse<String> answer = post("{\n  \"name\": oops }");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"line\":2", "The JSON breaks at line 2");
	}

	@Test
	void an_unknown_field_is_named() {
		HttpResponse<String> answer = post("{\"name\": \"a\", \"colour\": \"red\"}");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"field\":\"colour\"", "unknown-field");
	}

	@Test
	void a_value_that_does_not_fit_names_its_field_and_what_would() {
		HttpResponse<String> answer = post("{\"role\": \"KING\"}");

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("\"field\":\"role\"", "SUPERVISOR");
	}

	@Test
	void an_empty_body_is_refused() {
		assertThat(post("").statusCode()).isEqualTo(400);
	}

	@Test
	void another_media_type_is_refused() {
		HttpResponse<String> answer = visitor().post("/api/fail/body", Map.of("name", "a"), "Authorization",
				Visitor.basic("marcus", "demo"));

		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("unsupported-media-type");
	}

	@Test
	void a_parameter_that_is_no_number_is_named() {
		HttpResponse<String> answer = visitor().getAs("marcus", "/api/fail/number/seven");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"field\":\"number\"");
	}

	@Test
	void a_wrong_method_says_which_are_right() {
		HttpResponse<String> answer = visitor().sendAs("marcus", "DELETE", "/api/me", "");

		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
	}

	@Test
	void an_address_of_the_api_that_does_not_exist_is_a_problem_detail() {
		HttpResponse<String> answer = visitor().getAs("marcus", "/api/nothing");

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("urn:callcraft:problem:not-found", "\"subject\":\"/api/nothing\"");
	}

	@ParameterizedTest
	@CsvSource({ "not-found, 404", "conflict, 409", "not-allowed, 403", "database, 503", "bug, 500" })
	void a_page_that_fails_is_a_page(String how, int status) {
		Visitor browser = visitor();
		browser.signIn("marcus", "demo");

		HttpResponse<String> answer = browser.get("/fail/" + how, "Accept", "text/html");

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("<h1", "Go to my home page").doesNotContain("secret of the inside");
	}

	@Test
	void what_a_page_asks_for_and_fails_half_way_is_not_mixed_with_the_error() {
		Visitor browser = visitor();
		browser.signIn("marcus", "demo");

		HttpResponse<String> answer = browser.get("/fail/half", "Accept", "*/*");

		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).startsWith("<!DOCTYPE html>")
			.contains("Something went wrong here")
			.doesNotContain("half of an answer");
	}

	@Test
	void htmx_gets_a_toast() {
		Visitor browser = visitor();
		browser.signIn("marcus", "demo");

		HttpResponse<String> answer = browser.get("/fail/conflict", "HX-Request", "true");

		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.headers().firstValue("HX-Retarget")).hasValue("#toasts");
		assertThat(answer.body()).contains("Completed by somebody else").doesNotContain("<html");
	}

	@Test
	void a_page_that_a_role_may_not_open_is_a_page_of_its_own() {
		Visitor browser = visitor();
		browser.signIn("marcus", "demo");

		HttpResponse<String> answer = browser.get("/design", "Accept", "text/html");

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("None of your roles opens this page");
	}

	private HttpResponse<String> post(String body) {
		return visitor().sendAs("marcus", "POST", "/api/fail/body", body);
	}

	private Visitor visitor() {
		return new Visitor(this.port);
	}

}
