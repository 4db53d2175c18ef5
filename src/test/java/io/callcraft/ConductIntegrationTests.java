package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conduct is reported by people, can be disputed, and is warned of first; a relapse
 * begins where the rules say.
 */
class ConductIntegrationTests extends OnTheLadder {

	private static final Duration SOON = Duration.ofSeconds(60);

	@BeforeEach
	void enterWitness() {
		this.center.as("admin")
			.put("/api/users/wanda", Map.of("name", "Wanda", "roles", List.of("COACH"), "password", Api.PASSWORD))
			.expect(200);
	}

	@Test
	void a_warning_comes_first_and_a_report_that_does_not_hold_ends_the_case() {
		this.center.rep("jo");
		report("jo", "jo", seen("REQUEUED_CALLER", "wanda"), 403);
		report("marcus", "jo", seen("REQUEUED_CALLER", "marcus"), 422);
		report("marcus", "jo", seen("REQUEUED_CALLER", "jo"), 422);
		report("marcus", "jo", seen("REQUEUED_CALLER", "wanda"), 201);
		assertThat(kinds("jo")).contains("behaviour.reported", "behaviour.warned").doesNotContain("case.opened");
		long second = report("marcus", "jo", seen("REQUEUED_CALLER", "wanda"), 201);
		report("marcus", "jo", seen("REQUEUED_CALLER", "wanda"), 201);
		long disputed = report("marcus", "jo", seen("SLANG", "wanda"), 201);
		dispute("marcus", disputed, 403);
		dispute("jo", disputed, 200);
		assertThat(this.center.cases("jo", "OPEN")).isEmpty();

		report("marcus", "jo", seen("REQUEUED_CALLER", "wanda"), 201);
		String id = this.center.caseOf("jo");
		JsonNode file = this.center.caseFile(id);
		assertThat(file.get("stage").asString()).isEqualTo("FORMATIVE_FEEDBACK");
		assertThat(file.get("behaviour").asString()).isEqualTo("REQUEUED_CALLER");
		assertThat(file.get("milestone").isNull()).isTrue();
		assertThat(file.get("openedBecause").get("reason").asString()).contains("3 times since a warning");
		assertThat(this.center.as("marcus").get("/api/cases/" + id + "/gate").expect(200).body())
			.contains("3 of the 3 reports that it rests on stand");

		dispute("jo", second, 200);
		dispute("jo", second, 409);
		assertThat(state(id)).isEqualTo("PAUSED");
		decide("wanda", second, false, 403);
		decide("quinn", second, false, 200);
		assertThat(state(id)).isEqualTo("CLOSED");
		assertThat(this.center.caseFile(id).get("outcome").asString()).isEqualTo("OPENED_IN_ERROR");
		assertThat(kinds("jo")).contains("behaviour.overturned", "case.opened-in-error");
	}

	@Test
	void a_plan_about_conduct_is_kept_when_nothing_more_is_reported() {
		String id = conductTrial("ned");
		timersOf(id);
		Api.await("the time of the trial is over", SOON, () -> state(id).equals("RECOVERED"));
		assertThat(this.center.caseFile(id).at("/objectives/0/proposed").asString()).isEqualTo("MET");
		assertThat(kinds("ned")).contains("timer.fired", "case.recovered");
	}

	@Test
	void a_plan_about_conduct_is_broken_by_one_more_report_that_stands() {
		String id = conductTrial("nell");
		report("marcus", "nell", seen("TARDY", "wanda"), 201);
		timersOf(id);
		Api.await("the time of the trial is over", SOON, () -> stage(id).equals("HARD_CONSEQUENCE"));
		assertThat(this.center.caseFile(id).at("/objectives/0/proposed").asString()).isEqualTo("MISSED");
		this.center.complete("nell", id, "reply-to-consequence", Map.of("reply", "The bus did not come"));
		this.center.complete("hr", id, "decide-hard-consequence",
				Map.of("consequence", "NONE", "reason", "One late bus is no habit"));
		assertThat(state(id)).isEqualTo("CLOSED");
	}

	/** Warned, reported three times more, and with a plan that is tried. */
	private String conductTrial(String rep) {
		this.center.rep(rep);
		for (int i = 0; i < 4; i++) {
			report("marcus", rep, seen("TARDY", "wanda"), 201);
		}
		String id = this.center.caseOf(rep);
		this.center.complete(id, "give-formative-feedback",
				Map.of("observations", cited(id), "expectation", "JOB_REQUIREMENT", "consequenceToday", "A talk",
						"consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
		this.center.complete(rep, id, "write-plan",
				Map.of("plan", "From tomorrow I will be at my desk ten minutes before every shift and note the time"));
		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "SIGNED", "planSummary", "Ten minutes before every shift"));
		JsonNode trial = this.center.caseFile(id).get("objectives").get(0);
		assertThat(trial.get("running").asBoolean()).isTrue();
		assertThat(trial.get("skills")).isEmpty();
		return id;
	}

	@Test
	void a_complaint_about_conditions_is_never_negativity() {
		this.center.rep("meg");
		Map<String, Object> unquoted = seen("NEGATIVITY", "wanda");
		unquoted.put("aboutConditions", false);
		report("marcus", "meg", unquoted, 422);
		Map<String, Object> quoted = seen("NEGATIVITY", "wanda");
		quoted.put("act", "Said in the kitchen: \"The headsets are broken again\"");
		report("marcus", "meg", quoted, 422);
		quoted.put("aboutConditions", true);
		assertThat(this.center.as("marcus").post("/api/reps/meg/behaviours", quoted).expect(422).body())
			.contains("never negativity");
		quoted.put("aboutConditions", false);
		quoted.put("act", "Said to a new colleague: \"Only fools sell\"");
		report("marcus", "meg", quoted, 201);
		assertThat(kinds("meg")).contains("behaviour.warned");
	}

	@Test
	void a_relapse_on_day_forty_begins_with_the_heart_to_heart() {
		this.center.rep("tomas");
		this.center.as("marcus").post("/api/reps/tomas/earlier-cases", recovered(40)).expect(403);
		String before = earlierCase("tomas", 40);

		this.center.pastCalls("tomas", 60, "MISSED");
		String id = this.center.caseOf("tomas");
		assertThat(stage(id)).isEqualTo("HEART_TO_HEART");
		assertThat(this.center.caseFile(id).get("relapseOf").asString()).isEqualTo(before);
		assertThat(this.center.caseFile(id).get("openedBecause").toString()).contains(
				"A relapse soon after recovery begins with the heart-to-heart", "recovered from a case about the same");
		assertThat(openTask(id, "hold-heart-to-heart").get("state").asString()).isEqualTo("OPEN");
		assertThat(line(id, "OBJECTIVES").toString()).contains("\"met\":true", "a relapse: they came in " + before);
	}

	@Test
	void a_relapse_on_days_61_to_180_begins_with_objectives_that_must_be_missed_again_and_later_it_is_none() {
		this.center.rep("rea").rep("rex").rep("roz").rep("rui");
		String lastOfSoon = relapse("rea", 60);
		assertThat(stage(lastOfSoon)).isEqualTo("HEART_TO_HEART");
		for (String first : List.of(relapse("rex", 61), relapse("roz", 180))) {
			assertThat(stage(first)).isEqualTo("SKILL_OBJECTIVE");
			assertThat(this.center.caseFile(first).get("relapseOf").isNull()).isFalse();
			assertThat(this.center.caseFile(first).get("openedBecause").toString())
				.contains("A later relapse begins with objectives", "recovered from a case about the same");
			assertThat(line(first, "OBJECTIVES").toString()).contains("\"met\":false", "0 were missed on evidence");
		}
		String later = relapse("rui", 181);
		assertThat(stage(later)).isEqualTo("SKILL_OBJECTIVE");
		assertThat(this.center.caseFile(later).get("relapseOf").isNull()).isTrue();
		assertThat(this.center.caseFile(later).get("openedBecause").toString()).doesNotContain("elapse");
	}

	/** The case that calls of today open so many days after a recovery. */
	private String relapse(String rep, int days) {
		earlierCase(rep, days);
		this.center.nextCalls(rep, 60, null, "MISSED");
		return this.center.caseOf(rep);
	}

	private String earlierCase(String rep, int days) {
		return this.center.as("hr")
			.post("/api/reps/" + rep + "/earlier-cases", recovered(days))
			.expect(201)
			.json()
			.get("case")
			.asString();
	}

	private static Map<String, Object> recovered(int daysAgo) {
		LocalDate on = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
		return Map.of("milestone", "lead", "openedOn", on.minusDays(50).toString(), "recoveredOn", on.toString(),
				"reason", "From the papers of the old program");
	}

	private List<String> cited(String id) {
		JsonNode schema = openTask(id, "give-formative-feedback").get("schema");
		return schema.get("properties")
			.get("observations")
			.get("default")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	private static Map<String, Object> seen(String behaviour, String witness) {
		return new HashMap<>(Map.of("behaviour", behaviour, "happenedAt", Instant.now().toString(), "act",
				"Sent a caller who was loud back into the queue", "witness", witness));
	}

	private long report(String user, String rep, Map<String, Object> seen, int status) {
		JsonNode answer = this.center.as(user).post("/api/reps/" + rep + "/behaviours", seen).expect(status).json();
		return (status == 201) ? answer.get("report").asLong() : 0;
	}

	private void dispute(String user, long report, int status) {
		this.center.as(user)
			.post("/api/behaviours/" + report + "/dispute", Map.of("grounds", "It was the system that sent him back"))
			.expect(status);
	}

	private void decide(String user, long report, boolean holds, int status) {
		this.center.as(user)
			.post("/api/behaviours/" + report + "/decision", Map.of("holds", holds, "reason", "The log shows it"))
			.expect(status);
	}

}
