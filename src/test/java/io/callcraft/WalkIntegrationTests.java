package io.callcraft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job from end to end, through REST, on a real MySQL: calls arrive, a case
 * opens, people complete its tasks, policies change meanwhile, and the whole way is on
 * record.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TestDatabase.Fresh.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final Duration CHANGE_SHOWS = Duration.ofMinutes(2);

	@LocalServerPort
	private int port;

	private RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.calls.max-megabytes", () -> "8");
	}

	@BeforeEach
	void openCenter() {
		if (this.center == null) {
			this.center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		}
	}

	@Test
	void a_rep_who_breaks_every_promise_goes_through_all_four_stages() {
		this.center.rep("trent").pastCalls("trent", 60, "MISSED");
		String id = this.center.caseOf("trent");

		assertStanding("trent");
		assertStage(id, "SKILL_OBJECTIVE");
		missObjective(id, "trent");
		missObjective(id, "trent");
		assertStage(id, "HEART_TO_HEART");
		this.center.complete(id, "hold-heart-to-heart", talk("COMMITS", "FEAR", "RETRAINING"));
		assertStage(id, "SKILL_OBJECTIVE");
		assertThat(openTasks(id)).containsExactlyInAnyOrder("deliver-support", "agree-skill-objective", "confirm-talk");
		this.center.complete(id, "deliver-support",
				Map.of("kind", "RETRAINING", "deliveredAt", Instant.now().toString(), "what", "Role play"));
		missObjective(id, "trent");
		assertStage(id, "FORMATIVE_FEEDBACK");
		formativeFeedback(id, "trent");
		this.center.nextCalls("trent", 20, false, "MISSED");
		assertStage(id, "HARD_CONSEQUENCE");

		String decide = this.center.task(id, "decide-hard-consequence");
		Map<String, Object> decision = Map.of("consequence", "DAY_OFF", "reason", "The plan was not kept");
		this.center.as("hr").complete(decide, decision).expect(409);
		this.center.as("marcus").complete(decide, decision).expect(403);
		this.center.complete("trent", id, "reply-to-consequence", Map.of("reply", "I was tired"));
		this.center.as("hr").complete(decide, decision).expect(200);

		JsonNode file = this.center.caseFile(id);
		assertThat(file.get("state").asString()).isEqualTo("CLOSED");
		assertThat(file.get("history").toString()).contains("case.opened", "objective.reviewed", "case.moved",
				"task.completed", "case.closed",
				"Two objectives missed in a row for lack of will lead to the heart-to-heart");
		assertThat(file.get("history").toString()).doesNotContain("said in private");
	}

	@Test
	void a_rep_who_meets_two_objectives_and_holds_the_target_recovers() {
		this.center.rep("biff").pastCalls("biff", 60, "MISSED");
		String id = this.center.caseOf("biff");

		for (int i = 0; i < 2; i++) {
			this.center.agreeObjective(id);
			this.center.nextCalls("biff", 10, true, "MET");
			this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));
		}
		this.center.agreeObjective(id);
		this.center.nextCalls("biff", 10, true, "MET");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));

		assertThat(this.center.caseFile(id).get("state").asString()).isEqualTo("RECOVERED");
		assertThat(openTasks(id)).isEmpty();
	}

	@Test
	void protected_ground_stops_the_case_and_a_refusal_of_the_seat_ends_it() {
		this.center.rep("sam").pastCalls("sam", 60, "MISSED");
		String id = this.center.caseOf("sam");
		missObjective(id, "sam");
		missObjective(id, "sam");

		this.center.complete(id, "hold-heart-to-heart", talk("NEEDS_TIME", "PROTECTED", "NONE"));

		assertThat(this.center.caseFile(id).get("state").asString()).isEqualTo("PAUSED");
		this.center.complete("hr", id, "review-protected-ground",
				Map.of("decision", "RESUME", "reason", "A quiet desk was arranged"));
		assertThat(this.center.caseFile(id).get("state").asString()).isEqualTo("OPEN");
		this.center.complete(id, "hold-heart-to-heart", talk("REFUSES", "ROLE", "ROLE_FIT"));
		assertThat(this.center.caseFile(id).get("state").asString()).isEqualTo("CLOSED");
		assertThat(this.center.as("marcus").get("/api/cases/" + id + "/notes").json()).hasSize(2);
		assertThat(this.center.as("auditor").get("/api/cases/" + id + "/notes").json()).isEmpty();
	}

	@Test
	void nobody_enters_without_the_notice_and_only_the_rep_can_acknowledge_it() {
		this.center.rep("nia");
		this.center.as("integration")
			.put("/api/reps/una",
					Map.of("name", "Una", "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference", "POINTS"))
			.expect(200);
		this.center.as("admin")
			.put("/api/users/una",
					Map.of("name", "una", "roles", List.of("REP"), "password", Api.PASSWORD, "rep", "una"))
			.expect(200);
		this.center.pastCalls("una", 60, "MISSED");
		assertThat(this.center.cases("una", "OPEN")).isEmpty();

		String notice = "/api/reps/una/notice";
		assertThat(this.center.as("una").get(notice).expect(200).json().toString())
			.contains("On 80 of 100 calls the customer agreed to discovery", "\"acknowledgedOn\":null");
		this.center.as("marcus").post(notice + "/acknowledgement", Map.of()).expect(403);
		this.center.as("nia").post(notice + "/acknowledgement", Map.of()).expect(404);
		assertThat(this.center.as("una")
			.post(notice + "/acknowledgement", Map.of())
			.expect(200)
			.json()
			.get("acknowledgedOn")
			.isNull()).isFalse();
		this.center.as("una").post(notice + "/acknowledgement", Map.of()).expect(409);
		assertThat(this.center.as("auditor")
			.get("/api/ledger/entries?subject=una&kind=notice.acknowledged")
			.expect(200)
			.json()
			.toString()).contains("agreed to discovery", "\"by\":\"una\"");
		this.center.nextCalls("una", 1, null, "MISSED");
		assertThat(this.center.cases("una", "OPEN")).isEmpty();
	}

	@Test
	void half_the_way_to_a_limit_the_rep_hears_of_it_and_of_the_way_out() {
		this.center.rep("ida").pastCalls("ida", 49, "MET");
		this.center.nextCalls("ida", 11, null, "MISSED");

		JsonNode lead = this.center.as("ida")
			.get("/api/reps/ida/outlook")
			.expect(200)
			.json()
			.get("limits")
			.valueStream()
			.filter((limit) -> limit.get("milestone").asString().equals("lead"))
			.findFirst()
			.orElseThrow();

		assertThat(lead.get("said").asString()).contains("82 % of 60 calls", "the target is 85 %, the limit 80 %");
		assertThat(lead.get("clears").asString())
			.isEqualTo("9 of the next 10 calls on which the customer let the rep lead clear it");
		assertThat(lead.get("distance").asDouble()).isPositive();
		assertThat(lead.get("entersAfterMissed").asInt()).isPositive();
		assertThat(this.center.as("auditor")
			.get("/api/ledger/entries?subject=ida&kind=rep.warned")
			.expect(200)
			.json()
			.get("items")).hasSize(1);
		assertThat(this.center.cases("ida", "OPEN")).isEmpty();
	}

	@Test
	void wrong_forms_name_every_field_and_a_second_completion_is_refused() {
		this.center.rep("vince").pastCalls("vince", 60, "MISSED");
		String task = this.center.task(this.center.caseOf("vince"), "agree-skill-objective");
		Map<String, Object> both = new HashMap<>(RunningCenter.objective());
		both.put("hours", 6);
		both.remove("repeatBack");

		JsonNode problem = this.center.as("marcus").complete(task, both).expect(422).json();

		assertThat(problem.toString()).contains("\"hours\"", "\"repeatBack\"");
		this.center.rep("other");
		this.center.as("other").complete(task, RunningCenter.objective()).expect(404);
		this.center.as("marcus").complete(task, RunningCenter.objective()).expect(200);
		this.center.as("marcus").complete(task, RunningCenter.objective()).expect(409);
	}

	@Test
	void a_body_that_is_far_too_long_is_answered_and_not_cut_off() {
		String body = "x".repeat(40 << 20);

		Api.Answer answer = this.center.as("integration").post("/api/calls", "text/csv", body);

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("detail").asString()).contains("8 MB", "send it in parts");
	}

	@Test
	void a_changed_threshold_decides_the_next_case_and_a_broken_file_changes_nothing() throws IOException {
		int before = liveRelease();
		Path thresholds = POLICIES.resolve("rules/escalation/thresholds.yaml");
		String shipped = Files.readString(thresholds);
		Files.writeString(thresholds,
				shipped.replace("name: entry.counted\n  value: 30", "name: entry.counted\n  value: 40"));
		Api.await("the changed threshold is live", CHANGE_SHOWS, () -> liveRelease() > before);
		this.center.rep("ruth").pastCalls("ruth", 39, "MISSED");
		assertThat(this.center.cases("ruth", "OPEN")).isEmpty();
		this.center.nextCalls("ruth", 1, null, "MISSED");
		assertThat(this.center.cases("ruth", "OPEN")).hasSize(1);
		assertThat(this.center.caseFile(this.center.caseOf("ruth")).get("openedBecause").get("release").asInt())
			.isGreaterThan(before);

		int good = liveRelease();
		Path rule = POLICIES.resolve("rules/escalation/entry.dslr");
		String text = Files.readString(rule);
		Files.writeString(rule, text.replace("with evidence over", "with evidense over"));
		Api.await("the broken file is refused with its place", CHANGE_SHOWS,
				() -> this.center.as("ops")
					.get("/api/releases/live")
					.expect(200)
					.json()
					.get("problems")
					.toString()
					.contains("rules/escalation/entry.dslr"));
		assertThat(liveRelease()).isEqualTo(good);
		Files.writeString(rule, text);
	}

	private void assertStanding(String rep) {
		JsonNode lead = this.center.as("marcus")
			.get("/api/reps/" + rep + "/standing")
			.expect(200)
			.json()
			.get("milestones")
			.get("lead");
		assertThat(lead.get("observed").asInt()).isEqualTo(60);
		assertThat(lead.get("upper95").asDouble()).isLessThan(lead.get("limit").asDouble());
		assertThat(this.center.as("marcus").get("/api/reps/" + rep + "/gaps").expect(200).json().get("items"))
			.isNotEmpty();
		this.center.as("marcus").get("/api/reps/" + rep + "/outlook").expect(200);
	}

	private void missObjective(String id, String rep) {
		this.center.agreeObjective(id);
		this.center.nextCalls(rep, 10, false, "MISSED");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "WILL"));
	}

	private void formativeFeedback(String id, String rep) {
		String call = this.center.caseFile(id).get("openedBecause").get("calls").get(0).asString();
		this.center.complete(id, "give-formative-feedback",
				Map.of("observations", List.of(call), "expectation", "EARLIER_COMMITMENT", "consequenceToday", "A talk",
						"consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
		this.center.complete(rep, id, "write-plan", Map.of("plan", "Okay, I'll start"));
		String agree = this.center.task(id, "agree-plan");
		assertThat(this.center.as("marcus").get("/api/tasks/" + agree).expect(200).json().get("proposal").toString())
			.contains("SEND_BACK");
		this.center.complete(id, "agree-plan", Map.of("decision", "SEND_BACK", "missing", "How often, and when"));
		this.center.complete(rep, id, "write-plan",
				Map.of("plan", "From today I will use one transition on every call and note two needs each time"));
		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "REFUSED", "planSummary", "One transition on every call"));
	}

	private Map<String, Object> talk(String commitment, String concern, String support) {
		return Map.of("venue", "Small meeting room", "surfaceAnswer", "Customers do not like it", "realConcern",
				concern, "plansForFuture", "Team lead one day", "commitment", commitment, "support", support, "note",
				"said in private");
	}

	private void assertStage(String id, String stage) {
		assertThat(this.center.caseFile(id).get("stage").asString()).isEqualTo(stage);
	}

	private List<String> openTasks(String id) {
		return this.center.as("auditor")
			.get("/api/tasks?case=" + id)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((task) -> task.get("name").asString())
			.toList();
	}

	private int liveRelease() {
		return this.center.as("ops").get("/api/releases/live").expect(200).json().get("release").asInt();
	}

}
