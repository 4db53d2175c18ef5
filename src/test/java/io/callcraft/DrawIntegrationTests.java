package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that came without outcomes are drawn, by chance and for their risk.
 */
class DrawIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Instant FIRST = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));

	@Test
	void a_draw_takes_what_the_interval_needs_and_follows_from_its_seed() {
		this.center.as("integration").put("/api/teams/t-draw", Map.of("name", "Drawn", "supervisor", "marcus"));
		for (String rep : List.of("dra", "drb")) {
			this.center.as("integration")
				.put("/api/reps/" + rep,
						Map.of("name", rep, "team", "t-draw", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
								"noticeAcknowledgedOn", "2026-01-05"))
				.expect(200);
		}
		calls("dra", 60);
		calls("drb", 10);
		Map<String, Object> wanted = Map.of("seed", "autumn", "points", 15);
		this.center.as("marcus").post("/api/teams/t-draw/assessment-draws", wanted).expect(403);

		JsonNode drawn = this.center.as("quinn").post("/api/teams/t-draw/assessment-draws", wanted).expect(201).json();

		assertThat(drawn.get("needed").asInt()).isEqualTo(39);
		assertThat(drawn.get("calls").asInt()).isEqualTo(49);
		assertThat(drawn.get("tooFew").toString()).isEqualTo("[\"drb\"]");
		assertThat(this.center.as("quinn")
			.post("/api/teams/t-draw/assessment-draws", wanted)
			.expect(201)
			.json()
			.get("calls")
			.asInt()).isZero();
		JsonNode coverage = this.center.as("quinn").get("/api/teams/t-draw/assessment-coverage").json();
		assertThat(coverage.get(0).get("waiting").asInt()).isEqualTo(39);
		String first = this.center.as("quinn")
			.get("/api/assessment-draws?limit=1")
			.json()
			.get("items")
			.get(0)
			.get("call")
			.asString();
		JsonNode assessment = assess("quinn", "/api/calls/" + first, AssessmentIntegrationTests.answers("MET"), 201);
		assertThat(assessment.get("sampling").asString()).isEqualTo("RANDOM");
		assertThat(waiting()).hasSize(48).doesNotContain(first);
		String rep = first.substring(4, 7);
		Api.await("the drawn call counts", SOON, () -> observed(rep) == 1);
	}

	@Test
	void calls_drawn_for_their_risk_say_why_and_count_in_no_rate() {
		this.center.as("integration").put("/api/teams/t-risk", Map.of("name", "Risky", "supervisor", "marcus"));
		this.center.as("integration")
			.put("/api/reps/rsk",
					Map.of("name", "rsk", "team", "t-risk", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		List<String> more = List.of("", ",\"science\":{\"holdSeconds\":120}", ",\"science\":{\"holdSeconds\":121}",
				",\"sale\":true", ",\"behaviours\":[\"REQUEUED_CALLER\"]", ",\"science\":{\"transferred\":true}");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < more.size(); i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"rsk-" + i + "\",\"rep\":\"rsk\",\"startedAt\":\""
					+ FIRST.plusSeconds(900L * i) + "\",\"handleSeconds\":150" + more.get(i) + "}");
		}
		this.center.postAndFollow(lines);
		String draws = "/api/teams/t-risk/assessment-draws";
		this.center.as("marcus").post(draws, Map.of("kind", "RISK")).expect(403);
		this.center.as("quinn").post(draws, Map.of("kind", "CENSUS")).expect(422);

		assertThat(this.center.as("quinn")
			.post(draws, Map.of("kind", "RISK", "calls", 3))
			.expect(201)
			.json()
			.get("calls")
			.asInt()).isEqualTo(3);
		Map<String, String> reasons = new HashMap<>();
		this.center.as("quinn").get("/api/assessment-draws?limit=500").json().get("items").forEach((each) -> {
			if (each.get("rep").asString().equals("rsk")) {
				reasons.put(each.get("call").asString(), each.get("reason").asString());
			}
		});
		assertThat(reasons).containsOnly(Map.entry("acd/rsk-4", "The caller went back into the queue"),
				Map.entry("acd/rsk-3", "Sold within 150 seconds"), Map.entry("acd/rsk-2", "121 seconds on hold"));
		assertThat(this.center.as("quinn")
			.get("/api/teams/t-risk/assessment-coverage")
			.json()
			.get(0)
			.get("waiting")
			.asInt()).isZero();

		assertThat(assess("quinn", "/api/calls/acd/rsk-3", AssessmentIntegrationTests.answers("MISSED"), 201)
			.get("sampling")
			.asString()).isEqualTo("RISK");
		this.center.as("quinn").post(draws, Map.of("seed", "autumn")).expect(201);
		assess("quinn", "/api/calls/acd/rsk-0", AssessmentIntegrationTests.answers("MET"), 201);
		Api.await("the call drawn by chance counts", SOON, () -> observed("rsk") == 1);
		JsonNode coverage = this.center.as("quinn").get("/api/teams/t-risk/assessment-coverage").json().get(0);
		assertThat(coverage.get("assessed").asInt()).isEqualTo(1);
		assertThat(this.center.as("auditor")
			.get("/api/reps/rsk/standing")
			.json()
			.get("milestones")
			.get("lead")
			.get("met")
			.asInt()).isEqualTo(1);
		// nothing waits for the other tests of this center
		for (int left : List.of(1, 2, 4, 5)) {
			assess("quinn", "/api/calls/acd/rsk-" + left, AssessmentIntegrationTests.answers("MET"), 201);
		}
	}

	private void calls(String rep, int count) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"" + rep + "-" + i + "\",\"rep\":\"" + rep
					+ "\",\"startedAt\":\"" + FIRST.plusSeconds(900L * i) + "\",\"handleSeconds\":300}");
		}
		this.center.postAndFollow(lines);
	}

	private JsonNode assess(String user, String call, Map<String, Object> answers, int status) {
		return this.center.as(user).post(call + "/assessments", answers).expect(status).json();
	}

	private List<String> waiting() {
		return this.center.as("quinn")
			.get("/api/assessment-draws?limit=500")
			.json()
			.get("items")
			.valueStream()
			.map((each) -> each.get("call").asString())
			.toList();
	}

	private int observed(String rep) {
		return this.center.as("auditor")
			.get("/api/reps/" + rep + "/standing")
			.expect(200)
			.json()
			.get("milestones")
			.get("lead")
			.get("observed")
			.asInt();
	}

}
