package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ladder is for "won't": "can't" is trained, and what stands in the way is removed
 * first.
 */
class WillOrCannotIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

	@Test
	void without_will_confirmed_only_coaching_in_vain_leads_to_a_talk() {
		String id = caseOf("ona");
		miss(id, "ona", "UNKNOWN");
		miss(id, "ona", "SKILL");
		assertThat(stage(id)).isEqualTo("SKILL_OBJECTIVE");
		assertThat(history(id)).contains("Without will confirmed or coaching delivered no further stage follows");

		coach("ona", "REINFORCEMENT", 409);
		long first = coach("ona", "SESSION", 201);
		long second = coach("ona", "SESSION", 201);
		answer("marcus", first, true, 403);
		this.center.rep("oleg");
		answer("oleg", first, true, 404);
		answer("ona", first, true, 200);
		answer("ona", first, true, 409);
		long third = coach("ona", "REINFORCEMENT", 201);
		answer("ona", third, true, 200);
		answer("ona", second, false, 200);
		miss(id, "ona", "SKILL");
		assertThat(stage(id)).as("one of two sessions never took place").isEqualTo("SKILL_OBJECTIVE");

		answer("ona", coach("ona", "SESSION", 201), true, 200);
		miss(id, "ona", "SKILL");
		assertThat(stage(id)).isEqualTo("HEART_TO_HEART");
		assertThat(history(id)).contains("after coaching that changed nothing lead to the heart-to-heart");
		assertThat(kinds("ona")).contains("coaching.entered", "coaching.acknowledged", "coaching.denied");
	}

	@Test
	void an_obstacle_stops_the_clock_until_a_person_says_that_it_is_gone() {
		String id = caseOf("lou");
		this.center.agreeObjective(id);
		this.center.nextCalls("lou", 4, false, "MISSED");
		Instant endsAt = endsAt(id);
		String pauses = "/api/cases/" + id + "/pauses";

		this.center.as("lou").post(pauses, Map.of("kind", "LEAVE", "reason", "I am off")).expect(422);
		long pause = this.center.as("lou")
			.post(pauses, Map.of("kind", "SYSTEM", "reason", "The offer screen is down"))
			.expect(201)
			.json()
			.get("pause")
			.asLong();
		assertThat(state(id)).isEqualTo("PAUSED");
		this.center.nextCalls("lou", 9, false, "MISSED");
		assertThat(missed(id)).as("calls in the pause do not count").isEqualTo(4);
		this.center.as("lou").post(pauses + "/" + pause + "/end", Map.of("reason", "It works")).expect(403);
		this.center.as("marcus").post(pauses + "/" + pause + "/end", Map.of("reason", "It works")).expect(200);

		assertThat(state(id)).isEqualTo("OPEN");
		assertThat(endsAt(id)).isAfter(endsAt);
		this.center.nextCalls("lou", 6, false, "MISSED");
		this.center.complete(id, "review-skill-objective",
				Map.of("decision", "CONFIRM", "cause", "OBSTACLE", "obstacle", "PROMISE", "reason", "No headset yet"));
		assertThat(state(id)).isEqualTo("PAUSED");
		JsonNode agree = openTask(id, "agree-skill-objective");
		this.center.as("marcus").complete(agree.get("task").asString(), RunningCenter.objective()).expect(409);
		long promise = this.center.as("lou").get(pauses).json().get(1).get("pause").asLong();
		this.center.as("marcus").post(pauses + "/" + promise + "/end", Map.of("reason", "Ordered")).expect(403);
		this.center.as("lou").post(pauses + "/" + promise + "/end", Map.of("reason", "It is here")).expect(200);
		this.center.agreeObjective(id);
		assertThat(stage(id)).isEqualTo("SKILL_OBJECTIVE");
		assertThat(kinds("lou")).contains("case.paused", "case.resumed");
	}

	@Test
	void a_timer_whose_time_passes_in_a_pause_goes_off_later_by_as_long_as_the_case_stood_still() {
		String id = caseOf("lux");
		Map<String, Object> hour = new HashMap<>(RunningCenter.objective());
		hour.remove("calls");
		hour.put("hours", 1);
		this.center.complete(id, "agree-skill-objective", hour);
		Instant endsAt = endsAt(id);
		String pauses = "/api/cases/" + id + "/pauses";
		long pause = this.center.as("lux")
			.post(pauses, Map.of("kind", "SYSTEM", "reason", "The offer screen is down"))
			.expect(201)
			.json()
			.get("pause")
			.asLong();
		twoHoursPass(id);
		Api.await("the timer, overdue, stands back", SOON, () -> due(id).isAfter(Instant.now()));
		assertThat(state(id)).isEqualTo("PAUSED");
		assertThat(kinds("lux")).doesNotContain("timer.fired");

		this.center.as("marcus").post(pauses + "/" + pause + "/end", Map.of("reason", "It works")).expect(200);
		assertThat(endsAt(id)).isBetween(endsAt, endsAt.plus(Duration.ofMinutes(30)));
		assertThat(due(id)).isBetween(endsAt, endsAt.plus(Duration.ofMinutes(30)));
		assertThat(kinds("lux")).doesNotContain("timer.fired");
		timersOf(id);
		assertThat(openTask(id, "review-skill-objective").at("/proposal/proposed").asString())
			.isEqualTo("NOT_EVIDENCED");
		assertThat(kinds("lux")).contains("timer.fired");
	}

	/** All that the case and its timer know of lies two hours further back. */
	private void twoHoursPass(String id) {
		long number = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
		this.jdbc.update("update escalation_case set paused_at = paused_at - interval 2 hour where number = ?", number);
		this.jdbc.update("update case_pause set begun_at = begun_at - interval 2 hour where case_number = ?", number);
		this.jdbc.update("update evidence_window set opened_at = opened_at - interval 2 hour, "
				+ "ends_at = ends_at - interval 2 hour where case_number = ?", number);
		for (String timer : this.jdbc.queryForList(
				"select task_instance from scheduled_tasks where task_instance like ?", String.class, id + " %")) {
			String[] parts = timer.split(" ", 3);
			long earlier = Long.parseLong(parts[1]) - Duration.ofHours(2).toNanos() / 1_000;
			this.jdbc.update("update scheduled_tasks set task_instance = ?, execution_time = '2026-01-01 00:00:00' "
					+ "where task_instance = ?", parts[0] + " " + earlier + " " + parts[2], timer);
		}
	}

	/** When the scheduler looks at the one timer of a case. */
	private Instant due(String id) {
		return this.jdbc
			.queryForObject("select execution_time from scheduled_tasks where task_instance like ?",
					LocalDateTime.class, id + " %")
			.toInstant(ZoneOffset.UTC);
	}

	private void miss(String id, String rep, String cause) {
		this.center.agreeObjective(id);
		this.center.nextCalls(rep, 10, false, "MISSED");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", cause));
	}

	private long coach(String rep, String kind, int status) {
		JsonNode session = this.center.as("marcus")
			.post("/api/reps/" + rep + "/coaching",
					Map.of("kind", kind, "milestone", "lead", "skill", "TRANSITION", "way", "ROLE_PLAY", "minutes", 30,
							"what", "Two role plays", "heldAt", Instant.now().toString()))
			.expect(status)
			.json();
		return (status == 201) ? session.get("session").asLong() : 0;
	}

	private void answer(String user, long session, boolean tookPlace, int status) {
		this.center.as(user)
			.post("/api/coaching/" + session + "/answer", Map.of("tookPlace", tookPlace))
			.expect(status);
	}

	private Instant endsAt(String id) {
		return Instant.parse(this.center.caseFile(id).get("objectives").get(0).get("endsAt").asString());
	}

	private int missed(String id) {
		return this.center.caseFile(id).get("objectives").get(0).get("progress").get("missed").asInt();
	}

}
