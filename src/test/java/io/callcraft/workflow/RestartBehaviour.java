package io.callcraft.workflow;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.error;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.inputs;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.message;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.until;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A process goes on where it was after a restart, in whatever it waited for, on the
 * release that it began on, on any database. One process a wait; the key of its case is
 * its name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestartBehaviour {

	private static final Actor OPS = new Actor(new UserId("ops"), Set.of(Role.OPERATIONS), null, Set.of());

	private static final String DECLARED = "<signal id=\"nudge\"/><message id=\"paper\"/>"
			+ "<error id=\"no-plan\" errorCode=\"NO_PLAN\"/>";

	private static final String READ = user("read-plan", "hr", "PT1H");

	private static final String WRITE = user("write-plan", "rep", "PT1H");

	private static final String WRITTEN = WRITE + flow("write-plan", "written") + ending("written", "");

	private static final String TWO = "<startEvent id=\"in\"/><parallelGateway id=\"both\"/>" + flow("in", "both")
			+ flow("both", "read-plan") + READ + flow("both", "write-plan") + WRITE + "<parallelGateway id=\"join\"/>"
			+ flow("read-plan", "join") + flow("write-plan", "join") + flow("join", "out");

	private static final String RACE = "<startEvent id=\"start\"/><eventBasedGateway id=\"g\"/>" + flow("start", "g")
			+ flow("g", "heard") + caught("heard", message("paper")) + flow("heard", "read-plan") + READ
			+ flow("read-plan", "end") + ending("end", "") + flow("g", "late") + caught("late", lasting("PT4H"))
			+ flow("late", "write-plan") + WRITTEN;

	private ConfigurableApplicationContext context;

	private Walk walk;

	private Desk desk;

	private Workflow workflow;

	private WorkflowOperations operations;

	private JdbcTemplate jdbc;

	/** Settings of the database that outlives the application. */
	abstract Map<String, String> database();

	private static Map<String, String> waits() {
		Map<String, String> waits = new HashMap<>();
		waits.put("task", row(READ, "read-plan"));
		waits.put("overdue", row("<userTask id=\"read-plan\">"
				+ inputs("GroupId", "hr", "Due", "PT1H", "EscalateTo", "manager") + "</userTask>", "read-plan"));
		waits.put("span", row(caught("wait", lasting("PT1H")), "wait"));
		waits.put("date", row(caught("wait", until("2031-12-24T08:00:00Z")), "wait"));
		waits.put("signal", row(caught("wait", signal("nudge")) + READ, "wait", "read-plan"));
		waits.put("message", row(caught("wait", message("paper")) + READ, "wait", "read-plan"));
		waits.put("first-message", RACE);
		waits.put("first-timer", RACE);
		waits.put("timer-at-border",
				row(READ + border("b", "read-plan", true, lasting("PT1H")) + flow("b", "write-plan") + WRITTEN,
						"read-plan"));
		waits.put("message-at-border",
				row(READ + border("b", "read-plan", false, message("paper")) + flow("b", "write-plan") + WRITTEN,
						"read-plan"));
		waits.put("signal-at-border",
				row(READ + border("b", "read-plan", true, signal("nudge")) + flow("b", "write-plan") + WRITTEN,
						"read-plan"));
		waits.put("event-message",
				row(READ + eventSub("over", true, message("paper"), WRITE, "write-plan"), "read-plan"));
		waits.put("event-signal",
				row(READ + eventSub("over", true, signal("nudge"), WRITE, "write-plan"), "read-plan"));
		waits.put("event-timer", row(READ + eventSub("over", true, lasting("PT1H"), WRITE, "write-plan"), "read-plan"));
		waits.put("branches", TWO + ending("out", ""));
		waits.put("sub-process", row(
				"<subProcess id=\"s\">" + TWO + ending("out", "") + "</subProcess>" + user("agree-plan", "hr", "PT1H"),
				"s", "agree-plan"));
		waits.put("nested", row(sub("o", sub("s", READ, "read-plan"), "s") + WRITE, "o", "write-plan"));
		waits.put("error",
				row("<subProcess id=\"s\">" + TWO + ending("out", error("no-plan")) + "</subProcess>"
						+ border("b", "s", true, error("no-plan")) + flow("b", "agree-plan")
						+ user("agree-plan", "hr", "PT1H") + flow("agree-plan", "end2") + ending("end2", ""), "s"));
		waits.put("call", row("<callActivity id=\"c\" calledElement=\"task\"/>" + WRITE, "c", "write-plan"));
		waits.put("call-ended", row("<callActivity id=\"c\" calledElement=\"task\"/>"
				+ border("b", "c", true, message("paper")) + flow("b", "write-plan") + WRITTEN, "c"));
		waits.put("failed-task", row(READ + decide("d", "review-trial"), "read-plan", "d"));
		waits.put("failed-timer", row(caught("wait", lasting("PT1H")) + decide("d", "review-trial"), "wait", "d"));
		waits.put("suspended", row(caught("wait", message("paper")) + READ, "wait", "read-plan"));
		waits.put("cancelled", TWO + ending("out", ""));
		return waits;
	}

	@BeforeAll
	void everything_waits_when_the_application_ends() {
		begin(1);
		waits().keySet().forEach((name) -> {
			this.walk.resume(name);
			this.walk.start(name);
		});
		on("task");
		this.workflow.claim(this.walk.open("read-plan").id(), Desk.CARLA);
		on("branches");
		this.walk.complete("write-plan");
		on("sub-process");
		this.walk.complete("read-plan");
		on("failed-task");
		this.desk.decides("review-trial", Map.of("fail", true));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.complete("read-plan"));
		on("failed-timer");
		this.desk.decides("review-trial", Map.of("fail", true));
		this.walk.makeOwnTimersDue();
		await().untilAsserted(() -> assertThat(stuck("failed-task") + stuck("failed-timer")).isEqualTo(2));
		// else it is tried again by itself before its test comes
		await().untilAsserted(() -> assertThat(
				this.jdbc.update("update scheduled_tasks set execution_time = '2037-01-01 00:00:00' where task_name = ?"
						+ " and consecutive_failures = 1", Timers.TASK))
			.isOne());
		on("suspended");
		this.operations.suspend(instance(), "look first", OPS);
		this.walk.message("paper");
		this.context.close();
		begin(2);
	}

	private void begin(int release) {
		Map<String, String> files = new HashMap<>();
		waits().forEach((id, body) -> files.put("processes/" + id + ".bpmn",
				process(id, body).replace("<process", DECLARED + "\n<process")));
		this.context = new SpringApplicationBuilder(WorkflowTestApplication.class).web(WebApplicationType.NONE)
			.profiles("test")
			.run(database().entrySet()
				.stream()
				.map((setting) -> "--spring.datasource." + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
		this.walk = this.context.getBean(Walk.class);
		this.desk = this.context.getBean(Desk.class);
		this.workflow = this.context.getBean(Workflow.class);
		this.operations = this.context.getBean(WorkflowOperations.class);
		this.jdbc = this.context.getBean(JdbcTemplate.class);
		this.desk.releases.put(1, PolicyFiles.of(files));
		Definitions definitions = this.context.getBean(Definitions.class);
		assertThat(definitions.check(PolicyFiles.of(files))).isEmpty();
		definitions.install(release, PolicyFiles.of(files));
	}

	@BeforeEach
	void forget() {
		this.desk.reset();
	}

	@AfterAll
	void end() {
		this.context.close();
	}

	@Test
	void a_task_is_still_its_owners() {
		on("task");
		Task task = this.walk.open("read-plan");
		assertThat(task.release()).isOne();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.walk.complete("read-plan"));

		this.workflow.complete(task.id(), Desk.CARLA, Map.of());

		hasEnded();
	}

	@Test
	void a_task_that_comes_overdue_is_escalated() {
		on("overdue");
		Timestamp past = Timestamp.from(Instant.now().minusSeconds(60));
		this.jdbc.update("update wf_task set due_at = ?, escalate_at = ? where business_key = 'overdue'", past, past);

		this.context.getBean(OverdueTasks.class).sweep();

		assertThat(this.desk.steps).containsExactly("^read-plan");
		assertThat(this.walk.complete("read-plan", Desk.MONA, Map.of()).state()).isEqualTo(Task.State.COMPLETED);
		hasEnded();
	}

	@ParameterizedTest
	@CsvSource({ "span, wait, ", "date, wait, ", "first-timer, late, write-plan", "timer-at-border, b, write-plan",
			"event-timer, over-start, write-plan" })
	void a_timer_goes_off(String name, String node, String then) {
		on(name);

		this.walk.fireOwn(node);

		if (then != null) {
			assertThat(this.workflow.openTasks(name)).extracting(Task::name).containsExactly(then);
			this.walk.complete(then);
		}
		hasEnded();
	}

	@ParameterizedTest
	@CsvSource({ "message, read-plan", "first-message, read-plan", "message-at-border, write-plan read-plan",
			"event-message, write-plan", "call-ended, write-plan" })
	void a_message_is_heard(String name, String then) {
		on(name);

		assertThat(this.walk.message("paper")).isTrue();

		goesOn(then.split(" "));
	}

	@ParameterizedTest
	@CsvSource({ "signal, read-plan", "signal-at-border, write-plan", "event-signal, write-plan" })
	void a_signal_is_heard(String name, String then) {
		on(name);

		assertThat(this.walk.signal("nudge")).isTrue();

		goesOn(then);
	}

	@Test
	void a_branch_waits_for_the_other() {
		on("branches");

		goesOn("read-plan");
	}

	@Test
	void a_sub_process_goes_on_with_what_is_left_of_it() {
		on("sub-process");
		this.walk.complete("write-plan");

		goesOn("agree-plan");
		on("nested");
		this.walk.complete("read-plan");
		goesOn("write-plan");
	}

	@Test
	void an_error_is_caught() {
		on("error");
		this.walk.complete("read-plan");
		this.walk.complete("write-plan");

		goesOn("agree-plan");
	}

	@Test
	void a_called_process_returns_to_its_caller() {
		on("call");
		assertThat(this.walk.running()).isEqualTo(2);
		this.walk.complete("read-plan");

		goesOn("write-plan");
		assertThat(this.desk.ended).containsKey("task");
	}

	@ParameterizedTest
	@CsvSource({ "failed-task", "failed-timer" })
	void what_has_failed_is_tried_again(String name) {
		on(name);
		assertThat(stuck(name)).isOne();
		Incident incident = this.operations.incidents(true, new PageRequest(null, 50), OPS)
			.items()
			.stream()
			.filter((each) -> each.businessKey().equals(name))
			.findFirst()
			.orElseThrow();

		this.operations.retry(incident.id(), "the center is up again", OPS);

		await().untilAsserted(this::hasEnded);
		assertThat(stuck(name)).isZero();
	}

	@Test
	void a_suspended_instance_goes_on_with_the_message_that_was_kept() {
		on("suspended");
		assertThat(this.workflow.openTasks("suspended")).isEmpty();

		this.operations.resume(instance(), "looked", OPS);

		goesOn("read-plan");
	}

	@Test
	void a_cancelled_instance_takes_its_tasks_with_it() {
		on("cancelled");

		this.operations.cancel(instance(), "opened in error", OPS);

		assertThat(this.desk.steps).contains("-read-plan", "-write-plan", "x cancelled");
		assertThat(this.walk.running()).isZero();
	}

	private void on(String name) {
		this.walk.resume(name);
	}

	/** These tasks are open and, once they are done, all is over. */
	private void goesOn(String... tasks) {
		String key = this.walk.key();
		assertThat(this.workflow.openTasks(key)).extracting(Task::name).containsExactlyInAnyOrder(tasks);
		List.of(tasks).forEach(this.walk::complete);
		hasEnded();
	}

	private void hasEnded() {
		this.walk.hasEnded(this.walk.key(), Map.of());
	}

	private String instance() {
		return search(new TestQuery()).get(0).id();
	}

	private long stuck(String name) {
		on(name);
		return search(new TestQuery().stuck()).size();
	}

	private List<InstanceSummary> search(TestQuery query) {
		return this.operations.search(query.key(this.walk.key()).query(), new PageRequest(null, 50), OPS).items();
	}

}
