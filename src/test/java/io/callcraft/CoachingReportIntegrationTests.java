package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What coaching adds, and where the same miss is only measured and told.
 */
class CoachingReportIntegrationTests extends CenterOnMysql {

	private static final YearMonth NOW = YearMonth.now(ZoneOffset.UTC);

	@Test
	void who_was_coached_is_compared_with_who_was_not_a_month_before_and_a_month_after() {
		YearMonth between = NOW.minusMonths(2);
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			String rep = "ce-" + i;
			boolean helped = i % 2 == 0;
			this.center.rep(rep);
			month(lines, rep, between.minusMonths(1), 10 + i / 2 % 2);
			month(lines, rep, between.plusMonths(1), (helped ? 16 : 12) + i / 2 % 2);
			if (helped) {
				coached(rep, "UNSTATED_NEEDS", between.atDay(10));
			}
		}
		this.center.postAndFollow(lines);

		JsonNode report = this.center.as("hr").get("/api/insight/coaching").expect(200).json();

		JsonNode group = report.get("groups").get(2);
		assertThat(group.get("kind").asString()).isEqualTo("COACHING_ALONE");
		assertThat(group.get("reps").asInt()).isEqualTo(6);
		assertThat(group.get("compared").asInt()).isEqualTo(6);
		assertThat(group.get("raised").get("value").asDouble()).isCloseTo(0.2, within(1e-6));
		assertThat(group.get("unguarded").asDouble()).isCloseTo(0.3, within(1e-6));
		assertThat(report.get("groups").get(0).get("claimed").asDouble()).isEqualTo(0.22);
		assertThat(report.get("groups").get(0).get("raised").isNull()).isTrue();
		this.center.as("ce-0").get("/api/insight/coaching").expect(403);
	}

	@Test
	void the_same_miss_twice_without_coaching_is_the_supervisors_gap_and_their_manager_sees_it() {
		this.center.as("admin")
			.put("/api/users/mtr-boss", Map.of("name", "Boss", "roles", List.of("SUPERVISOR"), "password", "callcraft"))
			.expect(200);
		this.center.as("integration")
			.put("/api/teams/t-mtr", Map.of("name", "Repeat", "supervisor", "marcus", "manager", "mtr-boss"))
			.expect(200);
		List<String> lines = new ArrayList<>();
		for (String rep : List.of("mtr-told", "mtr-coached", "mtr-well")) {
			this.center.rep(rep)
				.as("integration")
				.put("/api/reps/" + rep,
						Map.of("name", rep, "team", "t-mtr", "hiredOn", "2024-01-08", "rewardPreference", "POINTS"))
				.expect(200);
			month(lines, rep, NOW.minusMonths(2), rep.equals("mtr-well") ? 18 : 2);
			month(lines, rep, NOW.minusMonths(1), rep.equals("mtr-well") ? 18 : 2);
		}
		this.center.postAndFollow(lines);
		coached("mtr-coached", "UNSTATED_NEEDS", NOW.minusMonths(1).atDay(3));

		JsonNode seen = this.center.as("mtr-boss").get("/api/insight/managers").expect(200).json();

		assertThat(seen.get("repeated").findValuesAsString("rep")).containsExactly("mtr-told");
		assertThat(seen.get("repeated").get(0).get("supervisor").asString()).isEqualTo("marcus");
		assertThat(seen.get("repeated").get(0).get("milestone").asString()).isEqualTo("unstatedNeeds");
		assertThat(
				this.center.as("marcus").get("/api/insight/managers").json().get("repeated").findValuesAsString("rep"))
			.contains("mtr-told");
		this.center.as("mtr-told").get("/api/insight/managers").expect(403);
		this.center.as("quinn").get("/api/insight/managers").expect(403);
	}

	@Test
	void who_coaches_everybody_reads_nothing_of_peers_whom_they_do_not_lead() {
		this.center.as("admin")
			.put("/api/users/mtr-peer",
					Map.of("name", "Peer", "roles", List.of("SUPERVISOR", "COACH"), "password", "callcraft"))
			.expect(200);
		this.center.as("integration")
			.put("/api/teams/t-peer", Map.of("name", "Peers", "supervisor", "mtr-peer"))
			.expect(200);
		repOf("peer-rep", "t-peer");
		this.center.rep("peer-other");

		JsonNode seen = this.center.as("mtr-peer").get("/api/insight/managers").expect(200).json();

		assertThat(this.center.as("mtr-peer").get("/api/reps/peer-other").status()).isEqualTo(200);
		assertThat(seen.get("offTheFloor").valueStream().map(JsonNode::asString)).containsExactly("mtr-peer");
		assertThat(seen.get("repeated")).isEmpty();
		assertThat(seen.get("quiet").findValuesAsString("supervisor")).containsExactly("mtr-peer");
		assertThat(this.center.as("auditor")
			.get("/api/insight/managers")
			.json()
			.get("quiet")
			.findValuesAsString("supervisor")).contains("mtr-peer", "marcus");
	}

	@Test
	void supervisors_whose_reps_hear_too_seldom_how_they_do_are_named_until_they_coach() {
		this.center.as("admin")
			.put("/api/users/quiet-lead",
					Map.of("name", "Quiet", "roles", List.of("SUPERVISOR"), "password", "callcraft"))
			.expect(200);
		this.center.as("integration")
			.put("/api/teams/t-quiet", Map.of("name", "Quiet", "supervisor", "quiet-lead"))
			.expect(200);
		List.of("quiet-a", "quiet-b", "quiet-away").forEach((rep) -> repOf(rep, "t-quiet"));
		this.center.as("hr").post("/api/reps/quiet-away/leave", Map.of()).expect(200);
		JsonNode before = this.center.as("quiet-lead").get("/api/insight/managers").expect(200).json().get("quiet");

		coached("quiet-a", "LEAD", LocalDate.now(ZoneOffset.UTC).minusDays(1));
		JsonNode after = this.center.as("quiet-lead").get("/api/insight/managers").expect(200).json().get("quiet");

		assertThat(before.get(0).get("reps").asInt()).isEqualTo(2);
		assertThat(before.get(0).get("lastHeard").isNull()).isTrue();
		assertThat(before.get(0).get("hiredOn").asString()).isEqualTo("2024-01-08");
		assertThat(before.get(0).get("unheard").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrder("quiet-a", "quiet-b");
		assertThat(after.get(0).get("unheard").valueStream().map(JsonNode::asString)).containsExactly("quiet-b");
	}

	@Test
	void who_last_heard_something_long_ago_is_not_said_never_to_have_heard_anything() {
		this.center.as("admin")
			.put("/api/users/long-lead",
					Map.of("name", "Long", "roles", List.of("SUPERVISOR"), "password", "callcraft"))
			.expect(200);
		this.center.as("integration")
			.put("/api/teams/t-long", Map.of("name", "Long", "supervisor", "long-lead"))
			.expect(200);
		repOf("long-ago", "t-long");
		repOf("long-never", "t-long");
		LocalDate then = LocalDate.now(ZoneOffset.UTC).minusDays(200);
		coached("long-ago", "LEAD", then);

		String body = this.center.as("long-lead").get("/api/insight/cadence").expect(200).body();
		String page;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page open = browser.signedIn("http://127.0.0.1:" + this.port, "long-lead", new Viewport(1280, 800));
			open.navigate("http://127.0.0.1:" + this.port + "/cadence");
			page = open.locator("main").innerText();
		}

		assertThat(body).contains("\"lastHeard\":\"" + then);
		assertThat(page).containsOnlyOnce("never, since joining on 8 Jan 2024");
	}

	@Test
	void a_supervisor_is_off_the_floor_until_time_there_is_on_record() {
		this.center.as("admin")
			.put("/api/users/floor-lead",
					Map.of("name", "Lead", "roles", List.of("SUPERVISOR"), "password", "callcraft"))
			.expect(200);
		this.center.as("integration")
			.put("/api/teams/t-floor", Map.of("name", "Floor", "supervisor", "floor-lead"))
			.expect(200);
		this.center.rep("floor-rep")
			.as("integration")
			.put("/api/reps/floor-rep",
					Map.of("name", "floor-rep", "team", "t-floor", "hiredOn", "2024-01-08", "rewardPreference",
							"POINTS"))
			.expect(200);
		assertThat(offTheFloor("hr")).contains("floor-lead");
		assertThat(offTheFloor("floor-lead")).containsExactly("floor-lead");

		this.jdbc.update("insert into coach_day (coach, on_day, activity, sessions, minutes) values ('floor-lead', ?, "
				+ "'FLOOR', 1, 30)", LocalDate.now(ZoneOffset.UTC).minusDays(2));

		assertThat(offTheFloor("floor-lead")).isEmpty();
	}

	@Test
	void reports_on_coaching_can_be_read_wide_and_on_a_phone() {
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			for (String report : List.of("coaching", "managers")) {
				assertThat(page.navigate(base + "/insight/" + report).status()).isEqualTo(200);
				browser.look(page, "report-" + report);
			}
			page.close();
		}
	}

	private List<String> offTheFloor(String user) {
		return this.center.as(user)
			.get("/api/insight/managers")
			.expect(200)
			.json()
			.get("offTheFloor")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	/** Twenty calls in a month, some of which met the one milestone that is looked at. */
	private static void month(List<String> lines, String rep, YearMonth month, int met) {
		Instant first = month.atDay(5).atStartOfDay().toInstant(ZoneOffset.UTC);
		for (int i = 0; i < 20; i++) {
			lines.add(RunningCenter.line(rep, first.plusSeconds(900L * i),
					"\"outcomes\":{\"unstatedNeeds\":\"" + ((i < met) ? "MET" : "MISSED") + "\"}"));
		}
	}

	private void repOf(String rep, String team) {
		this.center.rep(rep)
			.as("integration")
			.put("/api/reps/" + rep,
					Map.of("name", rep, "team", team, "hiredOn", "2024-01-08", "rewardPreference", "POINTS"))
			.expect(200);
	}

	private void coached(String rep, String milestone, LocalDate on) {
		this.jdbc.update("insert into coaching_session (rep, kind, milestone, skill, what, held_at, coach, entered_at, "
				+ "answered_at, took_place, version) values (?, 'SESSION', ?, 'OPEN_UP', 'Two calls', ?, 'marcus', ?, ?, "
				+ "true, 0)", rep, milestone, on.atTime(12, 0), on.atTime(12, 0), on.atTime(13, 0));
	}

}
