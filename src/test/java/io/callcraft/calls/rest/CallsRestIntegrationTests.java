package io.callcraft.calls.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import com.jayway.jsonpath.JsonPath;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The directory, calls and imports over REST, with the real sign-in and the real answers
 * to what is wrong.
 */
@SpringBootTest(classes = CallsRestIntegrationTests.RestApplication.class,
		properties = { "db-scheduler.enabled=false", "callcraft.calls.max-megabytes=1" })
@ActiveProfiles("test")
@AutoConfigureMockMvc
class CallsRestIntegrationTests {

	private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

	private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Users users;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void begin() throws Exception {
		for (String table : new String[] { "call_correction", "unfollowed_call", "calls", "call_import" }) {
			this.jdbc.sql("delete from " + table).update();
		}
		if (this.users.find(new UserId("integration")).isPresent()) {
			return;
		}
		user("integration", Role.INTEGRATION, null);
		user("admin", Role.ADMIN, null);
		user("marcus", Role.SUPERVISOR, null);
		user("carla", Role.SUPERVISOR, null);
		user("ops", Role.OPERATIONS, null);
		user("quinn", Role.QUALITY, null);
		directory("teams/north", "{\"name\": \"North\", \"supervisor\": \"marcus\"}").andExpect(status().isOk());
		directory("teams/south", "{\"name\": \"South\", \"supervisor\": \"carla\"}").andExpect(status().isOk());
		for (int i = 1; i <= 6; i++) {
			directory("reps/r-00" + i, rep((i == 6) ? "south" : "north")).andExpect(status().isOk());
		}
		user("r-001", Role.REP, "r-001");
	}

	@Test
	void the_directory_is_written_and_read() throws Exception {
		directory("reps/r-001", rep("north")).andExpect(status().isOk())
			.andExpect(jsonPath("$.rep").value("r-001"))
			.andExpect(jsonPath("$.hiredOn").value("2024-03-01"));

		read("integration", "/api/reps/r-006").andExpect(jsonPath("$.team").value("south"));
		read("integration", "/api/reps?limit=2").andExpect(jsonPath("$.items.length()").value(2))
			.andExpect(jsonPath("$.next").value("r-002"));
		read("marcus", "/api/teams/north").andExpect(jsonPath("$.supervisor").value("marcus"));
		read("marcus", "/api/teams").andExpect(jsonPath("$.items.length()").value(2))
			.andExpect(jsonPath("$.next").value((Object) null));
	}

	@Test
	void another_team_s_rep_looks_like_nobody() throws Exception {
		read("marcus", "/api/reps/r-001").andExpect(status().isOk());
		read("marcus", "/api/reps/r-006").andExpect(status().isNotFound());
		read("marcus", "/api/reps/r-006/calls").andExpect(status().isNotFound());
		read("r-001", "/api/reps/r-002").andExpect(status().isNotFound());
		read("r-001", "/api/reps").andExpect(jsonPath("$.items.length()").value(1));
		read("marcus", "/api/reps").andExpect(jsonPath("$.items.length()").value(5));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					reps/r-001 | {"name": "X", "team": "west", "hiredOn": "2024-03-01", "rewardPreference": "MONEY"} | 422 | team
					reps/r-001 | {"name": "X", "team": "north", "hiredOn": "2024-03-01"}                            | 422 | rewardPreference
					reps/r-001 | {"name": "", "team": "north", "hiredOn": "2024-03-01", "rewardPreference": "MONEY"} | 422 | name
					reps/r-001 | {"name": "X", "team": "north", "hiredOn": "1824-03-01", "rewardPreference": "MONEY"} | 422 | hiredOn
					reps/r-001 | {"name": "X", "team": "north", "hiredOn": "soon", "rewardPreference": "MONEY"}      | 422 | hiredOn
					reps/r-001 | {"colour": "red"}                                                                  | 400 | colour
					reps/r%20x | {"name": "X", "team": "north", "hiredOn": "2024-03-01", "rewardPreference": "MONEY"} | 422 | rep
					teams/west | {"name": "West", "supervisor": "quinn"}                                            | 422 | supervisor
					teams/west | {"name": "West"}                                                                   | 422 | supervisor
					""")
	void a_wrong_field_of_the_directory_is_named(String path, String body, int status, String field) throws Exception {
		directory(path, body).andExpect(status().is(status)).andExpect(jsonPath("$.field").value(field));
	}

	@Test
	void administrators_keep_users() throws Exception {
		String body = "{\"name\": \"Pia\", \"roles\": [\"HR\"], \"password\": \"correct horse\"}";
		send(put("/api/users/pia"), "ops", "application/json", body).andExpect(status().isForbidden());
		send(put("/api/users/pia"), "admin", "application/json", body).andExpect(status().isOk())
			.andExpect(jsonPath("$.roles[0]").value("HR"))
			.andExpect(jsonPath("$.password").doesNotExist());

		this.mvc.perform(get("/api/users/pia").with(httpBasic("pia", "correct horse"))).andExpect(status().isOk());
		this.mvc
			.perform(put("/api/users/pia/password").with(httpBasic("pia", "correct horse"))
				.contentType("application/json")
				.content("{\"current\": \"correct horse\", \"password\": \"battery staple\"}"))
			.andExpect(status().isNoContent());
		this.mvc.perform(get("/api/users/pia").with(httpBasic("pia", "battery staple"))).andExpect(status().isOk());
		this.mvc.perform(get("/api/users/pia").with(httpBasic("pia", "correct horse")))
			.andExpect(status().isUnauthorized());
		read("ops", "/api/users/pia").andExpect(status().isNotFound());
		read("ops", "/api/users").andExpect(status().isForbidden());
	}

	@Test
	void calls_are_answered_with_what_became_of_each() throws Exception {
		String body = line("c-1", "") + line("c-1", "") + line("c-1", ", \"sale\": true") + line("c-2", ", \"x\": 1")
				+ line("c-3", "");

		String answer = send(post("/api/calls"), "integration", NDJSON, body).andExpect(status().isAccepted())
			.andExpect(jsonPath("$.received").value(5))
			.andExpect(jsonPath("$.accepted").value(2))
			.andExpect(jsonPath("$.duplicates").value(1))
			.andExpect(jsonPath("$.rejected.length()").value(2))
			.andExpect(jsonPath("$.rejected[1].line").value(4))
			.andExpect(jsonPath("$.rejected[1].field").value("x"))
			.andReturn()
			.getResponse()
			.getContentAsString();

		String importId = JsonPath.read(answer, "$.import");
		read("ops", "/api/imports/" + importId).andExpect(jsonPath("$.state").value("RUNNING"))
			.andExpect(jsonPath("$.accepted").value(2))
			.andExpect(jsonPath("$.followed").value(0))
			.andExpect(jsonPath("$.startedAt").value("2026-11-02T15:00:00Z"));
		read("ops", "/api/imports").andExpect(jsonPath("$.items[0].import").value(importId));
		read("marcus", "/api/imports/" + importId).andExpect(status().isForbidden());
		read("ops", "/api/imports/imp-999999").andExpect(status().isNotFound());
	}

	@ParameterizedTest
	@CsvSource({ "ndjson,application/x-ndjson", "json,application/json", "csv,text/csv;charset=utf-8" })
	void the_samples_are_taken(String name, String type) throws Exception {
		send(post("/api/calls"), "integration", type, sample(name)).andExpect(status().isAccepted())
			.andExpect(jsonPath("$.accepted").value(12))
			.andExpect(jsonPath("$.rejected.length()").value(0));
		send(post("/api/calls"), "integration", NDJSON, sample("ndjson")).andExpect(jsonPath("$.duplicates").value(12));
	}

	@Test
	void a_body_that_is_not_taken_is_a_problem() throws Exception {
		send(post("/api/calls"), "integration", "application/xml", "<calls/>")
			.andExpect(status().isUnsupportedMediaType())
			.andExpect(jsonPath("$.type").exists());
		send(post("/api/calls"), "integration", "text/csv;charset=iso-8859-1", "source")
			.andExpect(status().isUnsupportedMediaType());
		send(post("/api/calls"), "integration", "text/csv", "source,callId\n")
			.andExpect(status().isUnprocessableContent());
		send(post("/api/calls"), "integration", "application/json", "{}").andExpect(status().isUnprocessableContent());
		send(post("/api/calls"), "integration", NDJSON, line("c-1", "").repeat(20_000))
			.andExpect(status().isContentTooLarge())
			.andExpect(jsonPath("$.detail", containsString("1 MB")));
		assertThat(this.jdbc.sql("select count(*) from calls").query(Integer.class).single()).isZero();
	}

	@Test
	void only_integrations_send_calls() throws Exception {
		for (String user : new String[] { "marcus", "ops", "r-001" }) {
			send(post("/api/calls"), user, NDJSON, line("c-1", "")).andExpect(status().isForbidden());
		}
		this.mvc.perform(post("/api/calls").contentType(NDJSON).content(line("c-1", "")))
			.andExpect(status().isUnauthorized());
	}

	@Test
	void a_call_reads_as_it_was_sent_to_those_who_may_see_its_rep() throws Exception {
		send(post("/api/calls"), "integration", NDJSON, sample("ndjson"));

		read("marcus", "/api/calls/sample/s-01").andExpect(status().isOk())
			.andExpect(jsonPath("$.outcomes.unstatedNeeds.reason").value("wanted a quick answer"))
			.andExpect(jsonPath("$.skills.TRANSITION").value(0))
			.andExpect(jsonPath("$.corrections.length()").value(0));
		read("carla", "/api/calls/sample/s-01").andExpect(status().isNotFound());
		read("r-001", "/api/calls/sample/s-04").andExpect(status().isNotFound());
		read("integration", "/api/calls/sample/s-99").andExpect(status().isNotFound());
		read("r-001", "/api/reps/r-001/calls?limit=2").andExpect(jsonPath("$.items[0].callId").value("s-03"))
			.andExpect(jsonPath("$.next").value("sample/s-02"));
		read("r-001", "/api/reps/r-001/calls?after=nonsense").andExpect(status().isUnprocessableContent());
	}

	@Test
	void a_correction_needs_a_reason_and_shows() throws Exception {
		send(post("/api/calls"), "integration", NDJSON, line("c-1", ""));
		String path = "/api/calls/acd/c-1";

		send(put(path), "integration", "application/json", line("c-1", "")).andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.field").value("reason"));
		send(put(path), "marcus", "application/json", line("c-1", ", \"reason\": \"x\""))
			.andExpect(status().isForbidden());
		send(put("/api/calls/acd/c-9"), "integration", "application/json", line("c-9", ", \"reason\": \"x\""))
			.andExpect(status().isNotFound());
		send(put(path), "integration", "application/json", line("c-1", ", \"sale\": true, \"reason\": \"late note\""))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.sale").value(true));

		read("quinn", path).andExpect(jsonPath("$.corrections[0].reason").value("late note"))
			.andExpect(jsonPath("$.corrections[0].by").value("integration"))
			.andExpect(jsonPath("$.corrections[0].earlier.sale").value(false));
	}

	private void user(String id, Role role, String rep) {
		this.users.save(new User(new UserId(id), id, Set.of(role), (rep != null) ? new RepId(rep) : null), "demo",
				Actor.SYSTEM);
	}

	private ResultActions directory(String path, String body) throws Exception {
		return send(put(URI.create("/api/" + path)), "integration", "application/json", body);
	}

	private ResultActions send(MockHttpServletRequestBuilder request, String user, String type, String body)
			throws Exception {
		return this.mvc.perform(
				request.with(httpBasic(user, "demo")).contentType(type).content(body.getBytes(StandardCharsets.UTF_8)));
	}

	private ResultActions read(String user, String path) throws Exception {
		return this.mvc.perform(get(path).with(httpBasic(user, "demo")));
	}

	private static String rep(String team) {
		return "{\"name\": \"R\", \"team\": \"" + team
				+ "\", \"hiredOn\": \"2024-03-01\", \"rewardPreference\": \"MONEY\"}";
	}

	private static String line(String callId, String more) {
		return "{\"source\": \"acd\", \"callId\": \"" + callId
				+ "\", \"rep\": \"r-001\", \"startedAt\": \"2026-11-02T14:03:00Z\", \"handleSeconds\": 60" + more
				+ "}\n";
	}

	private static String sample(String name) throws IOException {
		try (InputStream in = CallsRestIntegrationTests.class.getResourceAsStream("/samples/calls." + name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** Directory, calls and the frame of the application. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(
			basePackages = { "io.callcraft.people", "io.callcraft.calls", "io.callcraft.web.security",
					"io.callcraft.web.errors", "io.callcraft.web.layout" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = ".*(Tests|\\.Test).*|io\\.callcraft\\.(people|calls)\\.web\\..*"))
	@EntityScan("io.callcraft.people")
	@EnableJpaRepositories("io.callcraft.people")
	static class RestApplication {

		@Bean
		Clock clock() {
			return Clock.fixed(NOW, ZoneOffset.UTC);
		}

	}

}
