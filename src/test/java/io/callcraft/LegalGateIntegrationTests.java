package io.callcraft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Page;
import io.callcraft.escalation.LegalCondition;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The last stage, through REST as every role, on a real MySQL: nothing gets round what
 * must come before a consequence, and what was decided can be appealed.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TestDatabase.Fresh.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegalGateIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final List<String> EVERYBODY = List.of("vince", "other", "marcus", "carla", "coach", "quinn", "ops",
			"auditor", "admin", "integration", "hr", "hr2");

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@BeforeEach
	void openCenter() {
		if (this.center == null) {
			this.center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
			user("hr2", "HR");
			user("carla", "SUPERVISOR");
			user("coach", "COACH");
			this.center.rep("other");
		}
	}

	@Test
	void whatever_is_missing_stops_every_role_and_a_termination_needs_two_and_can_be_reversed() {
		String id = atStageFour("vince");
		assertThat(missing(id)).containsExactly("REPLY");
		assertThat(gate(id).toString())
			.containsPattern("the rep has until \\w{3} \\d+ \\w{3} 20\\d\\d, \\d\\d:\\d\\d \\(UTC\\) to reply");
		stopped(id, LegalCondition.REPLY);
		this.center.complete("vince", id, "reply-to-consequence", Map.of("reply", "Nobody told me when I was hired"));
		assertThat(gate(id).get("open").asBoolean()).isTrue();
		assertThat(gate(id).get("lines")).hasSize(LegalCondition.values().length);
		lackingEachInTurn(id);
		look("hr", id, "gate");
		look("marcus", id, "development");

		terminate(id);
		look("vince", id, "appeal");
		reverse(id);
	}

	/** Management writes a plan, and keeps it once it is there. */
	private void managementPlan(String id, boolean kept) {
		String plan = "/api/cases/" + id + "/development-plan";
		List<String> kinds = List.of("COACHING", "ONE_ON_ONE", "TRAINING", "ATTENTION");
		if (kept) {
			Map<String, Object> shown = Map.of("shown", "Session of Monday, two calls");
			this.center.as("vince").post(plan + "/COACHING/delivery", shown).expect(403);
			kinds.forEach((kind) -> this.center.as("marcus").post(plan + "/" + kind + "/delivery", shown).expect(200));
			this.center.as("marcus").post(plan + "/COACHING/delivery", shown).expect(409);
			return;
		}
		String due = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
		List<Map<String, Object>> elements = kinds.stream()
			.map((kind) -> Map.<String, Object>of("kind", kind, "what", "Two calls together", "due", due))
			.toList();
		this.center.as("vince").put(plan, Map.of("elements", elements)).expect(403);
		assertThat(this.center.as("marcus").put(plan, Map.of("elements", elements.subList(0, 3))).expect(422).body())
			.contains("ATTENTION");
		this.center.as("marcus").put(plan, Map.of("elements", elements)).expect(200);
	}

	/** The pages of case and rep, as somebody sees them, wide and on a phone. */
	private void look(String user, String id, String name) {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn("http://127.0.0.1:" + this.port, user, new Viewport(1280, 900));
			page.navigate("http://127.0.0.1:" + this.port + "/reps/vince/notice");
			assertThat(page.locator("main").textContent())
				.contains("On 80 of 100 calls the customer agreed to discovery", "You may reply within 5 working days");
			assertThat(Accessibility.problems(page)).as("notice").isEmpty();
			page.navigate("http://127.0.0.1:" + this.port + "/reps/vince");
			page.waitForSelector("section:has-text('Found by trying calls')",
					new Page.WaitForSelectorOptions().setTimeout(120_000));
			String outlook = page.locator("section:has-text('Found by trying calls')").textContent();
			// the last to look is vince, whose case has ended by then
			assertThat(outlook.contains("would open a case")).isEqualTo(user.equals("vince"));
			assertThat(outlook.contains(id + " runs: no other opens beside it")).isNotEqualTo(user.equals("vince"));
			page.navigate("http://127.0.0.1:" + this.port + "/cases/" + id);
			assertThat(page.locator("#gate li").count()).isEqualTo(LegalCondition.values().length);
			assertThat(page.locator("#grounds").count()).isEqualTo(user.equals("vince") ? 1 : 0);
			browser.look(page, "legal-" + name);
		}
	}

	/** Each condition alone is taken away, tried by everybody, and put back. */
	private void lackingEachInTurn(String id) {
		long number = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
		String cited = this.jdbc.queryForObject("select calls from escalation_case where number = ?", String.class,
				number);
		without(id, LegalCondition.NOTICE, (there) -> acknowledged("vince",
				there ? "2026-01-05" : LocalDate.now(ZoneOffset.UTC).minusDays(3).toString()));
		without(id, LegalCondition.CALLS, (there) -> this.jdbc
			.update("update escalation_case set calls = ? where number = ?", there ? cited : "acd/none", number));
		without(id, LegalCondition.OBJECTIVES,
				(there) -> this.jdbc.update(
						"update evidence_window set confirmed = ? where kind = 'OBJECTIVE' and case_number = ?",
						there ? "MISSED" : "MET", number));
		without(id, LegalCondition.TALK, renamed(number, "hold-heart-to-heart"));
		without(id, LegalCondition.PROTECTED_GROUND, (there) -> this.jdbc
			.update("update escalation_case set state = ? where number = ?", there ? "OPEN" : "PAUSED", number));
		without(id, LegalCondition.HELP, (there) -> this.jdbc.update(
				"update case_form set fields = replace(fields, ?, ?) where task = 'hold-heart-to-heart' and case_number = ?",
				there ? "COMMITS" : "REFUSES", there ? "REFUSES" : "COMMITS", number));
		without(id, LegalCondition.DEVELOPMENT, (there) -> managementPlan(id, there));
		without(id, LegalCondition.FEEDBACK, renamed(number, "give-formative-feedback"));
		without(id, LegalCondition.PLAN, by(number, "write-plan", "vince", "marcus"));
		without(id, LegalCondition.SIGNATURE, renamed(number, "agree-plan"));
		assertThat(gate(id).toString()).contains("judged otherwise");
		without(id, LegalCondition.TRIAL,
				(there) -> this.jdbc.update(
						"update evidence_window set proposed = ? where kind = 'TRIAL' and case_number = ?",
						there ? "MISSED" : "NOT_EVIDENCED", number));
		without(id, LegalCondition.REPLY, by(number, "reply-to-consequence", "vince", "marcus"));
		by(number, "give-formative-feedback", "marcus", "hr").accept(false);
		stopped(id, LegalCondition.DECIDER, "hr");
		by(number, "give-formative-feedback", "marcus", "hr").accept(true);
		assertThat(gate(id).get("open").asBoolean()).isTrue();
	}

	private void without(String id, LegalCondition condition, Consumer<Boolean> there) {
		there.accept(false);
		assertThat(missing(id)).containsExactly(condition.name());
		stopped(id, condition);
		there.accept(true);
		assertThat(missing(id)).isEmpty();
	}

	private void stopped(String id, LegalCondition condition) {
		EVERYBODY.forEach((user) -> stopped(id, condition, user));
	}

	/** No consequence comes of it, and who might decide hears which line is missing. */
	private void stopped(String id, LegalCondition condition, String user) {
		String task = this.center.task(id, "decide-hard-consequence");
		for (String consequence : List.of("DAY_OFF", "TERMINATION")) {
			Api.Answer answer = this.center.as(user)
				.complete(task, Map.of("consequence", consequence, "reason", "Enough is enough"));
			assertThat(answer.status()).as("%s without %s", user, condition).isIn(401, 403, 404, 409);
			if (user.startsWith("hr")) {
				assertThat(answer.status()).isEqualTo(409);
				assertThat(answer.json().get("detail").asString()).contains(condition.title());
			}
		}
		JsonNode file = this.center.caseFile(id);
		assertThat(file.get("consequence").isNull()).isTrue();
		assertThat(file.get("closedAt").isNull()).isTrue();
	}

	private void terminate(String id) {
		JsonNode unlawful = this.center.as("hr")
			.complete(this.center.task(id, "decide-hard-consequence"),
					Map.of("consequence", "DOCKED_PAY", "reason", "Enough"))
			.expect(422)
			.json();
		assertThat(unlawful.toString()).contains("pay may not be docked");
		this.center.complete("hr", id, "decide-hard-consequence",
				Map.of("consequence", "TERMINATION", "reason", "Nothing changed in three months"));

		this.center.complete("hr2", id, "confirm-termination",
				Map.of("decision", "REFUSE", "reason", "I miss what was said in the reply"));
		this.center.complete("hr", id, "decide-again",
				Map.of("consequence", "TERMINATION", "reason", "The reply names nothing new"));
		String confirm = this.center.task(id, "confirm-termination");
		Map<String, Object> yes = Map.of("decision", "CONFIRM", "reason", "I have read all of it");
		assertThat(this.center.caseFile(id).get("consequence").isNull()).isTrue();
		for (String user : EVERYBODY) {
			if (!user.equals("hr2")) {
				assertThat(this.center.as(user).complete(confirm, yes).status()).as(user).isIn(401, 403, 404);
			}
		}
		this.center.as("hr2").complete(confirm, yes).expect(200);
		JsonNode file = this.center.caseFile(id);
		assertThat(file.get("state").asString()).isEqualTo("CLOSED");
		assertThat(file.get("consequence").get("kind").asString()).isEqualTo("TERMINATION");
		assertThat(file.get("consequence").get("state").asString()).isEqualTo("DECIDED");
		timersOf(id);
		this.center.complete(id, "hand-over-seat", Map.of("callsTakenBy", "The team, by turns", "fill", "HIRE"));
	}

	/**
	 * Who has left appeals in writing, and HR enters it. Everybody of HR had a part, so a
	 * neutral reader hears it.
	 */
	private void reverse(String id) {
		Map<String, Object> grounds = Map.of("grounds", "The coaching that I was promised never came", "companion",
				"Olga of the works council");
		String appeals = "/api/cases/" + id + "/appeals";
		this.center.as("hr").post(appeals, grounds).expect(403);
		this.center.as("hr")
			.post("/api/reps/vince/departure",
					Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "leaving", "DISMISSED"))
			.expect(200);
		this.center.as("vince").post(appeals, grounds).expect(401);
		this.center.as("marcus").post(appeals, grounds).expect(403);
		this.center.as("other").post(appeals, grounds).expect(404);
		this.center.as("hr").post(appeals, grounds).expect(201);
		this.center.as("hr").post(appeals, grounds).expect(409);
		assertThat(this.center.as("hr").get("/api/erasures/vince").expect(200).body())
			.contains("An appeal goes on by what was written in it");
		assertThat(
				this.jdbc.queryForList(
						"select e.rep from retention_clock c join escalation_case e on e.rep = c.person"
								+ " where c.kind = 'CASE' and c.since = e.appeal_until and c.person = 'vince'",
						String.class))
			.as("days count once the time to appeal is over")
			.hasSize(1);

		String hear = this.center.task(id, "hear-appeal");
		JsonNode asked = this.center.as("quinn").get("/api/tasks/" + hear).expect(200).json();
		assertThat(asked.at("/proposal/companion").asString()).isEqualTo("Olga of the works council");
		assertThat(asked.at("/schema/properties/companion/default").asString()).startsWith("Olga");
		Map<String, Object> reversed = Map.of("decision", "REVERSE", "reason", "It was promised and not delivered");
		for (String user : EVERYBODY) {
			if (!user.equals("quinn")) {
				assertThat(this.center.as(user).complete(hear, reversed).status()).as(user).isIn(401, 403, 404);
			}
		}
		this.center.as("quinn").complete(hear, reversed).expect(200);
		this.center.complete("hr", id, "undo-consequence",
				Map.of("undone", "The seat, the pay since then, the entry in the personal file", "returned",
						List.of("EMPLOYMENT", "PAY", "SEAT", "ACCESS", "POINTS", "FILE_ENTRY"), "repToldAt",
						"2026-11-02T10:00:00Z"));
		this.center.as("vince").get("/api/cases/" + id).expect(200);
		JsonNode file = this.center.caseFile(id);
		assertThat(file.get("consequence").get("state").asString()).isEqualTo("REVERSED");
		assertThat(file.get("closedBecause").asString()).contains("reversed on appeal");
		assertThat(file.get("history").toString()).contains("consequence.appealed", "consequence.reversed");
	}

	@Test
	void a_day_off_is_upheld_by_another_person_of_hr_and_asked_about_a_month_later() {
		String id = atStageFour("noor");
		this.jdbc.update("update escalation_case set reply_until = '2026-01-05' where rep = 'noor'");
		assertThat(missing(id)).isEmpty();
		assertThat(this.center.as("hr")
			.complete(this.center.task(id, "decide-hard-consequence"),
					Map.of("consequence", "DAY_OFF", "reason", "Now", "effectiveFrom", "2026-01-05T08:00:00Z"))
			.expect(422)
			.body()).contains("nothing takes effect before");
		this.center.complete("hr", id, "decide-hard-consequence",
				Map.of("consequence", "DAY_OFF", "reason", "A day to think about it, paid"));
		timersOf(id);
		Api.await("the case is closed once the time to reply is over", Duration.ofSeconds(60),
				() -> this.center.caseFile(id).get("state").asString().equals("CLOSED"));
		assertThat(this.center.caseFile(id).get("closedBecause").asString())
			.containsPattern("may appeal until \\w{3} \\d+ \\w{3} 20\\d\\d");
		this.center.complete(id, "hold-return-conversation",
				Map.of("talkedAt", "2026-11-02T08:00:00Z", "said", "Glad to have you back", "nextStep",
						"One closing question on three calls, then we talk", "help", "I listen to the first"));
		String appeals = "/api/cases/" + id + "/appeals";
		this.center.as("noor").post(appeals, Map.of("grounds", " ")).expect(422);
		this.center.as("noor").post(appeals, Map.of("grounds", "I was ill", "companion", "x".repeat(201))).expect(422);
		this.center.as("noor").post(appeals, Map.of("grounds", "I was ill", "companion", "Olga")).expect(201);
		this.center.as("noor").post(appeals, Map.of("grounds", "I was ill")).expect(409);
		assertThat(this.center.caseFile(id).get("history").toString()).contains("\"companion\":\"Olga\"");
		timersOf(id);
		Api.await("it is looked at again while the appeal is open", Duration.ofSeconds(60), () -> {
			Integer waiting = this.jdbc.queryForObject(
					"select count(*) from scheduled_tasks where execution_time > now() and task_instance like ?",
					Integer.class, id + " %");
			return waiting != null && waiting == 1;
		});
		String hear = this.center.task(id, "hear-appeal");
		Map<String, Object> upheld = Map.of("decision", "UPHOLD", "reason", "No certificate for those days");
		this.center.as("hr").complete(hear, upheld).expect(403);
		this.center.as("hr2").complete(hear, upheld).expect(200);
		assertThat(this.center.caseFile(id).get("consequence").get("state").asString()).isEqualTo("UPHELD");

		timersOf(id);
		this.center.complete(id, "record-effect", Map.of("worked", "YES", "seen", "Asks on most calls since"));
		assertThat(this.center.caseFile(id).get("history").toString()).contains("Record effect: done");
	}

	/** Refuses in private, signs nothing, keeps no plan. */
	private String atStageFour(String rep) {
		this.center.rep(rep).pastCalls(rep, 60, "MISSED");
		String id = this.center.caseOf(rep);
		for (int i = 0; i < 2; i++) {
			this.center.agreeObjective(id);
			this.center.nextCalls(rep, 10, false, "MISSED");
			this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "WILL"));
		}
		this.center.complete(id, "hold-heart-to-heart",
				Map.of("venue", "Small meeting room", "surfaceAnswer", "If they want it they ask", "realConcern",
						"VALUES", "plansForFuture", "Team lead one day", "commitment", "REFUSES", "support", "NONE"));
		String call = this.center.caseFile(id).get("openedBecause").get("calls").get(0).asString();
		this.center.complete(id, "give-formative-feedback",
				Map.of("observations", List.of(call), "expectation", "JOB_REQUIREMENT", "consequenceToday", "A talk",
						"consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
		this.center.complete(rep, id, "write-plan",
				Map.of("plan", "From today I will use one transition on every call, ten of ten"));
		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "REFUSED", "planSummary", "One transition on every call"));
		this.center.nextCalls(rep, 20, false, "MISSED");
		this.center.task(id, "decide-hard-consequence");
		return id;
	}

	private JsonNode gate(String id) {
		return this.center.as("auditor").get("/api/cases/" + id + "/gate").expect(200).json();
	}

	private List<String> missing(String id) {
		return gate(id).get("lines")
			.valueStream()
			.filter((line) -> !line.get("met").asBoolean())
			.map((line) -> line.get("condition").asString())
			.toList();
	}

	private Consumer<Boolean> renamed(long number, String form) {
		return (there) -> this.jdbc.update("update case_form set task = ? where task = ? and case_number = ?",
				there ? form : "no-" + form, there ? "no-" + form : form, number);
	}

	private Consumer<Boolean> by(long number, String form, String right, String wrong) {
		return (there) -> this.jdbc.update("update case_form set by_user = ? where task = ? and case_number = ?",
				there ? right : wrong, form, number);
	}

	private void acknowledged(String rep, String day) {
		this.center.as("integration")
			.put("/api/reps/" + rep,
					Map.of("name", "Rep " + rep, "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", day))
			.expect(200);
	}

	/** Lets every timer of a case go off. */
	private void timersOf(String id) {
		this.jdbc.update("update scheduled_tasks set execution_time = '2026-01-01 00:00:00' "
				+ "where task_name = 'workflow-timer' and task_instance like ?", id + " %");
	}

	private void user(String id, String role) {
		Map<String, Object> user = new HashMap<>(Map.of("name", id, "roles", List.of(role), "password", Api.PASSWORD));
		this.center.as("admin").put("/api/users/" + id, user).expect(200);
	}

}
