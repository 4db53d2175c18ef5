package io.callcraft.web;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supervisor's task lies too long: the manager gets it too, sees why, and does it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class OverdueIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@Test
	void an_overdue_task_goes_to_the_manager_too() {
		RunningCenter center = new RunningCenter(url(""), "marcus");
		center.as("admin")
			.put("/api/users/mona", Map.of("name", "Mona", "roles", List.of("SUPERVISOR"), "password", Api.PASSWORD))
			.expect(200);
		center.as("admin")
			.put("/api/teams/t-1", Map.of("name", "First", "supervisor", "marcus", "manager", "mona"))
			.expect(200);
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String id = center.caseOf("biff");
		String task = center.task(id, "agree-skill-objective");
		center.as("mona").complete(task, RunningCenter.objective()).expect(403);

		Timestamp past = Timestamp.from(Instant.now().minus(Duration.ofHours(3)));
		this.jdbc.update("update wf_task set due_at = ?, escalate_at = ? where id = ?", past, past, task);
		Api.await("the task is escalated", Duration.ofSeconds(60),
				() -> !center.as("mona").get("/api/tasks?mine=true").expect(200).json().get("items").isEmpty());

		JsonNode escalated = center.as("mona").get("/api/tasks/" + task).expect(200).json();
		assertThat(escalated.get("candidates").toString()).isEqualTo("[\"team:t-1\",\"user:mona\"]");
		assertThat(escalated.get("escalation").get("to").asString()).isEqualTo("user:mona");
		look();
		assertThat(this.jdbc.queryForList("select what from ledger_entry where kind = 'task.escalated'", String.class))
			.containsExactly("Agree skill objective is overdue: user:mona may do it too");
		center.as("mona").complete(task, RunningCenter.objective()).expect(200);
		center.as("marcus").complete(task, RunningCenter.objective()).expect(409);
	}

	private void look() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(url(""), "mona", Viewport.DESK);
			page.navigate(url("/inbox"));
			assertThat(page.locator("main").textContent()).contains("overdue, 3 hours ago", "escalated");
			browser.look(page, "overdue-inbox");
			page.click("text=Agree skill objective");
			page.waitForSelector("#task-form");
			assertThat(page.locator(".head").textContent()).contains("since", "escalated", "to Mona");
			browser.look(page, "overdue-task");
		}
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
