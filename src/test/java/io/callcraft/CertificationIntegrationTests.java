package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Utc;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may coach shows it first; who does not get to their tasks is offered support.
 */
class CertificationIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

	@Test
	void a_supervisor_without_a_certificate_reads_why_shows_all_three_parts_and_then_may() {
		String id = caseUnder("ce-olga", "ce-ada");
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.putAll(Map.of("concernVoiced", "They hang up", "resistance", "PUSHING_PRODUCTS", "showMeHow", true));
		this.center.as("ce-olga").complete(this.center.task(id, "agree-skill-objective"), objective).expect(200);
		String task = this.center.task(id, "demonstrate-skill");
		Map<String, Object> shown = Map.of("shownAt", Instant.now().toString(), "shown", "On two of my calls");

		assertThat(this.center.as("ce-olga").get("/api/tasks/" + task).expect(200).body())
			.contains("Only a certified coach does this", "You are not certified");
		assertThat(this.center.as("ce-olga").complete(task, shown).expect(403).body())
			.contains("Only a certified coach does this");
		this.center.as("ce-olga").post("/api/tasks/" + task + "/claim", Map.of()).expect(403);

		certify("ce-olga", "ce-ada");
		this.center.as("ce-olga").complete(task, shown).expect(200);
		assertThat(readiness("ce-olga").get("certifiedUntil").isNull()).isFalse();
		assertThat(readiness("ce-olga").get("proofs")).as("what is shown from now on is for the next one").isEmpty();
		assertThat(kinds("ce-olga")).contains("certification.begun", "certification.not-shown", "certification.shown",
				"certificate.issued");
	}

	@Test
	void a_certificate_that_ran_out_holds_no_more() {
		String id = caseUnder("ce-pia", "ce-bo");
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.putAll(Map.of("concernVoiced", "They hang up", "resistance", "PUSHING_PRODUCTS", "showMeHow", true));
		this.center.as("ce-pia").complete(this.center.task(id, "agree-skill-objective"), objective).expect(200);
		this.center.certify("ce-pia");
		this.jdbc.update("update coach_certificate set expires_at = '2026-01-01 00:00:00' where coach = 'ce-pia'");

		assertThat(this.center.as("ce-pia")
			.complete(this.center.task(id, "demonstrate-skill"),
					Map.of("shownAt", Instant.now().toString(), "shown", "On two of my calls"))
			.expect(403)
			.body()).contains("ran out on 2026-01-01");
		assertThat(readiness("ce-pia").get("lapsedAt").asString()).startsWith("2026-01-01");
	}

	@Test
	void nobody_begins_or_gives_what_is_not_theirs() {
		supervisor("ce-rob", "ce-t3");
		String begin = "/api/coaching/certifications";
		Map<String, Object> rob = Map.of("coach", "ce-rob");

		supervisor("ce-sue", "ce-t4");
		this.center.as("ce-sue").post(begin, rob).expect(404);
		this.center.as("quinn").post(begin, rob).expect(403);
		this.center.as("ce-rob").post(begin, Map.of("coach", "hr")).expect(404);
		this.center.as("marcus")
			.post("/api/coaching/certificates", Map.of("coach", "ce-rob", "until", "2099-01-01", "reason", "Mine"))
			.expect(403);
		this.center.as("hr")
			.post("/api/coaching/certificates", Map.of("coach", "ce-rob", "until", "2099-01-01", "reason", "Ours"))
			.expect(422);
		this.center.as("ce-rob").post(begin, rob).expect(201);
		this.center.as("marcus").post(begin, rob).expect(409);
	}

	@Test
	void an_overdue_task_on_the_floor_becomes_an_offer_of_support_to_who_leads_the_supervisor() {
		String id = caseUnder("ce-tom", "ce-cy");
		String task = this.center.task(id, "agree-skill-objective");
		this.jdbc.update("update wf_task set escalate_at = '2026-01-01 00:00:00' where id = ?", task);
		Api.await("the offer is in the manager's inbox", SOON, () -> offer("ce-tom") != null);

		JsonNode offer = offer("ce-tom");
		this.center.as("marcus")
			.complete(offer.get("task").asString(), Map.of("offer", "SHOW_IT", "agreed", "Two calls together"))
			.expect(200);

		assertThat(kinds("ce-tom")).contains("support.offered");
		assertThat(offer("ce-tom")).isNull();
	}

	@Test
	void offers_of_support_are_read_by_who_gets_and_makes_them_with_what_was_overdue_and_done() {
		String first = this.center.task(caseUnder("ce-sam", "ce-di"), "agree-skill-objective");
		String second = this.center.task(caseUnder("ce-sam", "ce-ed"), "agree-skill-objective");
		supervisor("ce-peer", "ce-t9");
		this.jdbc.update("update wf_task set escalate_at = '2026-01-01 00:00:00' where id in (?, ?)", first, second);
		Api.await("both are overdue", SOON, () -> supportOf("marcus", "?open=true", "ce-sam").stream()
			.anyMatch((one) -> one.get("overdue").size() == 2));

		JsonNode open = supportOf("marcus", "?open=true", "ce-sam").get(0);
		assertThat(open.get("manager").asString()).isEqualTo("marcus");
		assertThat(open.get("overdue").findValuesAsString("title")).containsOnly("Agree skill objective");
		assertThat(open.get("overdue").toString()).doesNotContain("ce-di", "ce-ed", "case-");
		assertThat(supportOf("ce-sam", "", "ce-sam")).singleElement()
			.satisfies((own) -> assertThat(own.get("task").isNull()).isTrue());
		assertThat(supportOf("ce-peer", "", "ce-sam")).isEmpty();
		this.center.as("marcus")
			.complete(open.get("task").asString(), Map.of("offer", "FEWER_TASKS", "agreed", "Two go to Carla"))
			.expect(200);

		assertThat(supportOf("marcus", "?open=true", "ce-sam")).isEmpty();
		for (String reader : List.of("marcus", "ce-sam", "hr", "auditor")) {
			assertThat(supportOf(reader, "?open=false", "ce-sam")).singleElement().satisfies((past) -> {
				assertThat(past.get("offered").asString()).isEqualTo("FEWER_TASKS");
				assertThat(past.get("by").asString()).isEqualTo("marcus");
				assertThat(past.get("agreed").asString()).isEqualTo("Two go to Carla");
				assertThat(past.get("task").isNull()).isTrue();
			});
		}
		for (String other : List.of("quinn", "ops", "admin", "ce-di")) {
			this.center.as(other).get("/api/coaching/support").expect(403);
		}
		this.center.as("hr").get("/api/coaching/support?after=x").expect(422);
	}

	@Test
	void support_is_a_page_in_parts_on_which_who_is_asked_finds_the_task() {
		supervisor("ce-vic", "ce-t10");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "ce-vic", new Viewport(1280, 800));
			page.navigate(base + "/coaching/support");
			assertThat(page.locator("main").innerText()).contains("Nobody has needed an offer");
			page.close();
			for (int i = 0; i < 60; i++) {
				this.jdbc.update(
						"insert into support_offer (supervisor, manager, asked_at, ended_at, offered, by_user, "
								+ "agreed) values ('ce-vic', 'marcus', ?, ?, 'SHOW_IT', 'marcus', ?)",
						Utc.of(Instant.now()), Utc.of(Instant.now()), "Calls together, number " + i);
			}
			page = browser.signedIn(base, "ce-vic", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/coaching/support?open=false");
			assertThat(page.locator("main").innerText()).contains("Was offered to be shown how", "number 59")
				.doesNotContain("number 9\n", "SHOW_IT");
			page.click("a:has-text('Show more')");
			page.waitForSelector("text=number 0");
			browser.look(page, "support");
			assertThat(complaints).isEmpty();
			page.close();
		}
		this.jdbc.update("delete from support_offer where supervisor = 'ce-vic'");
	}

	@Test
	void readiness_is_a_page_on_which_a_certification_begins() {
		supervisor("ce-uma", "ce-t6");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/coaching/certificates");
			page.click("button[aria-label='Certify ce-uma']");
			page.waitForSelector(".toast:has-text('with quality')");
			browser.look(page, "certificates");
			assertThat(complaints).isEmpty();
			page.close();
		}
		assertThat(readiness("ce-uma").get("certification").isNull()).isFalse();
	}

	/** All three parts, with what is not enough first. */
	private void certify(String coach, String rep) {
		String key = this.center.as("marcus")
			.post("/api/coaching/certifications", Map.of("coach", coach))
			.expect(201)
			.json()
			.get("certification")
			.asString();
		judge(key, 12);
		assertThat(readiness(coach).get("proofs").get(0).get("words").asString()).contains("12 role plays",
				"it takes 30 calls and 5 milestones");
		judge(key, 30);
		for (int i = 0; i < 3; i++) {
			String session = this.center.as(coach)
				.post("/api/reps/" + rep + "/coaching",
						Map.of("kind", "SESSION", "way", "LIVE", "milestone", "lead", "skill", "TRANSITION", "what",
								"Two calls", "heldAt", Instant.now().toString(), "minutes", 20))
				.expect(201)
				.json()
				.get("session")
				.asString();
			if (i == 0) {
				observe(key, session, 4, 422);
			}
			this.center.as(rep).post("/api/coaching/" + session + "/answer", Map.of("tookPlace", true)).expect(200);
			assertThat(this.center.as("quinn").get("/api/tasks/" + open(key, "observe-coaching")).body())
				.contains("\"" + session + "\":\"Rep " + rep + ", ");
			observe(key, session, 4, 200);
			if (i == 0) {
				observe(key, session, 4, 422);
			}
		}
		this.center.as(coach)
			.complete(open(key, "complete-change-unit"),
					Map.of("why", "Customers ask for it", "concern", "Pushing", "support", "Sit beside them"))
			.expect(200);
	}

	private void judge(String key, int calls) {
		Map<String, Object> heard = new HashMap<>(Map.of("source", "ROLE_PLAY", "calls", calls));
		for (Milestone milestone : Milestone.values()) {
			heard.put(milestone.key(), calls);
		}
		this.center.as("quinn").complete(open(key, "judge-coach-calls"), heard).expect(200);
	}

	private void observe(String key, String session, int mark, int status) {
		this.center.as("quinn")
			.complete(open(key, "observe-coaching"),
					Map.of("session", Integer.parseInt(session), "mark", mark, "seen", "Let the rep try first"))
			.expect(status);
	}

	private String open(String key, String name) {
		return this.jdbc.queryForObject(
				"select id from wf_task where business_key = ? and name = ? and state in ('OPEN', 'CLAIMED')",
				String.class, key, name);
	}

	private JsonNode readiness(String coach) {
		return this.center.as("auditor")
			.get("/api/coaching/certificates")
			.expect(200)
			.json()
			.valueStream()
			.filter((one) -> one.get("coach").asString().equals(coach))
			.findFirst()
			.orElseThrow();
	}

	private List<JsonNode> supportOf(String reader, String query, String supervisor) {
		return this.center.as(reader)
			.get("/api/coaching/support" + query)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((one) -> one.get("supervisor").asString().equals(supervisor))
			.toList();
	}

	private JsonNode offer(String supervisor) {
		return this.center.as("marcus")
			.get("/api/tasks?mine=true&limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.get("name").asString().equals("offer-support"))
			.filter((task) -> this.center.as("marcus")
				.get("/api/tasks/" + task.get("task").asString())
				.body()
				.contains(supervisor))
			.findFirst()
			.orElse(null);
	}

	/** A case of a rep whose supervisor is led by marcus. */
	private String caseUnder(String supervisor, String rep) {
		String team = "t-" + supervisor;
		supervisor(supervisor, team);
		this.center.rep(rep);
		this.center.as("admin")
			.put("/api/reps/" + rep,
					Map.of("name", "Rep " + rep, "team", team, "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		this.center.pastCalls(rep, 60, "MISSED");
		return this.center.caseOf(rep);
	}

	private void supervisor(String id, String team) {
		this.center.as("admin")
			.put("/api/users/" + id, Map.of("name", id, "roles", List.of("SUPERVISOR"), "password", Api.PASSWORD))
			.expect(200);
		this.center.as("admin")
			.put("/api/teams/" + team, Map.of("name", team, "supervisor", id, "manager", "marcus"))
			.expect(200);
	}

}
