package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Coaching from a settled gap to what both promised, through REST and on the pages.
 */
class CoachingIntegrationTests extends CenterOnMysql {

	private static final Map<String, Object> CONFIRM = Map.of("decision", "CONFIRM");

	@Test
	void a_session_is_planned_from_a_settled_gap_held_and_counts_once_the_rep_says_so() {
		String gap = gapOf("co-ada");
		assertThat(this.center.as("marcus").post(plans("co-ada"), planOf(gap)).expect(409).body())
			.contains("Nobody has settled");
		this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", CONFIRM).expect(200);
		this.center.as("co-ada").post(plans("co-ada"), planOf(gap)).expect(403);

		JsonNode plan = this.center.as("marcus").post(plans("co-ada"), planOf(gap)).expect(201).json();

		String key = plan.get("plan").asString();
		assertThat(plan.get("calls")).as("those that there is time for").hasSize(5);
		assertThat(plan.get("skill").asString()).isEqualTo("TRANSITION");
		assertThat(plan.get("agenda").toString()).contains(plan.get("calls").get(4).asString(), "let the rep lead");
		assertThat(waiting()).contains(key);
		int before = minutes("LIVE");
		JsonNode session = hold(key, 200);
		assertThat(session.get("gap").asString()).isEqualTo(gap);
		assertThat(session.get("way").asString()).isEqualTo("LIVE");
		assertThat(minutes("LIVE")).as("only one says so").isEqualTo(before);
		assertThat(waiting()).doesNotContain(key);
		hold(key, 409);
		answer("co-ada", session, true);
		assertThat(minutes("LIVE")).isEqualTo(before + 25);
		assertThat(
				this.center.as("co-ada").get("/api/coaching/plans/" + key).expect(200).json().get("state").asString())
			.isEqualTo("HELD");
		assertThat(kinds("co-ada")).contains("coaching.planned", "coaching.entered", "coaching.acknowledged");
	}

	@Test
	void each_side_says_that_the_other_kept_a_promise() {
		this.center.rep("co-bea").rep("co-bob");
		JsonNode session = enter("co-bea",
				Map.of("promises", List.of(Map.of("side", "REP", "words", "One transition a call", "due", "2026-12-01"),
						Map.of("side", "COACH", "words", "A second headset"))),
				201);
		String reps = kept(session, 0);
		String coachs = kept(session, 1);

		this.center.as("co-bea").post(reps, Map.of()).expect(403);
		this.center.as("marcus").post(coachs, Map.of()).expect(403);
		this.center.as("co-bob").post(coachs, Map.of()).expect(404);
		JsonNode after = this.center.as("co-bea").post(coachs, Map.of()).expect(200).json();
		this.center.as("co-bea").post(coachs, Map.of()).expect(409);
		this.center.as("marcus").post(reps, Map.of()).expect(200);

		assertThat(after.get("commitments").get(1).get("keptBy").asString()).isEqualTo("co-bea");
		assertThat(kinds("co-bea")).contains("coaching.promise-kept");
	}

	@Test
	void a_session_says_how_and_how_long_and_about_whose_gap() {
		String gap = gapOf("co-cat");
		this.center.rep("co-cis");

		assertThat(enter("co-cis", Map.of("minutes", 0), 422).toString()).contains("minutes");
		assertThat(enter("co-cis", Map.of("minutes", 481), 422).toString()).contains("minutes");
		assertThat(enter("co-cis", Map.of("gap", gap), 422).toString()).contains("no gap of this rep");
		assertThat(enter("co-cis", Map.of("promises", List.of(Map.of("side", "REP", "words", " "))), 422).toString())
			.contains("promises");
		assertThat(enter("co-cat", Map.of("gap", gap), 201).get("gap").asString()).isEqualTo(gap);
	}

	@Test
	void what_is_not_held_is_dropped_with_a_reason() {
		this.center.rep("co-dan");
		String plan = this.center.as("marcus")
			.post(plans("co-dan"),
					Map.of("way", "ROLE_PLAY", "milestone", "lead", "skill", "TONE", "agenda", "Two calls",
							"plannedFor", tomorrow()))
			.expect(201)
			.json()
			.get("plan")
			.asString();

		this.center.as("marcus").post("/api/coaching/plans/" + plan + "/dropped", Map.of("reason", " ")).expect(422);
		JsonNode dropped = this.center.as("marcus")
			.post("/api/coaching/plans/" + plan + "/dropped", Map.of("reason", "Ill"))
			.expect(200)
			.json();

		assertThat(dropped.get("droppedBecause").asString()).isEqualTo("Ill");
		hold(plan, 409);
		assertThat(kinds("co-dan")).contains("coaching.dropped");
	}

	@Test
	void time_among_the_team_counts_as_floor_time_of_who_says_so() {
		int before = minutes("FLOOR");
		String today = LocalDate.now(ZoneOffset.UTC).toString();

		this.center.as("marcus").post("/api/coaching/floor-time", Map.of("on", today, "minutes", 481)).expect(422);
		this.center.as("marcus").post("/api/coaching/floor-time", Map.of("on", today, "minutes", 40)).expect(204);
		this.center.as("marcus").post("/api/coaching/floor-time", Map.of("on", today, "minutes", 20)).expect(204);
		// no day has more than a shift, however often somebody says so
		assertThat(this.center.as("marcus")
			.post("/api/coaching/floor-time", Map.of("on", today, "minutes", 421))
			.expect(422)
			.body()).contains("60 of 480 are entered");

		assertThat(minutes("FLOOR")).isEqualTo(before + 60);
		this.center.as("quinn").get("/api/coaching/activity").expect(403);
		assertThat(kinds("marcus")).contains("floor-time.entered");
	}

	@Test
	void a_coach_plans_and_holds_a_session_on_the_pages_and_the_rep_acknowledges_it() {
		String gap = gapOf("co-eve");
		this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", CONFIRM).expect(200);
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "marcus", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/gaps/" + gap);
			page.click("text=Plan coaching");
			assertThat(page.inputValue("#agenda")).contains("Listen together");
			browser.look(page, "coaching-new");
			page.selectOption("#way", "SIDE_BY_SIDE");
			page.click("text=Plan it");
			page.waitForSelector(".toast:has-text('Planned')");
			browser.look(page, "coaching-plan");
			page.fill("#what", "Four calls side by side");
			page.fill("#repPromises", "One transition a call");
			page.click("#held button:has-text('Put it on record')");
			page.waitForSelector(".toast:has-text('counts once the rep')");
			browser.look(page, "coaching-record");
			page.navigate(base + "/coaching");
			browser.look(page, "coaching");
			page.close();

			page = browser.signedIn(base, "co-eve", Viewport.PHONE);
			page.navigate(base + "/reps/co-eve");
			page.click("#coached a");
			page.click("button:has-text('It took place')");
			page.waitForSelector(".badge:has-text('took place')");
			assertThat(complaints).isEmpty();
			page.close();
		}
		JsonNode session = this.center.as("auditor").get("/api/reps/co-eve/coaching").expect(200).json().get(0);
		assertThat(session.get("tookPlace").asBoolean()).isTrue();
		assertThat(session.get("commitments")).hasSize(1);
	}

	private String gapOf(String rep) {
		this.center.rep(rep).pastCalls(rep, 20, "MISSED");
		return this.center.as("auditor")
			.get("/api/reps/" + rep + "/gaps")
			.expect(200)
			.json()
			.get("items")
			.get(0)
			.get("gap")
			.asString();
	}

	private JsonNode enter(String rep, Map<String, Object> more, int status) {
		Map<String, Object> session = new HashMap<>(Map.of("kind", "SESSION", "way", "LIVE", "milestone", "lead",
				"skill", "TRANSITION", "what", "Four calls", "heldAt", Instant.now().toString(), "minutes", 20));
		session.putAll(more);
		return this.center.as("marcus").post("/api/reps/" + rep + "/coaching", session).expect(status).json();
	}

	private JsonNode hold(String plan, int status) {
		return this.center.as("marcus")
			.post("/api/coaching/plans/" + plan + "/held",
					Map.of("what", "Four calls", "heldAt", Instant.now().toString(), "minutes", 25))
			.expect(status)
			.json();
	}

	private void answer(String rep, JsonNode session, boolean tookPlace) {
		this.center.as(rep)
			.post("/api/coaching/" + session.get("session").asString() + "/answer", Map.of("tookPlace", tookPlace))
			.expect(200);
	}

	private int minutes(String kind) {
		return this.center.as("auditor")
			.get("/api/coaching/activity")
			.expect(200)
			.json()
			.valueStream()
			.filter((coach) -> coach.get("coach").asString().equals("marcus"))
			.mapToInt((coach) -> coach.at("/activity/" + kind + "/minutes").asInt(0))
			.sum();
	}

	private List<String> waiting() {
		return this.center.as("marcus")
			.get("/api/coaching/plans")
			.expect(200)
			.json()
			.valueStream()
			.map((plan) -> plan.get("plan").asString())
			.toList();
	}

	private static String kept(JsonNode session, int commitment) {
		return "/api/coaching/" + session.get("session").asString() + "/commitments/"
				+ session.get("commitments").get(commitment).get("commitment").asString() + "/kept";
	}

	private static String plans(String rep) {
		return "/api/reps/" + rep + "/coaching/plans";
	}

	private static Map<String, Object> planOf(String gap) {
		return Map.of("way", "LIVE", "gap", gap, "plannedFor", tomorrow());
	}

	private static String tomorrow() {
		return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1)).toString();
	}

}
