package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stages of the ladder as people on the floor meet them, through REST as each role,
 * on a real MySQL.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LadderIntegrationTests extends OnTheLadder {

	private static final String PLAN = "From today I will use one transition on every call and note two needs each time";

	/** The cases that were walked. */
	private static final Set<String> WALKED = new TreeSet<>();

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
		String id = promiseBroken("tina");
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
		moreOfHr();
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
			assertThat(line(id, condition).toString()).contains("\"met\":true", "skipped by ");
		}
		assertThat(line(id, "FEEDBACK").get("says").asString())
			.containsPattern("^skipped by Hana of hr3 on \\w{3} \\d+ \\w{3} 20\\d\\d: No objective");
		this.center.complete("edda", id, "reply-to-consequence", Map.of("reply", "They had agreed"));
		Map<String, Object> decision = Map.of("consequence", "DAY_OFF", "reason", "Paid, to think about it");
		String decide = this.center.task(id, "decide-hard-consequence");
		assertThat(this.center.as("hr3").complete(decide, decision).expect(409).body()).contains("had a part");
		this.center.as("hr4").complete(decide, decision).expect(200);
		assertThat(history(id)).contains("case.overridden", "override.reviewed");
	}

	@Test
	void time_without_calls_is_held_against_nobody_and_objectives_met_end_in_recovery() {
		String id = caseOf("omi");
		this.center.agreeObjective(id);
		timersOf(id);
		assertThat(form(id, "review-skill-objective").at("/proposal/proposed").asString()).isEqualTo("NOT_EVIDENCED");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));
		for (int i = 0; i < 3; i++) {
			this.center.agreeObjective(id);
			this.center.nextCalls("omi", 10, true, "MET");
			this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));
		}
		assertThat(state(id)).isEqualTo("RECOVERED");
	}

	@Test
	void a_lack_of_talent_and_a_seat_that_does_not_fit_lead_to_a_role_fit_review() {
		String talent = caseOf("tal");
		this.center.agreeObjective(talent);
		this.center.nextCalls("tal", 10, false, "MISSED");
		this.center.complete(talent, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "TALENT"));
		assertThat(this.center.caseFile(talent).get("closedBecause").asString()).contains("seat that fits");

		String seat = caseOf("roy");
		missed(seat, "roy", true);
		missed(seat, "roy", true);
		this.center.complete(seat, "hold-heart-to-heart", talk("NEEDS_TIME", "PROTECTED", "NONE"));
		stopped(seat);
		resume(seat);
		this.center.complete(seat, "hold-heart-to-heart", talk("REFUSES", "ROLE", "ROLE_FIT"));
		assertThat(state(seat)).isEqualTo("CLOSED");
	}

	@Test
	void what_is_protected_stops_a_hard_consequence_as_well() {
		String id = atStageFour("gus");
		this.center.as("gus").post("/api/cases/" + id + "/protected-ground", Map.of()).expect(200);
		stopped(id);
		assertThat(openTasks(id)).doesNotContain("decide-hard-consequence", "reply-to-consequence");
		this.center.complete("hr", id, "review-protected-ground", Map.of("decision", "CLOSE", "reason", "Settled"));
		assertThat(state(id)).isEqualTo("CLOSED");
	}

	@Test
	void a_termination_is_decided_twice_confirmed_by_another_and_the_seat_handed_over() {
		String id = atStageFour("tom");
		this.jdbc.update("update escalation_case set reply_until = '2026-01-05' where rep = 'tom'");
		timersOf(id);
		Api.await("the time to reply is over", Duration.ofSeconds(60),
				() -> !openTasks(id).contains("reply-to-consequence"));
		Map<String, Object> terminated = Map.of("consequence", "TERMINATION", "reason", "The act is shown");
		this.center.complete("hr3", id, "decide-hard-consequence", terminated);
		this.center.complete("hr4", id, "confirm-termination", Map.of("decision", "REFUSE", "reason", "Say which"));
		this.center.complete("hr3", id, "decide-again", terminated);
		this.center.complete("hr4", id, "confirm-termination", Map.of("decision", "CONFIRM", "reason", "All read"));
		assertThat(state(id)).isEqualTo("CLOSED");
		timersOf(id);
		this.center.complete(id, "hand-over-seat", Map.of("callsTakenBy", "The team, by turns", "fill", "HIRE"));
	}

	@Test
	void a_day_off_is_appealed_looked_at_again_and_upheld_or_reversed() {
		String upheld = dayOff("ann");
		this.center.complete(upheld, "hold-return-conversation", Map.of("talkedAt", "2026-11-02T08:00:00Z", "said",
				"Glad to have you back", "nextStep", "One question on three calls"));
		appeal("ann", upheld);
		timersOf(upheld);
		Api.await("it is looked at again while the appeal is open", Duration.ofSeconds(60),
				() -> history(upheld).contains("time-to-look"));
		this.center.complete("hr4", upheld, "hear-appeal", Map.of("decision", "UPHOLD", "reason", "Nothing new"));
		timersOf(upheld);
		this.center.complete(upheld, "record-effect", Map.of("worked", "YES", "seen", "Asks since"));

		String reversed = dayOff("rev");
		appeal("rev", reversed);
		this.center.complete("hr4", reversed, "hear-appeal", Map.of("decision", "REVERSE", "reason", "Not shown"));
		this.center.complete("hr", reversed, "undo-consequence", Map.of("undone", "The day, as paid leave", "returned",
				List.of("DAYS"), "repToldAt", "2026-11-02T10:00:00Z"));
		timersOf(reversed);
		Api.await("nothing is asked about it", Duration.ofSeconds(60),
				() -> this.jdbc.queryForObject(
						"select count(*) from wf_instance where business_key = ? and process = 'consequence-follow-up' "
								+ "and path like '%nothing-to-follow%'",
						Integer.class, reversed) == 1);
	}

	/** A flow or an end that nobody has walked, or that is new, is named here. */
	@Test
	@Order(Integer.MAX_VALUE)
	void every_flow_and_every_end_of_the_ladder_was_walked() {
		assertThat(notWalked(WALKED,
				List.of("staged-escalation", "skill-objective", "heart-to-heart", "formative-feedback",
						"hard-consequence", "appeal", "consequence-follow-up", "support", "talk-record",
						"plan-signature")))
			.isEmpty();
	}

	@Override
	String caseOf(String rep) {
		String id = super.caseOf(rep);
		WALKED.add(id);
		return id;
	}

	/** A case whose rep has committed in the talk, was helped, and missed once more. */
	private String promiseBroken(String rep) {
		String id = caseOf(rep);
		missed(id, rep, true);
		missed(id, rep, true);
		this.center.complete(id, "hold-heart-to-heart", talk("COMMITS", "FEAR", "COACHING"));
		this.center.complete(id, "deliver-support",
				Map.of("kind", "COACHING", "deliveredAt", Instant.now().toString(), "what", "Two calls together"));
		missed(id, rep, true);
		return id;
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

	/** A trial without calls is extended once, and then HR looks at it. */
	private void extendedOnce(String id) {
		timersOf(id);
		Api.await("the trial is extended", Duration.ofSeconds(60),
				() -> history(id).contains("Too few calls to judge: the trial goes on"));
		timersOf(id);
		this.center.task(id, "decide-hard-consequence");
		assertThat(stage(id)).isEqualTo("HARD_CONSEQUENCE");
	}

	private void appeal(String rep, String id) {
		this.center.as(rep).post("/api/cases/" + id + "/appeals", Map.of("grounds", "It was not so")).expect(201);
	}

}
