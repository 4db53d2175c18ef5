package io.callcraft.policies.rest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * The application over HTTP, with the policies as shipped and the real engines. Each test
 * begins with the shipped policies live.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShippedPoliciesOverHttp {

	static final String RULE = "rules/escalation/entry.dslr";

	static final String THRESHOLDS = "rules/escalation/thresholds.yaml";

	static final Path FOLDER = RunningCenter.policyFolder();

	static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	MockMvcTester http;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	private Users users;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", FOLDER::toString);
	}

	@BeforeAll
	void enterUsers() {
		enter("ops", Role.OPERATIONS);
		enter("ops2", Role.OPERATIONS);
		enter("auditor", Role.AUDITOR);
		enter("carla", Role.SUPERVISOR);
		enter("admin", Role.ADMIN);
		enter("integration", Role.INTEGRATION);
	}

	@BeforeEach
	void startFromTheShippedPolicies() {
		if (json(get("ops", "/api/releases/live"), 200).get("release").asInt() > 1) {
			send("ops", HttpMethod.POST, "/api/releases/1/restore", "{\"message\": \"Another test\"}");
		}
	}

	String page(String user, String path) {
		return page(signedIn(user), path);
	}

	String page(MockHttpSession session, String path) {
		MvcTestResult page = this.http.get().uri(path).session(session).exchange();
		assertThat(page).hasStatusOk();
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	MockHttpSession signedIn(String user) {
		MockHttpSession session = new MockHttpSession();
		this.http.post()
			.uri("/sign-in")
			.session(session)
			.with(csrf())
			.param("username", user)
			.param("password", "demo")
			.exchange();
		return session;
	}

	private void enter(String id, Role role) {
		this.users.save(new User(new UserId(id), id, Set.of(role), null), "demo", Actor.SYSTEM);
	}

	/** A rep who has been there for long, in a team of Carla's. */
	void employ(String rep) {
		json(send("admin", HttpMethod.PUT, "/api/teams/t-1", "{\"name\": \"First\", \"supervisor\": \"carla\"}"), 200);
		json(send("admin", HttpMethod.PUT, "/api/reps/" + rep,
				"{\"name\": \"Rep\", \"team\": \"t-1\", \"hiredOn\": \"2024-01-08\", \"rewardPreference\": \"POINTS\"}"),
				200);
	}

	/**
	 * Sends calls, one a line.
	 * @return the id of the import
	 */
	String send(String calls) {
		return json(this.http.post()
			.uri("/api/calls")
			.with(httpBasic("integration", "demo"))
			.contentType("application/x-ndjson")
			.content(calls)
			.exchange(), 202).get("import").asString();
	}

	boolean isFollowed(String receipt) {
		return json(get("integration", "/api/imports/" + receipt), 200).get("state").asString().equals("DONE");
	}

	MvcTestResult draft(String message, String path, String text) {
		String body = JSON.createObjectNode()
			.put("message", message)
			.set("files", JSON.createObjectNode().put(path, text))
			.toString();
		return send("ops", HttpMethod.POST, "/api/drafts", body);
	}

	MvcTestResult write(String draft, String path, String text) {
		return this.http.put()
			.uri(draft + "/files/" + path)
			.with(httpBasic("ops", "demo"))
			.contentType("text/plain;charset=UTF-8")
			.content(text)
			.exchange();
	}

	MvcTestResult get(String user, String uri) {
		return this.http.get().uri(uri).with(httpBasic(user, "demo")).exchange();
	}

	MvcTestResult send(String user, HttpMethod method, String uri, String body) {
		return this.http.method(method)
			.uri(uri)
			.with(httpBasic(user, "demo"))
			.contentType("application/json")
			.content(body)
			.exchange();
	}

	/**
	 * Waits until what was written to the folder has been looked at: it would become a
	 * release in the middle of another test.
	 */
	void awaitLookAtFolder(String rule) {
		Api.await("the folder is looked at", Duration.ofSeconds(60),
				() -> rule.equals(this.jdbc.queryForObject(
						"select t.content from policy_folder_file f join policy_text t on t.sha256 = f.text_sha256 "
								+ "where f.path = ?",
						String.class, RULE)));
	}

	static JsonNode json(MvcTestResult answer, int status) {
		assertThat(answer).hasStatus(status);
		return JSON.readTree(answer.getResponse().getContentAsByteArray());
	}

	static void json(MvcTestResult answer, int status, String type) {
		assertThat(answer).hasStatus(status);
		assertThat(answer.getResponse().getContentType()).startsWith(type);
	}

}
