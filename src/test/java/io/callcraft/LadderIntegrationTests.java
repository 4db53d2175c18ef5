package io.callcraft;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
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
class LadderIntegrationTests extends CenterOnMysql {

	private static final String PLAN = "From today I will use one transition on every call and note two needs each time";

	/** The cases that were walked. */
	private static final Set<String> OPENED = new TreeSet<>();

	@Test
	void a_small_skill_is_proposed_counted_as_calls_arrive_and_added_to_after_a_success() {
		String id = opened("kate");
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
	void a_tap_a_call_is_said_beside_the_evidence_and_never_replaces_it() {
		String id = opened("tap");
		String taps = "/api/cases/" + id + "/taps";
		this.center.as("tap").post(taps, Map.of()).expect(409);
		Map<String, Object> hour = new HashMap<>(RunningCenter.objective());
		hour.remove("calls");
		hour.putAll(Map.of("hours", 1, "repeatBack", "One transition on every call for two hours"));
		this.center.complete(id, "agree-skill-objective", hour);
		assertThat(this.center.caseFile(id).at("/objectives/0/differs/0").asString())
			.isEqualTo("says 2 h; 1 h were agreed");

		for (int i = 0; i < 9; i++) {
			this.center.as("tap").post(taps, Map.of()).expect(201);
		}
		this.center.as("tap").delete(taps).expect(200);
		this.center.as("marcus").post(taps, Map.of()).expect(201);
		this.center.as("quinn").post(taps, Map.of()).expect(403);
		JsonNode said = this.center.as("auditor").get(taps).expect(200).json();
		assertThat(said.get("selfReported").asInt()).isEqualTo(8);
		assertThat(said.get("seen").asInt()).isEqualTo(1);
		assertThat(this.center.caseFile(id).at("/objectives/0/progress/met").asInt()).isZero();

		timersOf(id);
		JsonNode review = form(id, "review-skill-objective").get("proposal");
		assertThat(review.get("proposed").asString()).isEqualTo("NOT_EVIDENCED");
		assertThat(review.get("saidNotCounted").toString()).contains("Self-report of the rep: done on 8 calls",
				"Seen by who leads the rep: done on 1 calls");
		this.center.as("tap").post(taps, Map.of()).expect(409);
		assertThat(history(id)).contains("objective.tapped", "objective.untapped", "\"selfReport\":true");
	}

	@Test
	void the_rep_corrects_what_was_written_about_the_talk_and_what_is_protected_stops_the_case() {
		String id = opened("sue");
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
		moreOfHr();
		String id = opened("edda");
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
	void promises_of_both_sides_are_in_one_list_and_an_overdue_one_of_the_company_stops_the_clock() {
		String id = opened("pip");
		missed(id, "pip", true);
		missed(id, "pip", true);
		this.center.complete(id, "hold-heart-to-heart", talk("COMMITS", "FEAR", "COACHING"));
		assertThat(promises(id)).containsExactly("REP BROKEN", "REP BROKEN", "COMPANY OPEN");
		this.jdbc.update("update case_form set at = '2026-11-02 09:00:00' where task = 'hold-heart-to-heart' "
				+ "and case_number = ?", Long.parseLong(id.substring(id.lastIndexOf('-') + 1)));

		this.center.agreeObjective(id);
		this.center.nextCalls("pip", 10, false, "MISSED");
		assertThat(state(id)).isEqualTo("PAUSED");
		assertThat(promises(id)).contains("COMPANY OVERDUE");
		String review = this.center.task(id, "review-skill-objective");
		Map<String, Object> confirmed = Map.of("decision", "CONFIRM", "cause", "WILL");
		this.center.as("marcus").complete(review, confirmed).expect(409);

		String pauses = "/api/cases/" + id + "/pauses";
		JsonNode pause = this.center.as("pip").get(pauses).expect(200).json().at("/0");
		assertThat(pause.get("reason").asString()).contains("Coaching, promised in the talk");
		this.center.as("pip")
			.post(pauses + "/" + pause.get("pause").asString() + "/end", Map.of("reason", "We sat together on Monday"))
			.expect(200);
		this.center.complete(id, "deliver-support",
				Map.of("kind", "COACHING", "deliveredAt", Instant.now().toString(), "what", "Two calls together"));
		assertThat(promises(id)).contains("COMPANY KEPT").doesNotContain("COMPANY OVERDUE");
		this.center.as("marcus").complete(review, confirmed).expect(200);
	}

	@Test
	void time_without_calls_is_held_against_nobody_and_objectives_met_end_in_recovery() {
		String id = opened("omi");
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
		String talent = opened("tal");
		this.center.agreeObjective(talent);
		this.center.nextCalls("tal", 10, false, "MISSED");
		this.center.complete(talent, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "TALENT"));
		assertThat(this.center.caseFile(talent).get("closedBecause").asString()).contains("seat that fits");

		String seat = opened("roy");
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

	private void appeal(String rep, String id) {
		this.center.as(rep).post("/api/cases/" + id + "/appeals", Map.of("grounds", "It was not so")).expect(201);
	}

	private String dayOff(String rep) {
		String id = atStageFour(rep);
		this.center.complete(rep, id, "reply-to-consequence", Map.of("reply", "They had agreed"));
		this.center.complete("hr3", id, "decide-hard-consequence",
				Map.of("consequence", "DAY_OFF", "reason", "Paid, to think about it"));
		assertThat(state(id)).isEqualTo("CLOSED");
		return id;
	}

	/** A case that a second person has taken there for gross misconduct. */
	private String atStageFour(String rep) {
		moreOfHr();
		String id = opened(rep);
		skip("hr2", id, "HARD_CONSEQUENCE", "GROSS_MISCONDUCT", "Carla").expect(200);
		return id;
	}

	/**
	 * Reads off the files themselves what there is to walk: a flow or an end that nobody
	 * has walked, or that is new, is named here.
	 */
	@Test
	@Order(Integer.MAX_VALUE)
	void every_flow_and_every_end_of_the_ladder_was_walked() {
		Map<String, Set<String>> missing = new TreeMap<>();
		for (String process : List.of("staged-escalation", "skill-objective", "heart-to-heart", "formative-feedback",
				"hard-consequence", "appeal", "consequence-follow-up", "support", "demonstration", "talk-record",
				"plan-signature")) {
			WalkedFlows walked = new WalkedFlows(process);
			OPENED.forEach((id) -> this.jdbc
				.query("select path from wf_instance where business_key = ? and process = ?",
						(row, index) -> new String(row.getBytes(1), StandardCharsets.UTF_8), id, process)
				.forEach((path) -> walked.add(path.lines().map((line) -> line.substring(0, line.indexOf(' '))).toList(),
						firedIn(id))));
			if (!walked.missing().isEmpty()) {
				missing.put(process, walked.missing());
			}
		}
		assertThat(missing).isEmpty();
	}

	/** The timers of a case that went off. */
	private List<String> firedIn(String id) {
		return this.center.caseFile(id)
			.get("history")
			.valueStream()
			.filter((entry) -> entry.get("kind").asString().equals("timer.fired"))
			.map((entry) -> entry.at("/detail/timer").asString())
			.toList();
	}

	private List<String> promises(String id) {
		return this.center.as("pip")
			.get("/api/cases/" + id + "/promises")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((promise) -> promise.get("side").asString() + " " + promise.get("state").asString())
			.toList();
	}

	@Test
	void talks_can_be_rehearsed_by_cards_that_operations_write() {
		Api marcus = this.center.as("marcus");
		assertThat(marcus.get("/api/rehearsals").expect(200).body()).contains("FEAR", "NOT_HIRED_TO_SELL");
		JsonNode answers = marcus.get("/api/rehearsals/FEAR").expect(200).json().get("answers");
		assertThat(answers.at("/1/says").asString()).isEqualTo(answers.at("/0/says").asString());
		assertThat(answers.at("/1/next").asInt()).isEqualTo(3);
		marcus.get("/api/rehearsals/NOTHING").expect(404);
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
		String id = opened(rep);
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

	private void moreOfHr() {
		for (String user : List.of("hr2", "hr3", "hr4")) {
			this.center.as("admin")
				.put("/api/users/" + user,
						Map.of("name", "Hana of " + user, "roles", List.of("HR"), "password", Api.PASSWORD))
				.expect(200);
		}
	}

	private String opened(String rep) {
		String id = caseOf(rep);
		OPENED.add(id);
		return id;
	}

	/** An open task with its form and what the rules propose, as a supervisor sees it. */
	private JsonNode form(String id, String name) {
		return this.center.as("marcus").get("/api/tasks/" + this.center.task(id, name)).expect(200).json();
	}

}
