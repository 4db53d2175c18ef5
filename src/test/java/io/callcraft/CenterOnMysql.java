package io.callcraft;

import java.nio.file.Path;
import java.util.List;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A small center on a real MySQL, used through REST; all tests that extend this share one
 * application, each with reps of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TestDatabase.Fresh.class)
abstract class CenterOnMysql {

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	int port;

	@Autowired
	JdbcTemplate jdbc;

	RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.incentives.currency", () -> "CHF");
	}

	@BeforeEach
	void openCenter() {
		this.center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		// at the next full hour all that these tests did might stop new entries
		this.jdbc.update("update scheduled_tasks set execution_time = '2037-01-01 00:00:00' "
				+ "where task_instance = 'recurring' and task_name <> 'workflow-overdue'");
	}

	/** A rep whose case has just been opened. */
	String caseOf(String rep) {
		this.center.rep(rep).pastCalls(rep, 60, "MISSED");
		return this.center.caseOf(rep);
	}

	String stage(String id) {
		return this.center.caseFile(id).get("stage").asString();
	}

	String state(String id) {
		return this.center.caseFile(id).get("state").asString();
	}

	String history(String id) {
		return this.center.caseFile(id).get("history").toString();
	}

	List<String> kinds(String rep) {
		return this.center.as("auditor")
			.get("/api/ledger/entries?subject=" + rep + "&limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((entry) -> entry.get("kind").asString())
			.toList();
	}

	JsonNode openTask(String id, String name) {
		return this.center.as("auditor").get("/api/tasks/" + this.center.task(id, name)).expect(200).json();
	}

	/** Lets every timer of a case go off. */
	void timersOf(String id) {
		this.jdbc.update("update scheduled_tasks set execution_time = '2026-01-01 00:00:00' "
				+ "where task_name = 'workflow-timer' and task_instance like ?", id + " %");
	}

}
