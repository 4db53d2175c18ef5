package io.callcraft;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A skill objective while it runs: what is proposed, counted, said and promised.
 */
class ObjectiveIntegrationTests extends OnTheLadder {

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
		assertThat(review.at("/proposal/fragility").asString()).isEqualTo("3 calls judged otherwise would undo this");
		assertThat(review.at("/schema/properties/checkedInAt/default").isString()).isTrue();
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM"));

		JsonNode next = form(id, "agree-skill-objective");
		assertThat(next.at("/schema/properties/skills/default").toString()).isEqualTo("[\"ASK_PERMISSION\",\"TONE\"]");
		assertThat(next.at("/schema/properties/carriedSkills/default").toString()).isEqualTo("[\"TRANSITION\"]");
		assertThat(history(id)).contains("objective.checked-in", "PUSHING_PRODUCTS", "Demonstrate skill: done");
		assertThat(notWalked(List.of(id), List.of("demonstration"))).isEmpty();
	}

	@Test
	void hours_that_were_agreed_end_after_half_of_the_teams_shift() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
		LocalTime opens = LocalTime.ofInstant(now, ZoneOffset.UTC);
		this.center.as("integration")
			.put("/api/teams/t-short", Map.of("name", "Short shifts", "supervisor", "marcus"))
			.expect(200);
		this.center.as("admin")
			.put("/api/teams/t-short/hours",
					Map.of("zone", "UTC", "opens", opens.toString(), "closes", opens.plusHours(6).toString(), "days",
							List.of(DayOfWeek.values())))
			.expect(200);
		this.center.rep("hal");
		this.center.as("integration")
			.put("/api/reps/hal",
					Map.of("name", "Hal", "team", "t-short", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		this.center.pastCalls("hal", 60, "MISSED");
		String id = this.center.caseOf("hal");
		assertThat(form(id, "agree-skill-objective").at("/proposal/endsAtTheLatest").asString())
			.isEqualTo("after 180 minutes at work");

		Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		this.center.complete(id, "agree-skill-objective", hours(4));
		Instant endsAt = Instant.parse(this.center.caseFile(id).at("/objectives/0/endsAt").asString());
		assertThat(Duration.between(before, endsAt)).isBetween(Duration.ofHours(3),
				Duration.ofHours(3).plus(Duration.between(before, Instant.now())));

		this.center.nextCalls("hal", 6, true, "MET");
		timersOf(id);
		assertThat(form(id, "review-skill-objective").at("/proposal/proposed").asString()).isEqualTo("MET");
		assertThat(this.center.caseFile(id).at("/objectives/0/running").asBoolean()).isFalse();
	}

	@Test
	void a_tap_a_call_is_said_beside_the_evidence_and_never_replaces_it() {
		String id = caseOf("tap");
		String taps = "/api/cases/" + id + "/taps";
		this.center.as("tap").post(taps, Map.of()).expect(409);
		Map<String, Object> hour = hours(1);
		hour.put("repeatBack", "One transition on every call for two hours");
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
	void promises_of_both_sides_are_in_one_list_and_an_overdue_one_of_the_company_stops_the_clock() {
		String id = caseOf("pip");
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

	/** An objective of some hours instead of calls. */
	private static Map<String, Object> hours(int hours) {
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.remove("calls");
		objective.put("hours", hours);
		return objective;
	}

}
