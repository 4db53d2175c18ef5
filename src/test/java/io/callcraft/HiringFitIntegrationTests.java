package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.microsoft.playwright.Page;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Utc;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the first word to the first weeks: through REST, and an interview on its page.
 */
class HiringFitIntegrationTests extends CenterOnMysql {

	private static final String PROFILE = "hf-service";

	private static final String NAME = "Ivy Marlowe";

	private static final List<String> INTERVIEWERS = List.of("marcus", "quinn");

	@BeforeEach
	void peopleAndProfile() {
		user("hr2", "HR");
		user("cora", "COACH");
		if (this.center.as("hr").get("/api/hiring/profiles/" + PROFILE).status() == 404) {
			this.center.as("hr")
				.post("/api/hiring/profiles/" + PROFILE + "/versions",
						Map.of("title", "Service and sales", "weights", Map.of("COMPETENCY", 70, "CHARACTER", 30),
								"wanted",
								List.of(wanted("LEADS", 4, 2, true, "INTERVIEW", "SIMULATION"),
										wanted("TRANSITION", 3, 1, false, "SIMULATION"),
										wanted("SYSTEMS", 3, 1, false, "ASSESSMENT"),
										wanted("HONESTY", 4, 2, true, "INTERVIEW", "REFERENCE"))))
				.expect(201);
			this.center.as("hr2").post("/api/hiring/profiles/" + PROFILE + "/versions/1/approve", Map.of()).expect(200);
		}
	}

	@Test
	void nobody_is_looked_at_without_an_approved_target() {
		this.center.as("hr")
			.post("/api/hiring/profiles/hf-draft/versions",
					Map.of("title", "Draft", "weights", Map.of("COMPETENCY", 100), "wanted",
							List.of(wanted("LEADS", 4, 1, false, "INTERVIEW"))))
			.expect(201);

		assertThat(this.center.as("hr")
			.post("/api/hiring/candidates",
					Map.of("name", "Early", "contact", "e", "profile", "hf-draft", "consentedOn", today()))
			.expect(409)
			.body()).contains("without an approved target");
		assertThat(this.center.as("hr")
			.post("/api/hiring/candidates", Map.of("name", "Early", "contact", "e", "profile", PROFILE))
			.expect(422)
			.body()).contains("nothing is kept without consent");
		this.center.as("marcus").post("/api/hiring/candidates", Map.of("name", "Early")).expect(403);
	}

	@Test
	void a_missing_skill_becomes_a_training_plan_and_the_hire_begins_well() {
		String id = candidate("Ben Sato");
		look(id, Map.of("leads", 5, "honesty", 4), simulation(5, 2, "MISSED"));

		JsonNode review = file(id).get("review");
		assertThat(review.get("recommendation").asString()).isEqualTo("HIRE_WITH_TRAINING");
		assertThat(review.toString()).contains("Whose recommendation was not embraced trains to build value");
		complete("hr", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "Strong"), 422);
		complete("hr2", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "Leads, learns"), 200);
		complete("hr", id, "record-answer", Map.of("answer", "ACCEPTED", "rep", "nobody-yet"), 422);
		this.center.rep("hf-ben");
		complete("hr", id, "record-answer", Map.of("answer", "ACCEPTED", "rep", "hf-ben"), 200);
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		complete("marcus", id, "onboard-hire", Map.of("goals", "Ten discoveries a day by Friday", "orientedAt",
				now.toString(), "feedbackAt", now.toString(), "firstObjective", "TRANSITION"), 422);
		complete("marcus", id, "onboard-hire", Map.of("goals", "Ten discoveries a day by Friday", "orientedAt",
				now.toString(), "feedbackAt", now.plus(Duration.ofDays(2)).toString(), "firstObjective", "TRANSITION"),
				200);

		JsonNode file = file(id);
		assertThat(file.get("candidate").get("state").asString()).isEqualTo("HIRED");
		assertThat(file.get("candidate").get("rep").asString()).isEqualTo("hf-ben");
		assertThat(file.get("onboarding").get("firstObjective").asString()).isEqualTo("TRANSITION");
		assertThat(kinds(id)).contains("candidate.entered", "candidate.assigned", "evidence.given", "fit.reviewed",
				"candidate.decided");
		assertThat(kinds("hf-ben")).contains("candidate.hired");
		assertThat(ledgerOf(id)).contains("firstObjective").doesNotContain("Ten discoveries a day", "Ben Sato");
		assertThat(texts(id, "candidate.decided").toString()).contains("\"text\":\"Ten discoveries a day by Friday\"");
		this.center.as("hr").post("/api/erasures/" + id, Map.of("because", "Asked for it")).expect(200);
		assertThat(texts(id, "candidate.decided").toString()).doesNotContain("Ten discoveries");
		assertThat(file(id).get("onboarding").get("goals").isNull()).isTrue();
	}

	@Test
	void a_missing_talent_blocks_whatever_was_sold_outside_and_the_decline_is_kind() {
		String id = candidate(NAME);
		look(id, Map.of("leads", 2, "leadsSaid", "Waited to be asked", "honesty", 5), simulation(2, 3, "MET"));

		assertThat(file(id).get("review").get("recommendation").asString()).isEqualTo("DECLINE");
		assertThat(complete("hr2", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "Sold cars"), 422))
			.contains("cannot be an offer", "at least two methods found it missing");
		complete("hr2", id, "decide-on-candidate", Map.of("decision", "DECLINE", "reason", "Reacts, does not lead"),
				200);
		JsonNode letter = this.center.as("hr").get("/api/tasks/" + task("hr", id, "decline-kindly")).expect(200).json();
		assertThat(letter.get("schema").toString()).contains("Dear " + NAME, "What stayed with us: honesty");
		complete("hr", id, "decline-kindly", Map.of("words", "Thank you, Ivy"), 200);

		assertThat(file(id).get("candidate").get("state").asString()).isEqualTo("DECLINED");
		String before = ledgerOf(id);
		assertThat(before).contains("personalText").doesNotContain("Waited to be asked", "Reacts, does not lead");
		assertThat(before).doesNotContain(NAME, "outside sales");
		assertThat(texts(id, "candidate.entered").toString()).contains("\"text\":\"" + NAME + "\"",
				NAME + "@example.org", "outside sales");
		assertThat(texts(id, "evidence.given").toString()).contains("\"text\":\"Waited to be asked\"");
		assertThat(texts(id, "candidate.decided").toString()).contains("\"text\":\"Reacts, does not lead\"");
		this.center.as("hr").post("/api/hiring/candidates/" + id + "/erase", Map.of("reason", " ")).expect(422);
		this.center.as("hr")
			.post("/api/hiring/candidates/" + id + "/erase", Map.of("reason", "Asked for it"))
			.expect(200);
		this.center.as("hr")
			.post("/api/hiring/candidates/" + id + "/erase", Map.of("reason", "Asked for it"))
			.expect(409);
		assertThat(file(id).toString()).doesNotContain("Ivy", "Marlowe", "Waited to be asked", "outside sales")
			.contains("\"LEADS\":2");
		assertThat(before).doesNotContain("candidate.erased");
		assertThat(texts(id, "evidence.given").toString()).contains("\"standing\":\"ERASED\"", "Asked for it")
			.doesNotContain("Waited to be asked");
		assertThat(texts(id, "candidate.decided").toString()).contains("\"standing\":\"ERASED\"")
			.doesNotContain("Reacts");
		assertThat(texts(id, "candidate.entered").toString()).contains("\"standing\":\"ERASED\"")
			.doesNotContain("Ivy", "outside sales");
		assertThat(ledgerOf(id)).contains("text.erased");
		assertThat(this.center.as("auditor")
			.post("/api/ledger/verifications", Map.of())
			.expect(200)
			.json()
			.get("sound")
			.asBoolean()).isTrue();
		assertThat(ledgerOf(id)).doesNotContain("Ivy", "Marlowe", "Waited to be asked", "Reacts", "outside");
	}

	@Test
	void what_the_ledger_held_is_erased_with_the_candidate_wherever_hr_begins() {
		String id = candidate("Lou Erased");
		look(id, Map.of("leads", 5, "leadsSaid", "Asked twice", "honesty", 5), simulation(5, 4, "MET"));
		this.center.as("hr").post("/api/erasures/" + id, Map.of("because", "Asked for it")).expect(200);
		assertThat(this.center.as("hr").get("/api/erasures/" + id).expect(200).body()).contains("still looked at");
		assertThat(file(id).toString()).contains("Lou Erased", "Asked twice");
		this.center.as("hr").post("/api/hiring/candidates/" + id + "/withdraw", Map.of()).expect(200);

		this.center.as("hr").post("/api/erasures/" + id, Map.of("because", "Asked for it")).expect(200);

		assertThat(file(id).toString()).doesNotContain("Lou Erased", "Asked twice");
		assertThat(texts(id, "evidence.given").toString()).contains("\"standing\":\"ERASED\"")
			.doesNotContain("Asked twice");
		this.center.as("hr")
			.post("/api/hiring/candidates/" + id + "/erase", Map.of("reason", "Asked for it"))
			.expect(409);
	}

	@Test
	void fit_is_held_against_the_first_ninety_days_and_no_others() {
		String id = hire("Val Idity", "hf-val");
		Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(100));
		assertThat(hires()).doesNotContain("hf-val");
		this.jdbc.update("update candidate set ended_at = ? where rep = 'hf-val'", Utc.of(began));
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			lines.add(RunningCenter.line("hf-val", began.plus(Duration.ofDays(20)).plusSeconds(60L * i),
					"\"outcomes\":{\"lead\":\"" + ((i == 0) ? "MISSED" : "MET") + "\"}"));
		}
		lines.add(RunningCenter.line("hf-val", began.minus(Duration.ofDays(2)), "\"outcomes\":{\"lead\":\"MISSED\"}"));
		lines.add(RunningCenter.line("hf-val", began.plus(Duration.ofDays(92)), "\"outcomes\":{\"lead\":\"MISSED\"}"));
		this.center.postAndFollow(lines);

		JsonNode hire = this.center.as("auditor")
			.get("/api/hiring/report")
			.expect(200)
			.json()
			.get("hires")
			.valueStream()
			.filter((one) -> one.get("rep").asString().equals("hf-val"))
			.findFirst()
			.orElseThrow();

		assertThat(hire.get("met").asInt()).isEqualTo(3);
		assertThat(hire.get("missed").asInt()).isEqualTo(1);
		assertThat(hire.get("fit").asDouble()).isEqualTo(file(id).get("review").get("score").asDouble());
		this.jdbc.update("update candidate set ended_at = ? where rep = 'hf-val'",
				Utc.of(Instant.now().minus(Duration.ofDays(89))));
		assertThat(hires()).doesNotContain("hf-val");
	}

	@Test
	void talents_seen_at_hire_stand_beside_a_gap() {
		hire("Tal Ents", "hf-tal");
		this.jdbc.update("insert into gap (rep, kind, milestone, competency, reason, rules, release_no, calls, state, "
				+ "found_at) values ('hf-tal', 'SKILL', 'DISCOVERY', 'BRIDGE', 'Customers decline', '[\"A rule\"]', 1, "
				+ "'[]', 'PROPOSED', ?)", Utc.of(Instant.now()));
		String gap = "gap-" + this.jdbc.queryForObject("select id from gap where rep = 'hf-tal'", String.class);

		JsonNode talents = this.center.as("quinn").get("/api/gaps/" + gap).expect(200).json().get("talentsAtHire");

		assertThat(talents).hasSize(1);
		assertThat(talents.get(0).get("level").asDouble()).isEqualTo(5);
		assertThat(talents.get(0).get("wanted").asInt()).isEqualTo(4);
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "quinn", new Viewport(1280, 800));
			page.navigate(base + "/gaps/" + gap);
			assertThat(page.locator("main").textContent()).contains("Talents when hired", "5.0 of 5, wanted 4");
			page.close();
		}
	}

	private String hires() {
		return this.center.as("auditor").get("/api/hiring/report").expect(200).json().get("hires").toString();
	}

	private String hire(String name, String rep) {
		String id = candidate(name);
		look(id, Map.of("leads", 5, "honesty", 5), simulation(5, 4, "MET"));
		complete("hr2", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "Leads"), 200);
		this.center.rep(rep);
		complete("hr", id, "record-answer", Map.of("answer", "ACCEPTED", "rep", rep), 200);
		return id;
	}

	/** What people wrote, of all entries of a kind about a candidate. */
	private List<JsonNode> texts(String id, String kind) {
		String path = "/api/ledger/entries?subject=" + id + "&kind=" + kind + "&limit=500";
		Api auditor = this.center.as("auditor");
		Api.await("the entries are sealed", Duration.ofSeconds(60),
				() -> auditor.get(path)
					.expect(200)
					.json()
					.get("items")
					.valueStream()
					.noneMatch((entry) -> entry.get("n").isNull()));
		return auditor.get(path)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.flatMap((entry) -> auditor.get("/api/ledger/entries/" + entry.get("n").asLong() + "/texts")
				.expect(200)
				.json()
				.valueStream())
			.toList();
	}

	@Test
	void how_far_two_interviewers_agree_is_told_of_the_traits_that_both_rated() {
		look(candidate("Ray Ters"), Map.of("leads", 5, "honesty", 5), simulation(5, 4, "MET"));
		look(candidate("Rae Ters"), Map.of("leads", 2, "leadsSaid", "Waited", "honesty", 5), simulation(2, 4, "MET"));
		JsonNode agreed = this.center.as("auditor").get("/api/hiring/report").expect(200).json();
		String id = candidate("Roy Ters");
		nameRaters(id);
		complete("marcus", id, "hold-first-interview", Map.of("leads", 5, "honesty", 5, "jobFactsTold", true), 200);
		complete("quinn", id, "hold-second-interview",
				Map.of("leads", 2, "leadsSaid", "Waited", "honesty", 5, "jobFactsTold", true), 200);

		JsonNode after = this.center.as("auditor").get("/api/hiring/report").expect(200).json();

		assertThat(after.get("pairs").asInt()).isEqualTo(agreed.get("pairs").asInt() + 2);
		assertThat(after.get("agreement").get("value").asDouble())
			.isLessThan(agreed.get("agreement").get("value").asDouble());
	}

	@Test
	void too_little_evidence_lets_nobody_be_hired_until_somebody_looks_once_more() {
		String id = candidate("Nell Early");
		nameRaters(id);
		INTERVIEWERS.forEach(
				(user) -> complete(user, id, user.equals("marcus") ? "hold-first-interview" : "hold-second-interview",
						Map.of("leads", 5, "honesty", 5), 200));
		complete("cora", id, "rate-simulation", simulation(5, 4, "MET"), 200);
		complete("hr", id, "rate-assessment", Map.of("systems", 4), 200);
		complete("hr", id, "take-reference", Map.of("honesty", 5), 200);

		assertThat(file(id).get("review").toString()).contains("MORE_EVIDENCE", "have not been told");
		assertThat(complete("hr2", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "x"), 422))
			.contains("cannot be an offer");
		complete("hr2", id, "decide-on-candidate", Map.of("decision", "MORE_EVIDENCE", "reason", "Tell the facts"),
				200);
		complete("cora", id, "look-once-more", Map.of("leads", 5, "honesty", 5, "jobFactsTold", true), 200);

		assertThat(file(id).get("review").get("recommendation").asString()).isEqualTo("HIRE");
		this.center.as("hr").post("/api/hiring/candidates/" + id + "/withdraw", Map.of()).expect(200);
		assertThat(file(id).get("candidate").get("state").asString()).isEqualTo("WITHDRAWN");
		assertThat(tasks("hr", id)).isEmpty();
		long hold = this.center.as("hr")
			.post("/api/legal-holds/" + id, Map.of("because", "A charge was filed"))
			.expect(200)
			.json()
			.at("/0/id")
			.asLong();
		assertThat(this.center.as("hr")
			.post("/api/hiring/candidates/" + id + "/erase", Map.of("reason", "Asked for it"))
			.expect(409)
			.body()).contains("A legal hold on " + id + " keeps it");
		this.center.as("hr")
			.post("/api/legal-holds/" + hold + "/lift", Map.of("because", "It was settled"))
			.expect(200);
		this.jdbc.update("update candidate set ended_at = '2025-01-01 00:00:00' where number = ?",
				Long.valueOf(id.substring("candidate-".length())));
		this.jdbc.update("update scheduled_tasks set execution_time = '2026-01-01 00:00:00' "
				+ "where task_name = 'candidate-retention'");
		Api.await("the retention clock", Duration.ofSeconds(60),
				() -> !file(id).get("candidate").get("erasedAt").isNull());
		assertThat(file(id).toString()).doesNotContain("Nell", "Tell the facts");
		this.center.as("hr").post("/api/hiring/candidates/" + id + "/withdraw", Map.of()).expect(409);
	}

	@Test
	void three_different_people_look_and_none_writes_what_is_nobodys_business() {
		String id = candidate("Odo Fair");
		complete("hr", id, "name-raters", Map.of("interviewer", "marcus", "second", "marcus", "simulation", "cora"),
				422);
		nameRaters(id);

		assertThat(complete("marcus", id, "hold-first-interview",
				Map.of("leads", 5, "leadsSaid", "Leads her children too", "honesty", 2), 422))
			.contains("family and pregnancy", "is needed with a level below 4");
		this.center.as("quinn").get("/api/tasks/" + task("marcus", id, "hold-first-interview")).expect(404);
		this.center.as("quinn").get("/api/hiring/candidates/" + id).expect(403);
	}

	@Test
	void an_interview_is_completed_by_keyboard_and_wrong_input_stays() {
		String id = candidate("Kay Board");
		nameRaters(id);
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "marcus", new Viewport(1280, 800));
			page.navigate(base + "/inbox");
			page.locator("tr:has-text('Kay Board') >> text=Hold first interview").click();
			page.waitForSelector("#field-leads");
			assertThat(page.locator("body").textContent()).contains("Kay Board", "How do you take the lead?");
			page.focus("#field-leads");
			page.keyboard().type("9");
			page.keyboard().press("Tab");
			page.keyboard().type("Asked what matters first");
			page.keyboard().press("Tab");
			page.keyboard().type("5");
			page.keyboard().press("Enter");
			page.waitForSelector("[role=alert]");
			assertThat(page.locator("#field-leads-wrong").textContent()).contains("9 is out of range");
			assertThat(page.locator("#field-leads").inputValue()).isEqualTo("9");
			assertThat(page.locator("#field-leadsSaid").inputValue()).isEqualTo("Asked what matters first");
			assertThat(page.locator("#field-honesty").inputValue()).isEqualTo("5");
			page.waitForFunction("document.activeElement.id === 'field-leads'");
			browser.look(page, "hiring-interview");
			page.keyboard().press("Control+A");
			page.keyboard().type("4");
			page.focus("#field-jobFactsTold");
			page.keyboard().press("Space");
			page.focus("#field-honesty");
			page.keyboard().press("Enter");
			page.waitForSelector(".toast:has-text('is done')");
			page.close();

			Page hr = browser.signedIn(base, "hr", new Viewport(1280, 800));
			hr.navigate(base + "/hiring/candidates");
			hr.fill("#name", "Una Consented");
			hr.click("#enter button.first");
			hr.waitForSelector("#consented-wrong");
			assertThat(hr.locator("#name").inputValue()).isEqualTo("Una Consented");
			browser.look(hr, "hiring-candidates");
			hr.navigate(base + "/hiring/candidates/" + id);
			assertThat(hr.locator("#waits").textContent())
				.contains("Hold second interview", "quinn", "Rate simulated call")
				.doesNotContain("Hold first interview");
			assertThat(hr.locator("#waits a").allTextContents()).contains("Take reference")
				.doesNotContain("Hold second interview");
			hr.click("text=They withdraw");
			hr.waitForSelector("dialog:has-text('Nobody looks at Kay Board any more')");
			hr.click("dialog >> text=Not now");
			hr.click("summary:has-text('Interview')");
			assertThat(hr.locator("#evidence").textContent()).contains("Asked what matters first");
			browser.look(hr, "hiring-candidate");
			hr.navigate(base + "/hiring/report");
			browser.look(hr, "hiring-report");
			hr.close();
		}
		assertThat(file(id).get("evidence").get(0).get("ratings").get("LEADS").asInt()).isEqualTo(4);
		assertThat(file(id).get("candidate").get("jobFactsTold").asBoolean()).isTrue();
	}

	@Test
	void groups_are_counted_and_nobody_finds_them_beside_a_name() {
		String id = candidate("Gwen Apart");
		this.center.as("hr")
			.put("/api/hiring/candidates/" + id + "/groups/AGE", Map.of("declared", "over fifty"))
			.expect(204);
		this.center.as("auditor")
			.put("/api/hiring/candidates/" + id + "/groups/AGE", Map.of("declared", "over fifty"))
			.expect(403);
		look(id, Map.of("leads", 5, "honesty", 5), simulation(5, 4, "MET"));
		complete("hr2", id, "decide-on-candidate", Map.of("decision", "OFFER", "reason", "Leads"), 200);

		JsonNode report = this.center.as("auditor").get("/api/hiring/report").expect(200).json();
		assertThat(report.get("impacts").toString()).contains("AGE", "over fifty").doesNotContain(id);
		assertThat(report.get("impacts").get(0).get("rows").get(0).get("counted").isNull()).isTrue();
		assertThat(report.get("pairs").asInt()).isGreaterThanOrEqualTo(2);
		assertThat(file(id).toString()).doesNotContain("fifty");
		assertThat(ledgerOf(id)).doesNotContain("fifty", "AGE");
		this.center.as("marcus").get("/api/hiring/report").expect(403);
	}

	private void look(String id, Map<String, Object> interview, Map<String, Object> simulation) {
		nameRaters(id);
		Map<String, Object> told = new HashMap<>(interview);
		told.put("jobFactsTold", true);
		complete("marcus", id, "hold-first-interview", told, 200);
		complete("quinn", id, "hold-second-interview", told, 200);
		complete("cora", id, "rate-simulation", simulation, 200);
		complete("hr", id, "rate-assessment", Map.of("systems", 4), 200);
		complete("hr", id, "take-reference", Map.of("honesty", 5), 200);
	}

	private static Map<String, Object> simulation(int leads, int transition, String recommendation) {
		Map<String, Object> fields = new HashMap<>();
		for (Milestone milestone : Milestone.values()) {
			fields.put(milestone.key(), "MET");
		}
		fields.put("recommendation", recommendation);
		fields.putAll(Map.of("leads", leads, "leadsSaid", "Heard it twice", "transition", transition, "transitionSaid",
				"Stopped there"));
		return fields;
	}

	private void nameRaters(String id) {
		complete("hr", id, "name-raters", Map.of("interviewer", "marcus", "second", "quinn", "simulation", "cora"),
				200);
	}

	private String candidate(String name) {
		return this.center.as("hr")
			.post("/api/hiring/candidates",
					Map.of("name", name, "contact", name + "@example.org", "experience", "Ten years of outside sales",
							"profile", PROFILE, "consentedOn", today()))
			.expect(201)
			.json()
			.get("candidate")
			.asString();
	}

	private JsonNode file(String id) {
		return this.center.as("auditor").get("/api/hiring/candidates/" + id).expect(200).json();
	}

	private String complete(String user, String id, String name, Map<String, Object> fields, int status) {
		return this.center.as(user)
			.post("/api/tasks/" + task(user, id, name) + "/complete", Map.of("fields", fields))
			.expect(status)
			.body();
	}

	private String task(String user, String id, String name) {
		return tasks(user, id).stream()
			.filter((task) -> task.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(user + " has no task " + name + " for " + id))
			.get("task")
			.asString();
	}

	private List<JsonNode> tasks(String user, String id) {
		return StreamSupport
			.stream(this.center.as(user)
				.get("/api/tasks?mine=true&limit=500")
				.expect(200)
				.json()
				.get("items")
				.spliterator(), false)
			.filter((task) -> task.toString().contains(id))
			.toList();
	}

	private String ledgerOf(String id) {
		return this.center.as("auditor").get("/api/ledger/entries?subject=" + id + "&limit=500").expect(200).body();
	}

	private void user(String id, String role) {
		this.center.as("admin")
			.put("/api/users/" + id, Map.of("name", id, "roles", List.of(role), "password", Api.PASSWORD))
			.expect(200);
	}

	private static Map<String, Object> wanted(String trait, int level, int raters, boolean blocks, String... methods) {
		return Map.of("trait", trait, "level", level, "raters", raters, "blocks", blocks, "methods", List.of(methods));
	}

	private static String today() {
		return LocalDate.now(ZoneOffset.UTC).toString();
	}

}
