package io.callcraft.workflow.rest;

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
 * Operators find the workflow of a case over REST, stop it, mend it and end it, and it
 * shows on the case.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class OperationsRestIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final String INSTANCES = "/api/workflow/instances";

	private static final String CHANGES = "/api/workflow/changes";

	private static final Map<String, Object> WHY = Map.of("reason", "A wrong threshold");

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
	void the_workflow_of_a_case_is_found_stopped_mended_and_ended() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String caseId = center.caseOf("biff");
		Api ops = center.as("ops");

		JsonNode found = ops.get(INSTANCES + "?variable=rep&value=biff&node=agree-skill-objective")
			.expect(200)
			.json()
			.get("items");
		assertThat(found).hasSize(1);
		String instance = found.get(0).get("id").asString();
		assertThat(ops.get(INSTANCES + "/" + instance).expect(200).json().get("openTasks")).hasSize(1);
		assertThat(ops.get("/api/workflow/standing?process=skill-objective&release=" + found.get(0).get("release"))
			.json()
			.get("agree-skill-objective")
			.asInt()).isOne();

		ops.post(INSTANCES + "/" + instance + "/suspend", WHY).expect(200);
		String task = center.task(caseId, "agree-skill-objective");
		JsonNode refused = center.as("marcus").complete(task, RunningCenter.objective()).expect(409).json();
		assertThat(refused.get("subject").asString()).isEqualTo(instance);
		ops.post(INSTANCES + "/" + instance + "/suspend", WHY).expect(409);
		ops.post(INSTANCES + "/" + instance + "/resume", WHY).expect(200);
		ops.put(INSTANCES + "/" + instance + "/variables/nonsense", Map.of("value", 1, "reason", "x")).expect(422);
		ops.post("/api/workflow/tasks/" + task + "/reassign", Map.of("group", "nobody", "reason", "x")).expect(422);
		assertThat(ops.post("/api/workflow/tasks/" + task + "/reassign", Map.of("user", "marcos", "reason", "x"))
			.expect(422)
			.body()).contains("'marcos' is no user");
		assertThat(ops.post("/api/workflow/tasks/" + task + "/reassign", Map.of("group", "hr", "reason", "On leave"))
			.expect(200)
			.json()
			.get("candidate")
			.asString()).isEqualTo("role:HR");

		Map<String, Object> search = Map.of("businessKey", caseId, "process", "skill-objective");
		assertThat(ops.post(INSTANCES + "/preview", search).expect(200).json().get("found").asInt()).isOne();
		Map<String, Object> change = Map.of("search", search, "action", "CANCEL", "reason", "Opened in error",
				"expected", 1);
		String run = ops.post(INSTANCES + "/change", change).expect(202).json().get("id").asString();
		Api.await("the change is over", Duration.ofSeconds(60),
				() -> ops.get(CHANGES + "/" + run).expect(200).json().get("state").asString().equals("DONE"));
		assertThat(ops.get(CHANGES + "/" + run).json().get("done").asInt()).isOne();
		assertThat(ops.get(CHANGES).expect(200).json().get("items").get(0).get("id").asString()).isEqualTo(run);
		assertThat(ops.get(CHANGES + "/" + run + "/failed").expect(200).json().get("items")).isEmpty();
		ops.post(CHANGES + "/" + run + "/stop", Map.of()).expect(409);
		ops.get(CHANGES + "/none").expect(404);

		JsonNode file = center.caseFile(caseId);
		assertThat(file.get("state").asString()).isEqualTo("CLOSED");
		assertThat(file.get("closedBecause").asString()).isEqualTo("Operations ended it: Opened in error");
		assertThat(file.get("history").findValuesAsString("kind")).contains("workflow.suspended", "workflow.resumed",
				"workflow.reassigned", "workflow.cancelled", "task.cancelled", "case.closed");
	}

	@Test
	void operations_act_auditors_read_and_nobody_else_does_either() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");

		for (String user : new String[] { "marcus", "hr", "quinn", "integration" }) {
			center.as(user).get(INSTANCES).expect(403);
			center.as(user).get("/api/workflow/incidents").expect(403);
			center.as(user).post(INSTANCES + "/x/cancel", WHY).expect(403);
		}
		center.as("auditor").get(INSTANCES).expect(200);
		center.as("auditor").get("/api/workflow/incidents?open=true").expect(200);
		center.as("auditor").post(INSTANCES + "/x/cancel", WHY).expect(403);
		center.as("auditor").post("/api/workflow/incidents/1/retry", WHY).expect(403);
		Api ops = center.as("ops");
		ops.post(INSTANCES + "/x/cancel", WHY).expect(404);
		ops.get("/api/workflow/incidents/1").expect(404);
		ops.post(INSTANCES + "/x/cancel", Map.of()).expect(422);
		ops.post(INSTANCES + "/x/cancel", Map.of("reason", "x", "why", "y")).expect(400);
		ops.get(INSTANCES + "?variable=rep").expect(422);
		ops.get(INSTANCES + "?state=COMPLETED&node=x").expect(422);
		ops.get(INSTANCES + "?after=nonsense").expect(422);
		ops.get("/api/workflow/incidents?after=nonsense").expect(422);
		ops.post(INSTANCES + "/change", Map.of("search", Map.of(), "action", "REASSIGN", "reason", "x")).expect(422);
	}

}
