package io.callcraft.workflow;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static io.callcraft.workflow.BpmnText.inputs;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A task that is overdue is put before somebody more, once, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class OverdueBehaviour {

	private static final TaskQuery MANAGERS = new TaskQuery(null, List.of("role:manager"), null);

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private OverdueTasks overdue;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void begin() {
		this.walk.fresh();
		// the scheduler's own sweep must not come first
		this.jdbc.update("delete from scheduled_tasks where task_name = 'workflow-overdue'");
		this.jdbc.update("update wf_task set escalate_at = null");
	}

	@Test
	void an_overdue_task_is_escalated_once() {
		start("manager");
		String task = this.walk.open("deliver-support").id();
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.workflow.complete(task, Desk.MONA, Map.of()));
		this.overdue.sweep();
		assertThat(this.walk.open("deliver-support").escalation()).isNull();

		makeOverdue();
		this.overdue.sweep();
		this.overdue.sweep();

		assertThat(this.desk.steps).containsExactly("+deliver-support", "^deliver-support");
		Task.Escalation escalation = this.walk.open("deliver-support").escalation();
		assertThat(escalation.to()).isEqualTo("role:manager");
		assertThat(this.workflow.complete(task, Desk.MONA, Map.of()).state()).isEqualTo(Task.State.COMPLETED);
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void who_was_asked_first_may_still_do_it() {
		start("manager");
		makeOverdue();
		this.overdue.sweep();

		assertThat(this.walk.complete("deliver-support").state()).isEqualTo(Task.State.COMPLETED);
	}

	@Test
	void an_escalated_task_is_in_both_inboxes_in_its_place() {
		start("manager");
		this.jdbc.update("update wf_task set candidate = 'role:manager' where state = 'OPEN'");
		this.walk.fresh();
		start("manager");
		String escalated = this.walk.open("deliver-support").id();
		makeOverdue();
		this.overdue.sweep();
		this.walk.fresh();
		start("manager");
		String last = this.walk.open("deliver-support").id();
		this.jdbc.update("update wf_task set candidate = 'role:manager' where id = ?", last);

		Page<Task> first = this.workflow.tasks(MANAGERS, new PageRequest(null, 2));
		Page<Task> second = this.workflow.tasks(MANAGERS, new PageRequest(first.next(), 2));

		assertThat(first.items()).hasSize(2).last().extracting(Task::id).isEqualTo(escalated);
		assertThat(second.items()).extracting(Task::id).containsExactly(last);
		assertThat(
				this.workflow.tasks(new TaskQuery(null, List.of("role:hr"), null), new PageRequest(null, 500)).items())
			.extracting(Task::id)
			.contains(escalated);
		this.jdbc.update("update wf_task set state = 'CANCELLED'");
	}

	@Test
	void two_nodes_that_sweep_at_once_escalate_once() throws Exception {
		start("manager");
		makeOverdue();

		ExecutorService nodes = Executors.newFixedThreadPool(2);
		List<Future<?>> sweeps = List.of(nodes.submit(this.overdue::sweep), nodes.submit(this.overdue::sweep));
		for (Future<?> sweep : sweeps) {
			sweep.get();
		}
		nodes.shutdown();

		assertThat(this.desk.steps).containsExactly("+deliver-support", "^deliver-support");
	}

	@Test
	void a_group_that_nobody_knows_holds_up_no_other_task() {
		start("nobody");
		this.walk.fresh();
		start("manager");
		makeOverdue();

		this.overdue.sweep();

		assertThat(this.walk.open("deliver-support").escalation()).isNotNull();
		assertThat(this.jdbc.queryForObject("select count(*) from wf_task where escalate_at > ?", Integer.class,
				Timestamp.from(Instant.now().plusSeconds(3000))))
			.isOne();
	}

	@Test
	void without_a_group_nothing_is_escalated_and_a_task_that_is_done_is_never() {
		install(inputs("GroupId", "hr", "Due", "PT1H"));
		this.walk.start("p");
		assertThat(escalations()).isZero();
		this.walk.complete("deliver-support");
		this.walk.fresh();
		start("manager");
		assertThat(escalations()).isOne();
		this.walk.complete("deliver-support");

		assertThat(escalations()).isZero();
	}

	private void start(String group) {
		install(inputs("GroupId", "hr", "Due", "PT1H", "EscalateTo", group));
		this.walk.start("p");
	}

	private void install(String inputs) {
		this.definitions.install(1, PolicyFiles.of(Map.of("processes/p.bpmn",
				process(row("<userTask id=\"deliver-support\">" + inputs + "</userTask>", "deliver-support")))));
	}

	private void makeOverdue() {
		this.jdbc.update("update wf_task set due_at = ?, escalate_at = ? where escalate_at is not null",
				Timestamp.from(Instant.now().minusSeconds(60)), Timestamp.from(Instant.now().minusSeconds(60)));
	}

	private int escalations() {
		Integer count = this.jdbc.queryForObject("select count(*) from wf_task where escalate_at is not null",
				Integer.class);
		return (count != null) ? count : 0;
	}

}
