package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.assessment.ChecklistSums;
import io.callcraft.assessment.Checklists;
import io.callcraft.assessment.Checklists.About;
import io.callcraft.shared.Milestone;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports on a whole center: where checklist and outcomes part, and how it does before
 * and after the program began.
 */
class ReportIntegrationTests extends CenterOnMysql {

	private static final Instant FIRST = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(5, ChronoUnit.DAYS);

	private static final String PROGRAM = "/api/insight/program";

	@Autowired
	private Checklists checklists;

	@Test
	void an_assessment_counts_once_however_often_the_call_is_assessed() {
		rep("re-ina", "t-re-ina");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"re-ina-" + i + "\",\"rep\":\"re-ina\",\"startedAt\":\""
					+ FIRST.plusSeconds(900L * i) + "\",\"handleSeconds\":300}");
		}
		this.center.postAndFollow(lines);
		this.center.as("quinn")
			.post("/api/teams/t-re-ina/assessment-draws", Map.of("seed", "autumn", "points", 15))
			.expect(201);

		assess("re-ina-0", "MET", "YES");
		assess("re-ina-1", "MISSED", "NO");
		assess("re-ina-0", "MISSED", "YES");

		ChecklistSums sums = sums(About.REP, "re-ina");
		assertThat(sums.calls()).isEqualTo(2);
		assertThat(sums.done()).isEqualTo(5 + 4);
		assertThat(sums.appropriate()).isEqualTo(10);
		assertThat(sums.y()).isEqualTo(2 * Math.round(1_000 * 6 / 7.0));
		assertThat(sums.xx()).isEqualTo(1_000_000 + 640_000);
		this.center.as("quinn").post("/api/calls/acd/re-ina-2/assessments", answers("MET", "YES")).expect(201);
		JsonNode report = this.center.as("auditor").get("/api/insight/divergence").expect(200).json();
		assertThat(report.get("evaluators").findValuesAsString("evaluator")).contains("quinn");
		assertThat(report.get("items").findValuesAsString("item")).contains("name", "greeting");
		assertThat(this.center.as("marcus").get("/api/insight/divergence").expect(200).json().get("evaluators"))
			.isEmpty();
		this.center.as("re-ina").get("/api/insight/divergence").expect(403);
	}

	@Test
	void who_keeps_the_checklist_while_customers_reach_little_is_listed_and_the_other_way_round() {
		rep("re-lena", "t-re-lena");
		rep("re-omar", "t-re-lena");
		rep("re-plain", "t-re-lena");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			lines.add(line("re-lena", i, (i % 20 == 0) ? "MET" : "MISSED", true));
			lines.add(line("re-omar", i, "MET", false));
			lines.add(line("re-plain", i, (i % 3 == 0) ? "MISSED" : "MET", i % 2 == 0));
		}
		this.center.postAndFollow(lines);

		JsonNode reps = this.center.as("quinn").get("/api/insight/divergence").expect(200).json().get("reps");

		Map<String, Boolean> scoredWell = new HashMap<>();
		reps.forEach((each) -> scoredWell.put(each.get("rep").asString(), each.get("scoredWell").asBoolean()));
		assertThat(scoredWell).containsEntry("re-lena", true)
			.containsEntry("re-omar", false)
			.doesNotContainKey("re-plain");
	}

	@Test
	void the_pulse_is_asked_once_a_month_and_shown_from_five_answers_on_once_the_month_is_over() {
		YearMonth shown = YearMonth.of(2026, 3);
		Map<String, Object> answers = Map.of("expected", 4, "helped", 5, "stay", 3);
		for (int i = 0; i < 5; i++) {
			this.center.rep("re-p" + i);
			this.center.as("re-p" + i).post("/api/pulse", answers).expect(204);
		}
		this.center.as("re-p0").post("/api/pulse", answers).expect(409);
		this.center.as("marcus").post("/api/pulse", answers).expect(403);
		this.center.rep("re-p5")
			.as("re-p5")
			.post("/api/pulse", Map.of("expected", 4, "helped", 6, "stay", 3))
			.expect(422);
		assertThat(this.center.as("hr").get(PROGRAM).expect(200).body()).contains("\"morale\":null");
		LocalDate thisMonth = YearMonth.now(ZoneOffset.UTC).atDay(1);
		// four of five, then all of them, of a month that is over
		this.jdbc.update("update pulse_month set first_day = ?, answers = 4 where first_day = ?", shown.atDay(1),
				thisMonth);
		assertThat(month(shown).get("answered").asInt()).isZero();
		this.jdbc.update("update pulse_month set answers = 5 where first_day = ?", shown.atDay(1));

		assertThat(month(shown).get("answered").asInt()).isEqualTo(5);
		assertThat(month(shown).get("morale").get("value").asDouble()).isEqualTo(4);
		this.center.as("marcus").get(PROGRAM).expect(403);
		assertThat(this.center.as("auditor").get("/api/ledger/entries?limit=500").body()).doesNotContain("pulse");
	}

	@Test
	void the_same_reps_are_compared_before_and_after_the_program_began() {
		List<String> lines = new ArrayList<>();
		for (int rep = 0; rep < 3; rep++) {
			this.center.rep("re-s" + rep);
			for (int i = 0; i < 40; i++) {
				lines.add(sale("re-s" + rep, Instant.parse("2025-10-06T09:00:00Z").plusSeconds(900L * i), i % 4 == 0));
				lines.add(sale("re-s" + rep, Instant.parse("2026-03-02T09:00:00Z").plusSeconds(900L * i), i % 2 == 0));
			}
		}
		this.center.postAndFollow(lines);
		this.center.as("hr")
			.post("/api/complaints", Map.of("receivedOn", "2026-03-09", "about", "Was sold what they did not need"))
			.expect(201);

		JsonNode report = this.center.as("hr").get(PROGRAM).expect(200).json();

		assertThat(report.get("startedOn").asString()).isEqualTo("2026-01-05");
		assertThat(report.get("reps").asInt()).isEqualTo(3);
		assertThat(report.get("lift").get("value").asDouble()).isEqualTo(0.25);
		assertThat(report.get("before").get("sales").get("met").asInt()).isEqualTo(30);
		assertThat(month(YearMonth.of(2026, 3)).get("complaints").asInt()).isEqualTo(1);
		assertThat(month(YearMonth.of(2026, 1)).get("after").asBoolean()).isFalse();
		assertThat(month(YearMonth.of(2026, 2)).get("after").asBoolean()).isTrue();
	}

	@Test
	void reports_and_the_pulse_can_be_used_wide_and_on_a_phone() {
		this.center.rep("re-zoe");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			for (String report : List.of("divergence", "program")) {
				assertThat(page.navigate(base + "/insight/" + report).status()).isEqualTo(200);
				browser.look(page, "report-" + report);
			}
			page.close();
			page = browser.signedIn(base, "re-zoe", Viewport.PHONE);
			page.navigate(base + "/pulse");
			browser.look(page, "pulse");
			for (String statement : List.of("expected", "helped", "stay")) {
				page.check("input[name=" + statement + "][value='4']");
			}
			page.click("text=Count my answers");
			page.waitForSelector("text=Nobody can tell");
			browser.look(page, "pulse-answered");
			assertThat(page.locator("form[action='/pulse']").count()).isZero();
			page.close();
		}
	}

	private JsonNode month(YearMonth month) {
		return this.center.as("hr")
			.get(PROGRAM)
			.expect(200)
			.json()
			.get("months")
			.valueStream()
			.filter((each) -> each.get("month").asString().equals(month.toString()))
			.findFirst()
			.orElseThrow();
	}

	private ChecklistSums sums(About about, String id) {
		YearMonth now = YearMonth.now(ZoneOffset.UTC);
		return this.checklists.of(about, now.minusMonths(1), now).get(id);
	}

	private void rep(String id, String team) {
		this.center.as("integration")
			.put("/api/teams/" + team, Map.of("name", team, "supervisor", "marcus"))
			.expect(200);
		this.center.rep(id)
			.as("integration")
			.put("/api/reps/" + id,
					Map.of("name", id, "team", team, "hiredOn", "2024-01-08", "rewardPreference", "POINTS"))
			.expect(200);
	}

	private void assess(String call, String discovery, String name) {
		this.center.as("quinn").post("/api/calls/acd/" + call + "/assessments", answers(discovery, name)).expect(201);
	}

	private static Map<String, Object> answers(String discovery, String name) {
		Map<String, Object> milestones = new LinkedHashMap<>();
		for (Milestone milestone : Milestone.values()) {
			milestones.put(milestone.key(), Map.of("outcome", "MET"));
		}
		milestones.put("discovery", Map.of("outcome", discovery));
		Map<String, Object> checklist = new LinkedHashMap<>();
		for (String item : List.of("greeting", "identified", "disclosed", "summary")) {
			checklist.put(item, Map.of("answer", "YES"));
		}
		checklist.put("name", Map.of("answer", name));
		return Map.of("form", 1, "milestones", milestones, "checklist", checklist, "observations", List.of());
	}

	private static String line(String rep, int number, String lead, boolean nameUsed) {
		return "{\"source\":\"acd\",\"callId\":\"" + rep + "-" + number + "\",\"rep\":\"" + rep + "\",\"startedAt\":\""
				+ FIRST.plusSeconds(900L * number) + "\",\"handleSeconds\":300,\"outcomes\":{\"lead\":\"" + lead
				+ "\"},\"science\":{\"nameUsed\":" + nameUsed + "}}";
	}

	private static String sale(String rep, Instant at, boolean sold) {
		return "{\"source\":\"acd\",\"callId\":\"" + rep + "-" + at.getEpochSecond() + "\",\"rep\":\"" + rep
				+ "\",\"startedAt\":\"" + at + "\",\"handleSeconds\":300,\"sale\":" + sold + "}";
	}

}
