package io.callcraft.workflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.callcraft.shared.Actor;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Walks one case through its processes, by the names of tasks.
 */
class Walk {

	private static final AtomicInteger CASES = new AtomicInteger();

	static {
		// a busy machine takes its time
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
	}

	private final Workflow workflow;

	private final Desk desk;

	private final Scheduler scheduler;

	private final JdbcTemplate jdbc;

	private String key = "";

	Walk(Workflow workflow, Desk desk, Scheduler scheduler, JdbcTemplate jdbc) {
		this.workflow = workflow;
		this.desk = desk;
		this.scheduler = scheduler;
		this.jdbc = jdbc;
	}

	/** Begins anew, with another case. */
	String fresh() {
		this.desk.reset();
		return next();
	}

	/** Goes on with another case. */
	String next() {
		this.key = "case-" + CASES.incrementAndGet();
		return this.key;
	}

	/** The case at hand. */
	String key() {
		return this.key;
	}

	/** Goes on with a case of an earlier walk. */
	void resume(String businessKey) {
		this.key = businessKey;
	}

	void start(String process, Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(variables);
		all.put("caseId", this.key);
		all.put("rep", "r-001");
		this.workflow.start(process, this.key, all);
	}

	void start(String process) {
		start(process, Map.of());
	}

	Task open(String name) {
		return this.workflow.openTasks(this.key)
			.stream()
			.filter((task) -> task.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(
					"no task " + name + " among " + this.workflow.openTasks(this.key) + " after " + this.desk.steps));
	}

	Task complete(String name) {
		return complete(name, Map.of());
	}

	Task complete(String name, Map<String, Object> fields) {
		return complete(name, Desk.MARCUS, fields);
	}

	Task complete(String name, Actor by, Map<String, Object> fields) {
		return this.workflow.complete(open(name).id(), by, fields);
	}

	/** Completes a task, after which the decider answers with an outcome. */
	void complete(String name, String decision, String outcome) {
		this.desk.decides(decision, Map.of("outcome", outcome));
		complete(name);
	}

	void abort() {
		this.workflow.abort(this.key, "for a test", Desk.MARCUS);
	}

	boolean signal(String signal) {
		return signal(signal, Map.of());
	}

	boolean signal(String signal, Map<String, Object> variables) {
		return this.workflow.signal(this.key, signal, variables);
	}

	boolean message(String message) {
		return this.workflow.message(this.key, message, Map.of(), Desk.MARCUS);
	}

	/** Lets all timers be due and waits until that of the node has gone off. */
	void fire(String node) {
		makeTimersDue();
		await().untilAsserted(() -> assertThat(this.desk.steps).contains("!" + node));
		await().untilAsserted(() -> assertThat(dueTimers("")).isZero());
	}

	void makeTimersDue() {
		this.jdbc.update("update scheduled_tasks set execution_time = '2020-01-01 00:00:00' where task_name = ?",
				Timers.TASK);
		this.scheduler.triggerCheckForDueExecutions();
	}

	/** The same for the timers of this case alone. */
	void fireOwn(String node) {
		makeOwnTimersDue();
		await().untilAsserted(() -> assertThat(this.desk.steps).contains("!" + node));
		await().untilAsserted(() -> assertThat(dueTimers(this.key + " ")).isZero());
	}

	void makeOwnTimersDue() {
		this.jdbc.update("update scheduled_tasks set execution_time = '2020-01-01 00:00:00' where task_name = ?"
				+ " and task_instance like ?", Timers.TASK, this.key + " %");
		this.scheduler.triggerCheckForDueExecutions();
	}

	int timers() {
		return count("select count(*) from scheduled_tasks where task_name = '" + Timers.TASK + "'");
	}

	private int dueTimers(String beginning) {
		return count("select count(*) from scheduled_tasks where task_name = '" + Timers.TASK
				+ "' and task_instance like '" + beginning + "%' and execution_time < '2021-01-01 00:00:00'");
	}

	int running() {
		return count("select count(*) from wf_instance where state = 'ACTIVE' and business_key = '" + this.key + "'");
	}

	/** How many instances there have ever been. */
	int instances() {
		return count("select count(*) from wf_instance");
	}

	private int count(String query) {
		Integer count = this.jdbc.queryForObject(query, Integer.class);
		return (count != null) ? count : 0;
	}

	/** The case is over: nothing of it runs or waits any more. */
	void hasEnded(String process, Map<String, Object> variables) {
		assertThat(this.desk.ended).containsKey(process);
		assertThat(this.desk.ended.get(process)).containsAllEntriesOf(variables);
		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(running()).isZero();
	}

}
