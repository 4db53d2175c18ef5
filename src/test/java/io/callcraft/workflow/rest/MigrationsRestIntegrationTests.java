package io.callcraft.workflow.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running case is moved to a newer release over REST, and it shows on the case's
 * history.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class MigrationsRestIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final String MIGRATIONS = "/api/workflow/migrations";

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@Test
	void a_running_case_is_moved_to_a_newer_release() throws IOException {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String caseId = center.caseOf("biff");
		int from = live(center);
		Path file = POLICIES.resolve("processes/skill-objective.bpmn");
		Files.writeString(file,
				Files.readString(file).replace("name=\"Agree skill objective\"", "name=\"Agree one small thing\""));
		Api.await("the change is live", Duration.ofMinutes(2), () -> live(center) > from);
		int to = live(center);
		Map<String, Object> wanted = Map.of("from", from, "to", to, "reason", "Clearer names");

		JsonNode plan = center.as("auditor").get(MIGRATIONS + "/plan?from=" + from + "&to=" + to).expect(200).json();
		JsonNode preview = center.as("ops").post(MIGRATIONS + "/preview", wanted).expect(200).json();
		String id = center.as("ops").post(MIGRATIONS, wanted).expect(202).json().get("id").asString();
		Api.await("the case has moved", Duration.ofMinutes(2),
				() -> center.as("auditor").get(MIGRATIONS + "/" + id).json().get("state").asString().equals("DONE"));

		assertThat(plan.get("moves").findValuesAsString("how")).containsOnly("STAYS");
		assertThat(preview.get("items").get(0).get("businessKey").asString()).isEqualTo(caseId);
		assertThat(preview.get("items").get(0).get("refusal").isNull()).isTrue();
		assertThat(center.as("auditor").get(MIGRATIONS + "/" + id).json().get("moved").asInt()).isOne();
		assertThat(center.as("auditor").get(MIGRATIONS + "/" + id + "/stayed").json().get("items")).isEmpty();
		assertThat(center.as("auditor").get(MIGRATIONS).json().get("items").get(0).get("id").asString()).isEqualTo(id);
		String task = center.task(caseId, "agree-skill-objective");
		assertThat(center.as("marcus").get("/api/tasks/" + task).json().get("title").asString())
			.isEqualTo("Agree one small thing");
		JsonNode history = center.caseFile(caseId).get("history");
		assertThat(history.findValuesAsString("what"))
			.anyMatch((what) -> what.contains("from release " + from + " to " + to));
		assertThat(history.findValuesAsString("reason")).contains("Clearer names");
		center.agreeObjective(caseId);
		center.as("ops").post(MIGRATIONS + "/" + id + "/stop", Map.of()).expect(409);
	}

	@Test
	void only_operations_move_workflows_and_wrong_wishes_are_refused_by_name() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		int live = live(center);

		for (String user : new String[] { "marcus", "hr", "quinn", "integration" }) {
			center.as(user).get(MIGRATIONS).expect(403);
			center.as(user).post(MIGRATIONS, Map.of("from", 1, "to", 2, "reason", "x")).expect(403);
		}
		center.as("auditor").post(MIGRATIONS, Map.of("from", 1, "to", 2, "reason", "x")).expect(403);
		center.as("ops").get(MIGRATIONS + "/nothing").expect(404);
		assertThat(center.as("ops").post(MIGRATIONS, Map.of("from", live)).expect(422).json().get("field").asString())
			.isEqualTo("reason");
		assertThat(center.as("ops")
			.post(MIGRATIONS, Map.of("from", live, "to", live, "reason", "x"))
			.expect(422)
			.json()
			.get("field")
			.asString()).isEqualTo("to");
		assertThat(center.as("ops")
			.get(MIGRATIONS + "/plan?from=" + live + "&to=9999")
			.expect(404)
			.json()
			.get("detail")
			.asString()).contains("9999");
	}

	private static int live(RunningCenter center) {
		return center.as("ops").get("/api/releases/live").expect(200).json().get("release").asInt();
	}

}
