package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.shared.Milestone;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Evaluators judge the same calls without seeing each other, through REST and by the
 * keyboard.
 */
class CalibrationIntegrationTests extends CenterOnMysql {

	/** How far evaluators agree here must not hold up the entries of other tests. */
	@AfterEach
	void forgetHowFarTheyAgree() {
		this.jdbc.update("delete from calibration_kappa");
	}

	@Test
	void nobody_enters_on_a_milestone_on_which_evaluators_agree_too_little() {
		agreed("LEAD", 0.59);
		this.center.rep("cal-low").pastCalls("cal-low", 60, "MISSED");

		assertThat(this.center.cases("cal-low", "OPEN")).isEmpty();
		assertThat(kinds("cal-low")).containsOnlyOnce("entry.held").doesNotContain("case.opened");
		assertThat(this.center.as("auditor").get("/api/ledger/entries?subject=cal-low").body())
			.contains("kappa 0.59 in calibration-", "the floor is 0.60");

		agreed("LEAD", 0.6);
		this.center.nextCalls("cal-low", 1, null, "MISSED");

		assertThat(this.center.cases("cal-low", "OPEN")).hasSize(1);
	}

	@Test
	void evaluators_judge_blindly_and_then_see_how_far_they_agree() {
		team("t-cal", "cal-ann");
		String calibration = open("t-cal", "quinn", "marcus");
		String path = "/api/calibrations/" + calibration;
		assertThat(this.center.as("quinn").get(path).expect(200).json().get("calls")).hasSize(5);

		for (int call = 1; call <= 5; call++) {
			judge("quinn", calibration, call, (call <= 2) ? "MET" : "MISSED", 200);
		}
		judge("quinn", calibration, 1, "MISSED", 409);
		judge("ops", calibration, 1, "MET", 403);
		judge("marcus", calibration, 6, "MET", 404);
		this.center.as("quinn").get(path + "/result").expect(409);
		assertThat(this.center.as("marcus").get(path).expect(200).body()).doesNotContain("MISSED")
			.contains("\"quinn\":5", "\"marcus\":0");
		for (int call = 1; call <= 5; call++) {
			judge("marcus", calibration, call, (call <= 3) ? "MET" : "MISSED", 200);
		}

		JsonNode result = this.center.as("marcus").get(path + "/result").expect(200).json();
		// four of five alike, 0.48 by chance: 0.32 of 0.52
		assertThat(kappa(result, "lead", "marcus", "quinn").get("kappa").asDouble()).isEqualTo(0.6154, within(0.0001));
		// by Fleiss both answer alike often, so chance is 0.5
		assertThat(kappa(result, "lead", null, null).get("kappa").asDouble()).isEqualTo(0.6, within(0.0001));
		assertThat(kappa(result, "discovery", null, null).get("kappa").isNull()).isTrue();
		assertThat(result.get("splits")).hasSize(1);
		assertThat(result.get("splits").get(0).get("position").asInt()).isEqualTo(3);
		assertThat(this.center.as("auditor").get("/api/calls/acd/cal-ann-0").json().get("outcomes")).isEmpty();
		assertThat(this.center.as("auditor").get("/api/calls/acd/cal-ann-0/assessments").json()).isEmpty();
		assertThat(kinds("calibration-" + calibration)).contains("calibration.opened", "calibration.closed");
	}

	@Test
	void what_cannot_be_compared_is_refused() {
		team("t-cab", "cab-bea");
		this.center.as("marcus").post("/api/calibrations", wanted("t-cab", 5, "quinn", "marcus")).expect(403);
		this.center.as("quinn").post("/api/calibrations", wanted("t-cab", 5, "quinn")).expect(422);
		this.center.as("quinn").post("/api/calibrations", wanted("t-cab", 5, "quinn", "hr")).expect(422);
		this.center.as("quinn").post("/api/calibrations", wanted("t-cab", 4, "quinn", "marcus")).expect(422);
		assertThat(this.center.as("quinn")
			.post("/api/calibrations", wanted("t-cab", 50, "quinn", "marcus"))
			.expect(422)
			.body()).contains("more than the 5 calls");
		String calibration = open("t-cab", "quinn", "marcus");
		this.center.as("quinn").post("/api/calibrations/" + calibration + "/close", Map.of()).expect(409);
	}

	@Test
	void closed_early_only_calls_that_all_have_judged_count() {
		team("t-cad", "cad-cal");
		String calibration = open("t-cad", "quinn", "marcus");
		for (int call = 1; call <= 3; call++) {
			judge("quinn", calibration, call, (call == 1) ? "MET" : "MISSED", 200);
		}
		for (int call = 1; call <= 2; call++) {
			judge("marcus", calibration, call, (call == 1) ? "MET" : "MISSED", 200);
		}
		this.center.as("marcus").post("/api/calibrations/" + calibration + "/close", Map.of()).expect(403);
		this.center.as("quinn").post("/api/calibrations/" + calibration + "/close", Map.of()).expect(200);

		JsonNode together = kappa(
				this.center.as("quinn").get("/api/calibrations/" + calibration + "/result").expect(200).json(), "lead",
				null, null);
		assertThat(together.get("calls").asInt()).isEqualTo(2);
		assertThat(together.get("kappa").asDouble()).isEqualTo(1);
		judge("marcus", calibration, 3, "MET", 409);
	}

	@Test
	void a_calibration_is_opened_judged_by_keys_and_read_on_its_pages() {
		team("t-cae", "cae-dot");
		String base = "http://127.0.0.1:" + this.port;
		String calibration;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "quinn", new Viewport(1280, 800));
			page.navigate(base + "/calibrations");
			page.fill("#name", "By the keyboard");
			page.selectOption("#team", "t-cae");
			page.fill("#calls", "50");
			page.check("[name=evaluators][value=quinn]");
			page.check("[name=evaluators][value=marcus]");
			page.click("text=Draw the calls and open it");
			page.waitForSelector("#calls-wrong:has-text('more than the')");
			browser.look(page, "calibration-refused");
			List<String> complaints = TestBrowser.complaints(page);
			// the rest is as it was filled in
			page.fill("#calls", "5");
			page.click("text=Draw the calls and open it");
			page.waitForSelector("#progress");
			browser.look(page, "calibration-open");
			calibration = page.url().substring(page.url().lastIndexOf('/') + 1);
			page.click("text=Judge the next call");
			for (int call = 1; call <= 5; call++) {
				page.waitForSelector(".back:has-text('Call " + call + " of 5')");
				byKeys(page, (call <= 2) ? "1" : "2");
			}
			page.waitForSelector("#progress");
			for (int call = 1; call <= 5; call++) {
				judge("marcus", calibration, call, (call <= 2) ? "MET" : "MISSED", 200);
			}
			page.navigate(base + "/calibrations/" + calibration);
			page.waitForSelector("#agreement");
			assertThat(page.locator("#agreement tbody tr").first().textContent()).contains("1.00", "quinn");
			browser.look(page, "calibration-closed");
			page.navigate(base + "/calibrations");
			page.waitForSelector("#drift");
			assertThat(
					page.locator("#drift tbody tr:has-text('Lead')").first().locator("td").last().textContent().strip())
				.as("all together, in the newest calibration")
				.isEqualTo("1.00");
			assertThat(page.locator("#drift tbody tr:has-text('marcus')").locator("td").last().textContent().strip())
				.as("one against the others")
				.isEqualTo("1.00");
			browser.look(page, "calibration-drift");
			assertThat(complaints).isEmpty();
			page.close();
		}
	}

	@Test
	void who_drifts_from_the_others_is_named_until_they_agree_again() {
		team("t-caf", "caf-eve");
		this.center.as("admin")
			.put("/api/users/cal-tess", Map.of("name", "Tess", "roles", List.of("QUALITY"), "password", Api.PASSWORD))
			.expect(200);
		judged("t-caf", "10110");
		assertThat(drift().get("apart")).isEmpty();
		String drifted = judged("t-caf", "01010");

		JsonNode drift = drift();
		String page;
		try (TestBrowser browser = TestBrowser.launch()) {
			String base = "http://127.0.0.1:" + this.port;
			Page open = browser.signedIn(base, "quinn", new Viewport(1280, 800));
			open.navigate(base + "/calibrations");
			page = open.locator("#apart li:has-text('judges apart')").innerText();
			browser.look(open, "calibration-apart");
		}
		judged("t-caf", "10110");

		JsonNode marcus = of(drift.get("apart"), "marcus");
		assertThat(marcus.get("alone").asBoolean()).isTrue();
		assertThat(marcus.get("calibration").asString()).isEqualTo(drifted);
		// two of five alike, where 0.48 are by chance
		assertThat(marcus.get("kappa").asDouble()).isEqualTo(-0.1538, within(0.0001));
		assertThat(marcus.get("before").asDouble()).isEqualTo(1, within(1e-9));
		assertThat(marcus.get("others").asDouble()).isEqualTo(1, within(1e-9));
		assertThat(marcus.get("on").valueStream().map(JsonNode::asString)).containsExactly("lead");
		// drawn down by the one who drifted
		assertThat(of(drift.get("apart"), "quinn").get("alone").asBoolean()).isFalse();
		assertThat(page).contains("-0.15", "before by 1.00", "among themselves by 1.00").doesNotContain("quinn");
		assertThat(
				this.center.as("auditor").get("/api/ledger/entries?subject=calibration-" + drifted).expect(200).body())
			.contains("\"apart\":{", "\"marcus\":-0.154");
		assertThat(drift().get("apart")).as("once they agree again").isEmpty();
	}

	/** The lead by a key, every other milestone and item by the first. */
	private static void byKeys(Page page, String lead) {
		// keys answer once the script has run
		page.waitForLoadState();
		page.keyboard().press(lead);
		for (int at = 1; at < Milestone.values().length; at++) {
			page.locator(".asked").nth(at).locator("input[type=radio]").first().focus();
			page.keyboard().press("1");
		}
		for (int item = 0; item < 5; item++) {
			page.locator(".asked").nth(Milestone.values().length + item).locator("input[type=radio]").first().focus();
			page.keyboard().press("1");
		}
		page.keyboard().press("Control+Enter");
	}

	private void team(String team, String rep) {
		Api integration = this.center.as("integration");
		integration.put("/api/teams/" + team, Map.of("name", team, "supervisor", "marcus")).expect(200);
		integration
			.put("/api/reps/" + rep, Map.of("name", rep, "team", team, "hiredOn", "2024-01-08", "rewardPreference",
					"POINTS", "noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));
		for (int i = 0; i < 5; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"" + rep + "-" + i + "\",\"rep\":\"" + rep
					+ "\",\"startedAt\":\"" + first.plusSeconds(900L * i) + "\",\"handleSeconds\":300}");
		}
		this.center.postAndFollow(lines);
	}

	/** Two agree throughout; what the third says of the lead, a 1 where it was met. */
	private String judged(String team, String byMarcus) {
		String calibration = open(team, "quinn", "cal-tess", "marcus");
		for (int call = 1; call <= 5; call++) {
			String lead = ("10110".charAt(call - 1) == '1') ? "MET" : "MISSED";
			judge("quinn", calibration, call, lead, 200);
			judge("cal-tess", calibration, call, lead, 200);
			judge("marcus", calibration, call, (byMarcus.charAt(call - 1) == '1') ? "MET" : "MISSED", 200);
		}
		return calibration;
	}

	private JsonNode drift() {
		return this.center.as("marcus").get("/api/calibrations/drift").expect(200).json();
	}

	private static JsonNode of(JsonNode apart, String evaluator) {
		return apart.valueStream()
			.filter((each) -> each.get("evaluator").asString().equals(evaluator))
			.findFirst()
			.orElseThrow();
	}

	private String open(String team, String... evaluators) {
		return this.center.as("quinn")
			.post("/api/calibrations", wanted(team, 5, evaluators))
			.expect(201)
			.json()
			.get("calibration")
			.asString();
	}

	private static Map<String, Object> wanted(String team, int calls, String... evaluators) {
		return Map.of("name", "November", "team", team, "calls", calls, "evaluators", List.of(evaluators), "seed",
				"autumn");
	}

	private void judge(String user, String calibration, int call, String lead, int status) {
		Map<String, Object> milestones = new LinkedHashMap<>();
		for (Milestone milestone : Milestone.values()) {
			milestones.put(milestone.key(), Map.of("outcome", "MET"));
		}
		milestones.put("lead", Map.of("outcome", lead));
		Map<String, Object> answers = new HashMap<>();
		answers.put("milestones", milestones);
		Map<String, Object> checklist = new HashMap<>();
		List.of("greeting", "name", "identified", "disclosed", "summary")
			.forEach((item) -> checklist.put(item, Map.of("answer", "YES")));
		answers.put("checklist", checklist);
		this.center.as(user)
			.post("/api/calibrations/" + calibration + "/calls/" + call + "/answers", answers)
			.expect(status);
	}

	private static JsonNode kappa(JsonNode result, String milestone, String evaluator, String other) {
		return result.get("agreed")
			.valueStream()
			.filter((each) -> each.get("milestone").asString().equals(milestone) && named(each, "evaluator", evaluator)
					&& named(each, "other", other))
			.findFirst()
			.orElseThrow();
	}

	private void agreed(String milestone, double kappa) {
		this.jdbc.update("insert into calibration (name, form, opened_by, opened_at, closed_at) "
				+ "values ('Agreed', 1, 'quinn', '2026-11-02 09:00:00', '2026-11-02 10:00:00')");
		this.jdbc.update(
				"insert into calibration_kappa (calibration, milestone, evaluator, other, calls, kappa, lower95, upper95) "
						+ "select max(id), ?, '', '', 20, ?, 0.2, 0.9 from calibration",
				milestone, kappa);
	}

	private static boolean named(JsonNode each, String field, String name) {
		JsonNode value = each.get(field);
		return (name == null) ? value == null || value.isNull() : !value.isNull() && value.asString().equals(name);
	}

}
