package io.callcraft.workflow;

import java.util.List;
import java.util.Map;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Walks every shipped process by the names of its tasks to each of its ends.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:shipped-processes;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
class ShippedProcessesIntegrationTests {

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Scheduler scheduler;

	@Autowired
	private JdbcTemplate jdbc;

	private static int number;

	private String key;

	@BeforeEach
	void installShippedProcesses() {
		this.desk.reset();
		this.definitions.install(1, WorkflowTestApplication.shipped());
		this.key = "case-" + (++number);
	}

	@Test
	void shipped_processes_pass_their_own_checks() {
		assertThat(this.definitions.check(WorkflowTestApplication.shipped())).isEmpty();
	}

	@Test
	void skill_objective_met_twice_ends_in_recovery() {
		start("staged-escalation", Map.of("stage", "SKILL_OBJECTIVE"));
		complete("agree-skill-objective");
		assertThat(this.workflow.signal(this.key, "objective-counted", Map.of())).isTrue();
		this.desk.decides("after-skill-objective", Map.of("outcome", "NEXT_OBJECTIVE"));
		complete("review-skill-objective");
		complete("agree-skill-objective");
		fire("end-of-objective-window");
		this.desk.decides("after-skill-objective", Map.of("outcome", "RECOVERED"));
		complete("review-skill-objective");

		assertThat(this.desk.ended.get("staged-escalation")).containsEntry("outcome", "RECOVERED");
		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(timers()).isZero();
	}

	private void start(String process, Map<String, Object> variables) {
		Map<String, Object> all = new java.util.HashMap<>(variables);
		all.put("caseId", this.key);
		all.put("rep", "r-001");
		this.workflow.start(process, this.key, all);
	}

	private Task complete(String task) {
		return complete(task, Map.of());
	}

	private Task complete(String name, Map<String, Object> fields) {
		Task task = this.workflow.openTasks(this.key)
			.stream()
			.filter((open) -> open.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(
					"no task " + name + " but " + this.workflow.openTasks(this.key) + this.desk.steps));
		return this.workflow.complete(task.id(), Desk.MARCUS, fields);
	}

	private void fire(String node) {
		this.jdbc.update("update scheduled_tasks set execution_time = '2020-01-01 00:00:00' where task_name = ?",
				Timers.TASK);
		this.scheduler.triggerCheckForDueExecutions();
		await().untilAsserted(() -> assertThat(this.desk.steps).contains("!" + node));
	}

	private int timers() {
		return List
			.of(this.jdbc.queryForObject("select count(*) from scheduled_tasks where task_name = ?", Integer.class,
					Timers.TASK))
			.get(0);
	}

}
