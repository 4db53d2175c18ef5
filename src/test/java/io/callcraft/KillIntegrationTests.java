package io.callcraft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listening process is killed, as by a power cut, and started again: nothing that was
 * answered is lost, and what was under way goes on.
 */
class KillIntegrationTests {

	@Test
	void what_was_answered_survives_a_kill_and_what_was_under_way_goes_on(@TempDir Path folder) {
		try (ApplicationProcess application = new ApplicationProcess(folder)) {
			RunningCenter center = new RunningCenter(application.base(), "marcus");
			List<String> reps = List.of("r-1", "r-2", "r-3", "r-4");
			reps.forEach(center::rep);
			center.pastCalls("r-1", 60, "MISSED");
			String id = center.caseOf("r-1");
			center.agreeObjective(id);

			JsonNode receipt = center.as("integration")
				.post("/api/calls", "application/x-ndjson", String.join("\n", calls(reps, 4_000)))
				.expect(202)
				.json();
			application.kill();
			application.start();

			assertThat(receipt.get("accepted").asInt()).isEqualTo(4_000);
			String importId = receipt.get("import").asString();
			Api.await("every accepted call is followed", Duration.ofMinutes(5),
					() -> center.as("integration")
						.get("/api/imports/" + importId)
						.json()
						.get("followed")
						.asInt() == 4_000);
			assertThat(center.as("auditor").get("/api/reps/r-2/standing").json().get("window").get("calls").asInt())
				.isEqualTo(1_000);
			reps.forEach((rep) -> assertThat(center.cases(rep, "OPEN")).as("cases of " + rep).hasSize(1));

			center.nextCalls("r-1", 10, false, "MISSED");
			String review = center.task(id, "review-skill-objective");
			center.as("marcus").complete(review, Map.of("decision", "CONFIRM", "cause", "WILL")).expect(200);
			application.kill();
			application.start();

			center.as("marcus").complete(review, Map.of("decision", "CONFIRM", "cause", "WILL")).expect(409);
			assertThat(center.task(id, "agree-skill-objective")).isNotNull();
		}
	}

	private static List<String> calls(List<String> reps, int count) {
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().minus(Duration.ofDays(10));
		for (int i = 0; i < count; i++) {
			lines.add(RunningCenter.line(reps.get(i % reps.size()), first.plusSeconds(60L * i),
					"\"outcomes\":{\"lead\":\"MISSED\"}"));
		}
		return lines;
	}

}
