package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.web.Visitor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a case when the rep is away, goes elsewhere or leaves; and what stops
 * new cases.
 */
class EmploymentIntegrationTests extends CenterOnMysql {

	@Test
	void on_leave_a_case_stands_still_and_loses_no_time() {
		String id = caseOf("lea");
		Instant due = due(id);
		this.center.as("marcus").post("/api/reps/lea/leave", Map.of()).expect(403);
		this.center.as("hr").post("/api/reps/lea/leave", Map.of()).expect(200);
		this.center.as("hr").post("/api/reps/lea/leave", Map.of()).expect(409);
		assertThat(state(id)).isEqualTo("PAUSED");
		this.center.as("marcus")
			.complete(this.center.task(id, "agree-skill-objective"), RunningCenter.objective())
			.expect(409);

		this.center.as("hr").delete("/api/reps/lea/leave").expect(200);
		assertThat(state(id)).isEqualTo("OPEN");
		assertThat(due(id)).isAfter(due);
		this.center.agreeObjective(id);

		this.center.rep("lyn");
		this.center.as("hr").post("/api/reps/lyn/leave", Map.of()).expect(200);
		this.center.pastCalls("lyn", 60, "MISSED");
		assertThat(this.center.cases("lyn", "OPEN")).isEmpty();
	}

	@Test
	void a_case_and_its_open_tasks_go_along_to_the_new_supervisor() {
		String id = caseOf("tia");
		String task = this.center.task(id, "agree-skill-objective");
		this.center.as("marcus").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
		user("priya", "SUPERVISOR");
		secondTeam("t-2", "priya");
		move("tia", "t-2");

		assertThat(openTask(id, "agree-skill-objective").get("state").asString()).isEqualTo("OPEN");
		this.center.as("marcus").complete(task, RunningCenter.objective()).expect(403);
		this.center.as("priya").complete(task, RunningCenter.objective()).expect(200);
		assertThat(kinds("tia")).contains("case.transferred");
		assertThat(this.center.as("auditor").get("/api/cases/" + id).expect(200).json().get("history").toString())
			.contains("from team t-1 to team t-2");
	}

	@Test
	void who_leaves_leaves_no_task_behind() {
		String id = caseOf("pia");
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		this.center.as("hr").post("/api/reps/pia/departure", Map.of("on", today, "leaving", "RESIGNED")).expect(200);
		assertThat(this.center.caseFile(id).get("outcome").asString()).isEqualTo("LEFT");
		assertThat(this.center.as("auditor").get("/api/tasks?case=" + id).json().get("items")).isEmpty();
		this.center.as("hr").post("/api/reps/pia/departure", Map.of("on", today, "leaving", "RESIGNED")).expect(409);
	}

	@Test
	void who_has_left_cannot_sign_in_and_open_sessions_end_until_they_are_back() {
		String id = caseOf("vic");
		Visitor vic = new Visitor(this.port);
		vic.signIn("vic", Api.PASSWORD);
		assertThat(vic.get("/reps/vic").statusCode()).isEqualTo(200);
		this.center.as("vic").get("/api/cases/" + id).expect(200);
		String departure = "/api/reps/vic/departure";
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		this.center.as("hr").post(departure, Map.of("on", today, "leaving", "DISMISSED")).expect(200);

		this.center.as("vic").get("/api/cases/" + id).expect(401);
		assertThat(vic.get("/reps/vic").headers().firstValue("location").orElse("")).endsWith("/sign-in");
		assertThat(vic.signIn("vic", Api.PASSWORD).headers().firstValue("location").orElse("")).endsWith("failed");
		assertThat(kinds("vic")).contains("rep.left", "sign-in.closed").doesNotContain("sign-in.opened");

		this.center.as("marcus").delete(departure + "?reason=Error").expect(403);
		this.center.as("hr").delete(departure).expect(422);
		this.center.as("hr").delete(departure + "?reason=Error").expect(200);
		this.center.as("hr").delete(departure + "?reason=Error").expect(409);
		this.center.as("vic").get("/api/cases/" + id).expect(200);
		vic.signIn("vic", Api.PASSWORD);
		assertThat(vic.get("/reps/vic").statusCode()).isEqualTo(200);
		assertThat(kinds("vic")).contains("rep.returned", "sign-in.opened");
	}

	@Test
	void whoever_leaves_cannot_sign_in_leads_nothing_and_leaves_no_claim_behind() {
		String id = caseOf("ulf");
		user("leon", "SUPERVISOR");
		user("hanna", "HR");
		String task = this.center.task(id, "agree-skill-objective");
		secondTeam("t-leon", "leon");
		move("ulf", "t-leon");
		this.center.as("leon").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
		Visitor leon = new Visitor(this.port);
		leon.signIn("leon", Api.PASSWORD);
		assertThat(leon.get("/inbox").statusCode()).isEqualTo(200);
		Map<String, Object> today = Map.of("on", LocalDate.now(ZoneOffset.UTC).toString());

		String departure = "/api/users/leon/departure";
		this.center.as("marcus").post(departure, today).expect(403);
		assertThat(this.center.as("hr").post(departure, today).expect(409).body()).contains("leads team 't-leon'");
		secondTeam("t-leon", "marcus");
		assertThat(openTask(id, "agree-skill-objective").get("state").asString()).isEqualTo("OPEN");
		this.center.as("hr").post(departure, Map.of()).expect(422);
		this.center.as("hr").post("/api/users/nobody/departure", today).expect(404);
		this.center.as("hr").post("/api/users/ulf/departure", today).expect(409);
		this.center.as("hr").post("/api/users/hr/departure", today).expect(409);
		this.center.as("hr").post("/api/users/admin/departure", today).expect(403);
		this.center.as("hr").post(departure, today).expect(200);
		this.center.as("hr").post(departure, today).expect(409);

		this.center.as("leon").get("/api/tasks").expect(401);
		assertThat(leon.get("/inbox").headers().firstValue("location").orElse("")).endsWith("/sign-in");
		this.center.as("ulf").post("/api/cases/" + id + "/protected-ground", Map.of()).expect(200);
		String review = this.center.task(id, "review-protected-ground");
		this.center.as("hanna").post("/api/tasks/" + review + "/claim", Map.of()).expect(200);
		this.center.as("hr").post("/api/users/hanna/departure", today).expect(200);
		assertThat(openTask(id, "review-protected-ground").get("state").asString()).isEqualTo("OPEN");
		assertThat(this.center.as("integration")
			.put("/api/teams/t-leon", Map.of("name", "Leon's", "supervisor", "leon"))
			.expect(422)
			.body()).contains("no user who works here");
		assertThat(kinds("leon")).contains("sign-in.closed");

		this.center.as("hr").delete(departure).expect(422);
		this.center.as("hr").delete(departure + "?reason=Error").expect(200);
		this.center.as("hr").delete(departure + "?reason=Error").expect(409);
		this.center.as("leon").get("/api/tasks").expect(200);
		assertThat(kinds("leon")).contains("sign-in.opened");
	}

	@Test
	void hr_closes_a_sign_in_on_the_page_of_people() {
		user("luis", "COACH");
		Visitor hr = new Visitor(this.port);
		hr.signIn("hr", Api.PASSWORD);
		String page = hr.get("/users").body();
		assertThat(page).contains("luis leaves").doesNotContain("hr leaves", "admin leaves");
		String token = Visitor.csrf(page);
		hr.post("/users/luis/departure", Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "_csrf", token));
		assertThat(hr.get("/users").body()).contains("luis is back", "left on");
		this.center.as("luis").get("/api/gaps").expect(401);

		hr.post("/users/luis/return", Map.of("reason", " ", "_csrf", token));
		assertThat(hr.get("/users").body()).contains("say why", "luis is back");
		hr.post("/users/luis/return", Map.of("reason", "Back from another site", "_csrf", token));
		this.center.as("luis").get("/api/gaps").expect(200);
	}

	@Test
	void on_the_page_of_people_a_sign_in_is_closed_by_keyboard_and_opened_again() {
		user("lulu", "COACH");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			page.navigate(base + "/users");
			Locator row = page.locator("#user-lulu");
			row.locator("summary").focus();
			page.keyboard().press("Enter");
			row.locator("button").click();
			assertThat(row.locator("input[type=date]").evaluate("field => field.validity.valueMissing"))
				.isEqualTo(true);
			row.locator("input[type=date]").fill(LocalDate.now(ZoneOffset.UTC).toString());
			page.keyboard().press("Enter");
			page.waitForSelector(".toast:has-text('They can no longer sign in')");
			assertThat(row.locator(".badge").textContent()).startsWith("left on");
			this.center.as("lulu").get("/api/gaps").expect(401);
			row.locator("summary").click();
			row.locator("input[name=reason]").fill("Back from another site");
			browser.look(page, "users");
			page.keyboard().press("Enter");
			page.waitForSelector(".toast:has-text('They can sign in again')");
			assertThat(row.locator(".badge").count()).isZero();
			page.close();
		}
		this.center.as("lulu").get("/api/gaps").expect(200);
	}

	@Test
	void a_seat_that_serves_only_ends_the_case_and_the_seat_is_handed_over() {
		String id = caseOf("dot");
		this.center.as("marcus")
			.put("/api/reps/dot/seat", Map.of("seat", "SERVICE", "reason", "Will not sell"))
			.expect(403);
		this.center.as("hr")
			.put("/api/reps/dot/seat", Map.of("seat", "SERVICE", "reason", "Serves superbly, will not sell"))
			.expect(200);
		assertThat(this.center.caseFile(id).get("outcome").asString()).isEqualTo("SERVICE_SEAT");
		this.center.complete(id, "hand-over-seat",
				Map.of("callsTakenBy", "The team, by turns", "seatTarget", "Four sales a day", "fill", "INSIDE"));
		this.center.nextCalls("dot", 40, null, "MISSED");
		assertThat(this.center.cases("dot", "OPEN")).isEmpty();
	}

	@Test
	void too_many_complaints_stop_new_entries_until_somebody_has_looked() {
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		for (int week = 2; week <= 8; week++) {
			complain(today.minusDays(7L * week));
		}
		assertThat(stopped()).isFalse();
		for (int i = 0; i < 5; i++) {
			complain(today);
		}
		assertThat(stopped()).isTrue();
		try {
			this.center.rep("eva").pastCalls("eva", 60, "MISSED");
			assertThat(this.center.cases("eva", "OPEN")).isEmpty();
			this.center.as("marcus").post("/api/entries/resume", Map.of("reason", "All good")).expect(403);
			JsonNode tasks = this.center.as("hr").get("/api/tasks?mine=true").expect(200).json().get("items");
			assertThat(tasks.toString()).contains("look-at-entries-hr");
			assertThat(this.center.as("ops").get("/api/tasks?mine=true").expect(200).body())
				.contains("\"look-at-entries\"");
		}
		finally {
			this.center.as("ops")
				.post("/api/entries/resume", Map.of("reason", "A broken price list, mended"))
				.expect(200);
		}
		this.center.as("ops").post("/api/entries/resume", Map.of("reason", "Again")).expect(409);
		this.center.nextCalls("eva", 1, null, "MISSED");
		assertThat(this.center.cases("eva", "OPEN")).hasSize(1);
		assertThat(this.center.as("hr").get("/api/tasks?mine=true").expect(200).body())
			.doesNotContain("look-at-entries");
	}

	@Test
	void long_after_recovery_only_the_rep_hr_and_auditors_know() {
		this.center.rep("ria");
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		String old = earlier("ria", today.minusDays(182));
		assertThat(this.center.as("marcus").get("/api/cases?rep=ria").expect(200).json().get("items")).isEmpty();
		this.center.as("marcus").get("/api/cases/" + old).expect(404);
		this.center.as("marcus").get("/api/cases/" + old + "/pauses").expect(404);
		for (String user : List.of("hr", "auditor", "ria")) {
			this.center.as(user).get("/api/cases/" + old).expect(200);
			assertThat(this.center.as(user).get("/api/cases?rep=ria").expect(200).json().get("items")).hasSize(1);
		}
		this.center.rep("rob");
		this.center.as("marcus").get("/api/cases/" + earlier("rob", today.minusDays(178))).expect(200);
	}

	@Test
	void a_case_says_how_few_calls_it_rests_on() {
		String id = caseOf("fay");
		JsonNode fragility = this.center.as("fay").get("/api/cases/" + id + "/fragility").expect(200).json();

		assertThat(fragility.get("says").asString()).contains("More than 20 calls");
		this.center.rep("flo");
		this.center.as("flo").get("/api/cases/" + id + "/fragility").expect(404);
	}

	private String earlier(String rep, LocalDate recoveredOn) {
		return this.center.as("hr")
			.post("/api/reps/" + rep + "/earlier-cases",
					Map.of("milestone", "lead", "openedOn", recoveredOn.minusDays(30).toString(), "recoveredOn",
							recoveredOn.toString(), "reason", "From the papers"))
			.expect(201)
			.json()
			.get("case")
			.asString();
	}

	private void complain(LocalDate on) {
		this.center.as("quinn")
			.post("/api/complaints", Map.of("receivedOn", on.toString(), "about", "Was pushed into a plan"))
			.expect(201);
	}

	private boolean stopped() {
		return this.center.as("ops").get("/api/entries").expect(200).json().get("stopped").asBoolean();
	}

	private void user(String id, String role) {
		this.center.as("admin")
			.put("/api/users/" + id, Map.of("name", id, "roles", List.of(role), "password", Api.PASSWORD))
			.expect(200);
	}

	private void secondTeam(String team, String supervisor) {
		this.center.as("integration")
			.put("/api/teams/" + team, Map.of("name", "Second", "supervisor", supervisor))
			.expect(200);
	}

	private void move(String rep, String team) {
		this.center.as("integration")
			.put("/api/reps/" + rep,
					Map.of("name", "Rep " + rep, "team", team, "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
	}

	private Instant due(String id) {
		return Instant.parse(openTask(id, "agree-skill-objective").get("due").asString());
	}

}
