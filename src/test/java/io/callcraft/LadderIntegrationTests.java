package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stages of the ladder as people on the floor meet them, through REST as each role,
 * on a real MySQL.
 */
class LadderIntegrationTests extends CenterOnMysql {

	private static final String PLAN = "From today I will use one transition on every call and note two needs each time";

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void a_small_skill_is_proposed_counted_as_calls_arrive_and_added_to_after_a_success() {
		String id = caseOf("kate");
		JsonNode form = form(id, "agree-skill-objective");
		assertThat(form.at("/schema/properties/skills/default").toString()).isEqualTo("[\"TRANSITION\"]");
		assertThat(form.at("/proposal/ifTheRepHesitates").toString()).contains("Pushing products", "Fear");
		assertThat(form.at("/proposal/endsAtTheLatest").asString()).isEqualTo("after 240 minutes at work");

		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.putAll(Map.of("concernVoiced", "They will think that I push", "resistance", "PUSHING_PRODUCTS",
				"showMeHow", true));
		this.center.complete(id, "agree-skill-objective", objective);
		this.center.complete(id, "demonstrate-skill", Map.of("shownAt", Instant.now().toString(), "shown",
				"The transition, on two of my calls; both customers said yes"));
		this.center.nextCalls("kate", 6, true, "MET");
		JsonNode seen = this.center.as("kate").get("/api/cases/" + id).expect(200).json().at("/objectives/0");
		assertThat(seen.at("/progress/met").asInt()).isEqualTo(6);
		assertThat(seen.at("/running").asBoolean()).isTrue();

		this.center.as("marcus").post("/api/cases/" + id + "/check-in", Map.of()).expect(403);
		this.center.as("kate").post("/api/cases/" + id + "/check-in", Map.of()).expect(200);
		this.center.as("kate").post("/api/cases/" + id + "/check-in", Map.of()).expect(409);
		this.center.nextCalls("kate", 4, true, "MET");
		JsonNode review = form(id, "review-skill-objective");
		assertThat(review.at("/proposal/proposed").asString()).isEqualTo("MET");
		assertThat(review.at("/schema/properties/checkedInAt/default").isString()).isTrue();
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));

		JsonNode next = form(id, "agree-skill-objective");
		assertThat(next.at("/schema/properties/skills/default").toString()).isEqualTo("[\"ASK_PERMISSION\",\"TONE\"]");
		assertThat(next.at("/schema/properties/carriedSkills/default").toString()).isEqualTo("[\"TRANSITION\"]");
		assertThat(history(id)).contains("objective.checked-in", "PUSHING_PRODUCTS", "Demonstrate skill: done");
	}

	@Test
	void the_rep_corrects_what_was_written_about_the_talk_and_what_is_protected_stops_the_case() {
		String id = caseOf("sue");
		missed(id, "sue", true);
		missed(id, "sue", true);
		JsonNode card = form(id, "hold-heart-to-heart").get("proposal");
		assertThat(card.at("/whatHappened/0").asString()).contains("Move from the service request to the lead",
				"shown on 0 of 10 calls");
		assertThat(card.at("/whatTheRepHasSaid/0").asString()).isEqualTo("I lose the thread");
		this.center.complete(id, "hold-heart-to-heart", talk("NEEDS_TIME", "OTHER", "NONE"));
		this.center.complete(id, "hold-heart-to-heart", talk("COMMITS", "FEAR", "COACHING"));

		String confirm = task("sue", id, "confirm-talk");
		assertThat(this.center.as("sue").get("/api/tasks/" + confirm).expect(200).json().get("proposal").toString())
			.contains("\"realConcern\":\"FEAR\"");
		this.center.as("sue").complete(confirm, Map.of("decision", "CORRECT")).expect(422);
		this.center.as("sue").complete(confirm, Map.of("decision", "CONFIRM", "correction", "No")).expect(422);
		this.center.as("marcus").complete(confirm, Map.of("decision", "CONFIRM")).expect(403);
		this.center.as("sue").complete(confirm, Map.of("decision", "CORRECT", "realConcern", "PROTECTED")).expect(200);
		stopped(id);
		assertThat(history(id)).contains("protected.raised");

		resume(id);
		this.center.complete(id, "hold-heart-to-heart", talk("REFUSES", "REFUSES", "NONE"));
		String call = this.center.caseFile(id).at("/openedBecause/calls/0").asString();
		Map<String, Object> feedback = new HashMap<>(
				Map.of("observations", List.of(call), "expectation", "JOB_REQUIREMENT", "consequenceToday", "A talk",
						"consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
		feedback.put("protectedGround", "SOMETHING");
		this.center.complete(id, "give-formative-feedback", feedback);
		stopped(id);

		resume(id);
		this.center.as("quinn").post("/api/cases/" + id + "/protected-ground", Map.of()).expect(403);
		this.center.as("sue")
			.post("/api/cases/" + id + "/protected-ground", Map.of("note", "It is about my back"))
			.expect(200);
		this.center.as("sue").post("/api/cases/" + id + "/protected-ground", Map.of()).expect(409);
		stopped(id);
		assertThat(this.center.as("marcus").get("/api/cases/" + id + "/notes").json().toString())
			.doesNotContain("my back");
		assertThat(this.center.as("hr").get("/api/cases/" + id + "/notes").json().toString()).contains("my back");
		this.center.complete("hr", id, "review-protected-ground",
				Map.of("decision", "CLOSE", "reason", "Another desk, no case"));
		assertThat(state(id)).isEqualTo("CLOSED");
	}

	@Test
	void feedback_quotes_what_was_agreed_and_a_dictated_plan_is_the_reps_once_signed_with_their_password() {
		String id = refused("tina", true);
		JsonNode form = form(id, "give-formative-feedback");
		assertThat(form.at("/schema/properties/expectation/default").asString()).isEqualTo("EARLIER_COMMITMENT");
		assertThat(form.at("/schema/properties/quoted/default").asString())
			.contains("“One transition on each of the next ten calls”", "202");
		assertThat(form.at("/schema/properties/consequenceNextDay/title").asString()).contains("the next day, ", "202");
		assertThat(form.at("/schema/properties/observations/default")).hasSize(5);
		assertThat(form.at("/proposal/notice").asString()).contains("Mon 5 Jan 2026");
		Map<String, Object> feedback = feedback(id, "EARLIER_COMMITMENT");
		feedback.put("dictatedPlan", PLAN);
		this.center.complete(id, "give-formative-feedback", feedback);
		assertThat(openTasks(id)).contains("agree-plan").doesNotContain("write-plan");

		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "SIGNED", "planSummary", "One transition on every call"));
		assertThat(line(id, "PLAN").toString()).contains("has not signed it", "\"met\":false");
		String sign = task("tina", id, "sign-plan");
		Api tina = this.center.as("tina");
		assertThat(
				tina.complete(sign, Map.of("decision", "SIGN", "name", "Tina", "password", "wrong")).expect(422).body())
			.contains("Rep tina", "is not right");
		tina.complete(sign, Map.of("decision", "REFUSE")).expect(422);
		tina.complete(sign, Map.of("decision", "SIGN", "name", "Rep Tina", "password", Api.PASSWORD)).expect(200);
		assertThat(line(id, "PLAN").toString()).contains("dictated it and signed it", "\"met\":true");
		assertThat(line(id, "SIGNATURE").toString()).contains("with name and password");
		assertThat(history(id)).doesNotContain("password\"");

		this.center.nextCalls("tina", 20, true, "MET");
		assertThat(state(id)).isEqualTo("RECOVERED");
	}

	@Test
	void a_plan_goes_back_twice_then_to_a_neutral_reader_and_a_refusal_is_put_in_writing() {
		String id = refused("rhea", false);
		String give = this.center.task(id, "give-formative-feedback");
		assertThat(this.center.as("marcus").complete(give, feedback(id, "EARLIER_COMMITMENT")).expect(422).body())
			.contains("the rep has committed to nothing in this case");
		this.center.complete(id, "give-formative-feedback", feedback(id, "JOB_REQUIREMENT"));
		for (int i = 0; i < 3; i++) {
			this.center.complete("rhea", id, "write-plan", Map.of("plan", "I will do my best " + i));
			this.center.complete(id, "agree-plan", Map.of("decision", "SEND_BACK", "missing", "How often, and when"));
		}
		this.center.complete("quinn", id, "read-plan",
				Map.of("planSummary", "One transition on every call", "signature", "REFUSED", "witness", "Olga"));

		String read = task("rhea", id, "read-refusal");
		assertThat(
				this.center.as("rhea").get("/api/tasks/" + read).expect(200).json().at("/proposal/reason").asString())
			.contains("One transition on every call", "Olga was there");
		this.center.as("rhea").complete(read, Map.of("answer", "Nobody asked me what I need")).expect(200);
		assertThat(line(id, "SIGNATURE").toString()).contains("refused before Olga");
		assertThat(history(id)).contains("plan.refusal-recorded", "Nobody asked me what I need");
		extendedOnce(id);
	}

	@Test
	void a_second_person_skips_stages_as_far_as_the_rules_allow_and_decides_on_nothing_afterwards() {
		for (String user : List.of("hr2", "hr3", "hr4")) {
			this.center.as("admin")
				.put("/api/users/" + user, Map.of("name", user, "roles", List.of("HR"), "password", Api.PASSWORD))
				.expect(200);
		}
		String id = caseOf("edda");
		for (String user : List.of("marcus", "edda", "quinn", "auditor", "ops")) {
			skip(user, id, "HEART_TO_HEART", "OTHER", "").expect(403);
		}
		assertThat(skip("hr", id, "HARD_CONSEQUENCE", "OTHER", "Carla").expect(409).body())
			.contains("only gross misconduct goes past it");
		assertThat(skip("hr", id, "HARD_CONSEQUENCE", "GROSS_MISCONDUCT", "").expect(409).body())
			.contains("it is a rumour");
		this.center.as("hr").post("/api/cases/" + id + "/override", Map.of("reason", "So")).expect(422);

		skip("hr", id, "HEART_TO_HEART", "OTHER", "").expect(200);
		assertThat(openTasks(id)).containsExactly("hold-heart-to-heart");
		skip("hr", id, "FORMATIVE_FEEDBACK", "OTHER", "").expect(403);
		skip("hr2", id, "HEART_TO_HEART", "OTHER", "").expect(409);
		skip("hr2", id, "FORMATIVE_FEEDBACK", "OTHER", "").expect(200);
		assertThat(openTasks(id)).containsExactly("give-formative-feedback");
		skip("hr3", id, "HARD_CONSEQUENCE", "GROSS_MISCONDUCT", "Carla").expect(200);
		assertThat(openTasks(id)).containsExactlyInAnyOrder("reply-to-consequence", "decide-hard-consequence");

		for (String condition : List.of("OBJECTIVES", "TALK", "PLAN", "TRIAL", "SIGNATURE", "FEEDBACK")) {
			assertThat(line(id, condition).toString()).contains("\"met\":true", "skipped by hr");
		}
		this.center.complete("edda", id, "reply-to-consequence", Map.of("reply", "They had agreed"));
		Map<String, Object> decision = Map.of("consequence", "DAY_OFF", "reason", "Paid, to think about it");
		String decide = this.center.task(id, "decide-hard-consequence");
		assertThat(this.center.as("hr3").complete(decide, decision).expect(409).body()).contains("had a part");
		this.center.as("hr4").complete(decide, decision).expect(200);
		assertThat(history(id)).contains("case.overridden", "override.reviewed");
	}

	private Api.Answer skip(String user, String id, String stage, String ground, String witness) {
		return this.center.as(user)
			.post("/api/cases/" + id + "/override", Map.of("stage", stage, "ground", ground, "reason",
					"No objective answers this", "act", "Entered a contract that was refused", "witness", witness));
	}

	/** A trial without calls is extended once, and then HR looks at it. */
	private void extendedOnce(String id) {
		timersOf(id);
		Api.await("the trial is extended", Duration.ofSeconds(60),
				() -> history(id).contains("Too few calls to judge: the trial goes on"));
		timersOf(id);
		this.center.task(id, "decide-hard-consequence");
		assertThat(stage(id)).isEqualTo("HARD_CONSEQUENCE");
	}

	/** A case whose rep has refused in the talk. */
	private String refused(String rep, boolean committed) {
		String id = caseOf(rep);
		missed(id, rep, committed);
		missed(id, rep, committed);
		this.center.complete(id, "hold-heart-to-heart", talk("REFUSES", "VALUES", "NONE"));
		return id;
	}

	private Map<String, Object> feedback(String id, String expectation) {
		String call = this.center.caseFile(id).at("/openedBecause/calls/0").asString();
		return new HashMap<>(Map.of("observations", List.of(call), "expectation", expectation, "consequenceToday",
				"A talk", "consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
	}

	private JsonNode line(String id, String condition) {
		return this.center.as("auditor")
			.get("/api/cases/" + id + "/gate")
			.expect(200)
			.json()
			.get("lines")
			.valueStream()
			.filter((line) -> line.get("condition").asString().equals(condition))
			.findFirst()
			.orElseThrow();
	}

	/** Lets every timer of a case go off. */
	private void timersOf(String id) {
		this.jdbc.update("update scheduled_tasks set execution_time = '2026-01-01 00:00:00' "
				+ "where task_name = 'workflow-timer' and task_instance like ?", id + " %");
	}

	/** The case stands still, and HR alone has something to do about it. */
	private void stopped(String id) {
		assertThat(state(id)).isEqualTo("PAUSED");
		assertThat(openTasks(id)).contains("review-protected-ground")
			.doesNotContain("agree-skill-objective", "write-plan", "hold-heart-to-heart");
		assertThat(this.center.as("auditor").get("/api/cases/" + id + "/gate").expect(200).body())
			.contains("HR has not settled what came up");
	}

	private void resume(String id) {
		this.center.complete("hr", id, "review-protected-ground",
				Map.of("decision", "RESUME", "reason", "A quiet desk was arranged"));
		assertThat(state(id)).isEqualTo("OPEN");
		assertThat(openTasks(id)).contains("hold-heart-to-heart");
	}

	private void missed(String id, String rep, boolean committed) {
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.put("committed", committed);
		objective.put("concernVoiced", "I lose the thread");
		this.center.complete(id, "agree-skill-objective", objective);
		this.center.nextCalls(rep, 10, false, "MISSED");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "WILL"));
	}

	private static Map<String, Object> talk(String commitment, String concern, String support) {
		return Map.of("venue", "Small meeting room", "surfaceAnswer", "Customers do not like it", "realConcern",
				concern, "plansForFuture", "Team lead one day", "commitment", commitment, "support", support);
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

	/** The oldest open task of a name that is for somebody. */
	private String task(String user, String id, String name) {
		return this.center.as(user)
			.get("/api/tasks?mine=true&case=" + id)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.get("task")
			.asString();
	}

	/** An open task with its form and what the rules propose, as a supervisor sees it. */
	private JsonNode form(String id, String name) {
		return this.center.as("marcus").get("/api/tasks/" + this.center.task(id, name)).expect(200).json();
	}

}
