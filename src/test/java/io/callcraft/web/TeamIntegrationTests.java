package io.callcraft.web;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hours of a team, over REST and as a page, and what counts by them.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamIntegrationTests {

	private static final List<String> EVERY_DAY = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY",
			"SATURDAY", "SUNDAY");

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private TestBrowser browser;

	private RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@BeforeAll
	void openCenter() {
		this.browser = TestBrowser.launch();
		this.center = new RunningCenter(url(""), "marcus");
		this.center.rep("biff");
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@BeforeEach
	void useTheHoursOfTheCenter() {
		this.center.as("ops").delete("/api/teams/t-1/hours").expect(200);
	}

	@Test
	void a_team_gets_hours_of_its_own_and_loses_them_again() {
		Map<String, Object> nights = Map.of("zone", "Asia/Kolkata", "opens", "22:00", "closes", "06:30", "days",
				List.of("MONDAY", "SUNDAY"), "daysOff", List.of("2026-12-25"));

		assertThat(hours().get("own").asBoolean()).isFalse();
		assertThat(hours().get("zone").asString()).isEqualTo("UTC");
		this.center.as("ops").put("/api/teams/t-1/hours", nights).expect(200);

		assertThat(hours().toString()).isEqualTo("{\"team\":\"t-1\",\"zone\":\"Asia/Kolkata\",\"opens\":\"22:00\","
				+ "\"closes\":\"06:30\",\"days\":[\"MONDAY\",\"SUNDAY\"],\"daysOff\":[\"2026-12-25\"],\"own\":true}");
		this.center.as("admin").delete("/api/teams/t-1/hours").expect(200);
		assertThat(hours().get("opens").asString()).isEqualTo("08:00");
	}

	@Test
	void only_operations_and_administrators_change_hours() {
		for (String user : List.of("marcus", "hr", "auditor", "integration", "biff")) {
			this.center.as(user).put("/api/teams/t-1/hours", office("08:00", "18:00")).expect(403);
			this.center.as(user).delete("/api/teams/t-1/hours").expect(403);
			this.center.as(user).get("/api/teams/t-1/hours").expect(200);
		}
		this.center.as("ops").put("/api/teams/nowhere/hours", office("08:00", "18:00")).expect(404);
		this.center.as("ops").get("/api/teams/nowhere/hours").expect(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zone", "opens", "closes", "days" })
	void hours_need_all_their_parts(String missing) {
		Map<String, Object> part = new HashMap<>(office("08:00", "18:00"));
		part.remove(missing);

		assertThat(this.center.as("ops").put("/api/teams/t-1/hours", part).expect(422).body()).contains(missing);
	}

	@Test
	void an_objective_does_not_run_through_the_night() {
		this.center.pastCalls("biff", 60, "MISSED");
		String id = this.center.caseOf("biff");
		Instant before = Instant.now();
		LocalTime opened = LocalTime.ofInstant(before, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).minusHours(5);
		this.center.as("ops")
			.put("/api/teams/t-1/hours", office(opened.toString(), opened.plusHours(6).toString()))
			.expect(200);

		this.center.agreeObjective(id);

		// half of a shift of six hours; an hour is left today, so two of the three are
		// tomorrow's
		Instant opens = before.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(5));
		Instant leftToday = opens.plus(Duration.ofHours(6));
		Timestamp due = this.jdbc.queryForObject(
				"select execution_time from scheduled_tasks where task_name = 'workflow-timer'", Timestamp.class);
		Duration today = Duration.between(Instant.now(), leftToday);
		assertThat(due.toInstant()).isBetween(opens.plus(Duration.ofHours(27)).minus(Duration.ofHours(1)),
				opens.plus(Duration.ofHours(27)).minus(today).plusSeconds(1));
	}

	@Test
	void hours_and_manager_are_changed_on_the_teams_page() {
		Page page = signedIn("admin", Viewport.DESK);
		page.navigate(url("/reps"));
		page.click("td a:has-text('First')");
		page.waitForSelector("#hours-form");
		page.fill("#field-zone", "Middle/Earth");
		page.fill("#field-daysOff", "2026-12-25\nChristmas");
		page.click("text=Save the hours");
		page.waitForSelector(".wrong-list");
		look(page, "refused");
		assertThat(page.locator("#field-zone-wrong").textContent()).contains("is no time zone");
		assertThat(page.locator("#field-daysOff-wrong").textContent()).contains("'Christmas' is no date");

		page.fill("#field-zone", "Europe/Berlin");
		page.fill("#field-daysOff", "2026-12-25\n2026-12-26");
		page.fill("#field-opens", "09:30");
		page.click("text=Save the hours");
		page.waitForSelector(".toast");
		look(page, "saved");

		assertThat(hours().get("daysOff").toString()).isEqualTo("[\"2026-12-25\",\"2026-12-26\"]");
		assertThat(hours().get("opens").asString()).isEqualTo("09:30");
		page.setViewportSize(375, 800);
		look(page, "phone");
		assertThat(Accessibility.overflow(page)).isZero();
		page.close();
	}

	@Test
	void who_may_not_change_hours_reads_them() {
		Page page = signedIn("marcus", Viewport.DESK);
		page.navigate(url("/teams/t-1"));

		assertThat(page.locator("#hours-form").count()).isZero();
		assertThat(page.locator("main").textContent()).contains("08:00 to 18:00, UTC", "Monday", "of the center");
		look(page, "read");
		assertThat(page.navigate(url("/teams/nowhere")).status()).isEqualTo(404);
		page.close();
	}

	private static Map<String, Object> office(String opens, String closes) {
		return Map.of("zone", "UTC", "opens", opens, "closes", closes, "days", EVERY_DAY);
	}

	private JsonNode hours() {
		return this.center.as("marcus").get("/api/teams/t-1/hours").expect(200).json();
	}

	private void look(Page page, String name) {
		this.browser.look(page, "team-" + name);
	}

	private Page signedIn(String user, Viewport viewport) {
		return this.browser.signedIn(url(""), user, viewport);
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
