package io.callcraft.workflow;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.end;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.start;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Timers go off once, and those of a case in the order of their times, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
@Import(TimerBehaviour.Log.class)
abstract class TimerBehaviour {

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private Timers timers;

	@Autowired
	private FiredTimers fired;

	@Autowired
	private WorkflowStore store;

	@Autowired
	private Log log;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transactions;

	private String key;

	@BeforeEach
	void begin() {
		this.key = this.walk.fresh();
		this.jdbc.update("delete from scheduled_tasks where task_name = '" + Timers.TASK + "'");
	}

	@Test
	void overdue_timers_of_a_case_go_off_in_the_order_of_their_times() {
		install(sideBySide(timer("t3", "PT3H"), timer("t1", "PT1H"), timer("t4", "PT4H"), timer("t2", "PT2H")));
		List<String> keys = new ArrayList<>();
		for (int number = 0; number < 25; number++) {
			this.key = this.walk.fresh();
			keys.add(this.key);
			this.walk.start("p");
		}

		this.walk.makeTimersDue();
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(this.walk.timers()).isZero());

		assertThat(keys)
			.allSatisfy((each) -> assertThat(this.log.fired.get(each)).containsExactly("t1", "t2", "t3", "t4"));
	}

	@Test
	void a_timer_that_fails_keeps_those_after_it_waiting() {
		install(sideBySide(timer("t1", "PT1H") + decide("d", "review-trial") + flow("t1", "d"), timer("t2", "PT2H"))
			.replace(flow("t1", "join"), flow("d", "join")));
		this.desk.decides("review-trial", Map.of("fail", true));
		this.walk.start("p");
		this.walk.makeTimersDue();

		// else it is tried again by itself before the other has stood back
		await().untilAsserted(() -> assertThat(
				this.jdbc.update("update scheduled_tasks set execution_time = '2037-01-01 00:00:00' where task_name = ?"
						+ " and consecutive_failures = 1 and execution_time > now()", Timers.TASK))
			.isOne());
		// a timer that stands back counts as done for now
		await().untilAsserted(() -> assertThat(count("last_success is not null")).isOne());
		assertThat(this.log.fired).doesNotContainKey(this.key);
		this.walk.makeTimersDue();
		await().untilAsserted(() -> assertThat(this.walk.timers()).isZero());
		assertThat(this.log.fired.get(this.key)).containsExactly("t1", "t2");
	}

	@Test
	void a_timer_that_keeps_failing_gives_way() {
		install(sideBySide(timer("t1", "PT1H"), timer("t2", "PT2H")));
		this.walk.start("p");
		PendingTimer first = this.timers.ofBusinessKey(this.key).get(0);
		this.jdbc.update(
				"update scheduled_tasks set consecutive_failures = 3, execution_time = '2037-01-01 00:00:00' where task_instance = ?",
				first.toString());
		this.jdbc.update(
				"update scheduled_tasks set execution_time = '2020-01-01 00:00:00' where task_name = ? and task_instance <> ?",
				Timers.TASK, first.toString());

		await().untilAsserted(() -> assertThat(this.walk.timers()).isOne());
		assertThat(this.log.fired.get(this.key)).containsExactly("t2");
	}

	/** As a database may leave behind that was cut off amid a commit. */
	@Test
	void a_timer_that_its_instance_does_not_know_goes_off_at_nothing() {
		install(sideBySide(timer("t1", "PT1H"), timer("t2", "PT2H")));
		this.walk.start("p");
		PendingTimer known = this.timers.ofBusinessKey(this.key).get(0);
		PendingTimer unknown = new PendingTimer(this.key, Instant.parse("2020-01-01T00:00:00Z"), known.instance(),
				UUID.randomUUID().toString(), "-17");
		this.jdbc.update("""
				insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
				select task_name, ?, task_data, '2020-01-01 00:00:00', false, 1 from scheduled_tasks
				where task_instance = ?""", unknown.toString(), known.toString());

		await().untilAsserted(() -> assertThat(this.timers.ofBusinessKey(this.key)).doesNotContain(unknown));
		assertThat(this.log.fired).doesNotContainKey(this.key);
		this.walk.makeTimersDue();
		await().untilAsserted(() -> assertThat(this.walk.timers()).isZero());
		assertThat(this.log.fired.get(this.key)).containsExactly("t1", "t2");
	}

	@Test
	void a_timer_that_two_nodes_let_go_off_goes_off_once() throws Exception {
		install(row(user("deliver-support", "hr", "PT9H") + """
				<boundaryEvent id="b" attachedToRef="deliver-support" cancelActivity="false">
				<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
				<endEvent id="reminded"/>""" + flow("b", "reminded"), "deliver-support"));
		this.walk.start("p");
		PendingTimer timer = this.timers.ofBusinessKey(this.key).get(0);

		ExecutorService threads = Executors.newFixedThreadPool(4);
		List<Future<Duration>> results = new ArrayList<>();
		for (int thread = 0; thread < 4; thread++) {
			results.add(threads.submit(() -> this.fired.fire(timer)));
		}
		for (Future<Duration> result : results) {
			assertThat(result.get()).isZero();
		}
		threads.shutdown();

		assertThat(this.log.fired.get(this.key)).containsExactly("b");
		assertThat(this.walk.timers()).isZero();
		assertThat(this.walk.open("deliver-support")).isNotNull();
	}

	@Test
	void a_task_that_is_done_takes_its_timer_with_it_even_while_a_thread_has_it() {
		install(row(user("deliver-support", "hr", "PT9H") + """
				<boundaryEvent id="b" attachedToRef="deliver-support" cancelActivity="true">
				<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
				<endEvent id="late"/>""" + flow("b", "late"), "deliver-support"));
		this.walk.start("p");
		PendingTimer timer = this.timers.ofBusinessKey(this.key).get(0);
		this.jdbc.update("update scheduled_tasks set picked = true, picked_by = 'n2', last_heartbeat = ?",
				Timestamp.from(Instant.parse("2037-01-01T00:00:00Z")));

		this.walk.complete("deliver-support");

		assertThat(this.walk.timers()).isZero();
		assertThat(this.fired.fire(timer)).isZero();
		assertThat(this.log.fired).doesNotContainKey(this.key);
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void timers_of_a_suspended_instance_wait_and_hold_up_no_other() {
		install(sideBySide(timer("t1", "PT1H"), timer("t2", "PT2H")));
		this.walk.start("p");
		this.jdbc.update("update wf_instance set suspended = true where business_key = ?", this.key);
		this.workflow.start("p", this.key, Map.of());
		List<PendingTimer> pending = this.timers.ofBusinessKey(this.key);

		assertThat(pending).map(this.fired::fire)
			.extracting(Duration::isZero)
			.containsExactly(false, true, false, true);
		assertThat(this.timers.ofBusinessKey(this.key)).containsExactly(pending.get(0), pending.get(2));
		this.jdbc.update("update wf_instance set suspended = false where business_key = ?", this.key);
		assertThat(this.fired.fire(pending.get(2))).isPositive();
		assertThat(this.fired.fire(pending.get(0))).isZero();
		assertThat(this.fired.fire(pending.get(2))).isZero();
		assertThat(this.walk.running()).isZero();
	}

	@Test
	void what_is_still_to_go_off_is_listed_in_the_order_of_its_times() {
		install(sideBySide(timer("t2", "PT2H"), timer("t1", "PT1H")));
		Instant before = Instant.now();
		this.walk.start("p");
		String first = this.key;
		this.workflow.start("p", first, Map.of());
		this.workflow.start("p", first + "0", Map.of());

		List<PendingTimer> pending = this.timers.ofBusinessKey(first);

		assertThat(pending).hasSize(4).isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
		assertThat(pending).extracting(PendingTimer::due)
			.allMatch((due) -> due.isAfter(before.plus(Duration.ofMinutes(59))));
		assertThat(pending.get(1).due()).isBefore(before.plus(Duration.ofMinutes(61)));
		WorkflowInstance instance = this.transactions.execute((status) -> instance(pending.get(0)));
		assertThat(this.timers.of(instance)).hasSize(2)
			.allMatch((timer) -> timer.instance().equals(pending.get(0).instance()));
	}

	private WorkflowInstance instance(PendingTimer timer) {
		InHand work = InHand.current();
		this.store.lock(work, timer.businessKey());
		return work.instance(timer.instance()).orElseThrow();
	}

	private int count(String where) {
		Integer count = this.jdbc.queryForObject(
				"select count(*) from scheduled_tasks where task_name = '" + Timers.TASK + "' and " + where,
				Integer.class);
		return (count != null) ? count : 0;
	}

	private void install(String body) {
		PolicyFiles files = PolicyFiles.of(Map.of("processes/p.bpmn", process(body)));
		assertThat(this.definitions.check(files)).isEmpty();
		this.definitions.install(1, files);
	}

	private static String timer(String id, String span) {
		return "<intermediateCatchEvent id=\"%s\"><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></intermediateCatchEvent>"
			.formatted(id, span);
	}

	/** Waits that all begin at once; the process ends with the last of them. */
	private static String sideBySide(String... timers) {
		StringBuilder text = new StringBuilder(start()).append(end())
			.append("<parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>")
			.append(flow("start", "fork"))
			.append(flow("join", "end"));
		for (String timer : timers) {
			String id = timer.replaceFirst("(?s)^.*?id=\"([^\"]+)\".*$", "$1");
			text.append(timer).append(flow("fork", id)).append(flow(id, "join"));
		}
		return text.toString();
	}

	/** Writes down which timers have gone off, by business key. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Log implements StepListener {

		final Map<String, List<String>> fired = new ConcurrentHashMap<>();

		@Override
		public void timerFired(String process, String businessKey, String node) {
			this.fired.computeIfAbsent(businessKey, (key) -> new CopyOnWriteArrayList<>()).add(node);
		}

	}

}
