package io.callcraft.workflow;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.callcraft.shared.Actor;
import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static io.callcraft.workflow.BpmnText.conditional;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast instances with four user tasks, gateways and boundary timers run, and what
 * they cost to keep, beside the same nine transactions written by hand: the start with
 * its entry in the ledger, then for each task a claim, and a completion with its entry
 * and the next task.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.hikari.minimum-idle=10")
@ActiveProfiles("test")
@Import({ CountedStatements.class, ThroughputBenchmark.Recorded.class })
@Tag("bench")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ThroughputBenchmark {

	private static final List<String> TASKS = List.of("give-formative-feedback", "write-plan", "agree-plan",
			"deliver-support");

	/** Rounds before the figures, if the compiler does not rest earlier. */
	private static final int WARM_UP = 100;

	/** Rounds in a row in which the compiler must have rested. */
	private static final int AT_REST = 5;

	private static final int ROUNDS = 25;

	private static final int INSTANCES = 40;

	/** Statements of a claim. */
	private static final int CLAIM = 2;

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private CountedStatements statements;

	@Autowired
	private DataSource source;

	@Autowired
	private JdbcTemplate jdbc;

	private final AtomicInteger cases = new AtomicInteger();

	private HandWritten byHand;

	/** What the figures are of. */
	abstract String database();

	@BeforeEach
	void install() {
		this.definitions.install(1, PolicyFiles.of(Map.of("processes/p.bpmn", process(fourTasks()))));
		this.byHand = new HandWritten(this.source, TASKS);
	}

	@Test
	@Order(1)
	void four_tasks_cost_a_small_multiple_of_what_is_written_by_hand() throws Exception {
		this.byHand.createTables();
		List<String> start = new ArrayList<>();
		List<String> completion = new ArrayList<>();
		List<String> ours = this.statements.of(() -> run(nextKey(), start, completion));
		List<String> theirs = this.statements.of(() -> this.byHand.run(nextKey()));
		System.out.printf(
				"%nBENCH %s: %d statements an instance, %d in its start, %d in the most costly completion; by hand %d%n",
				database(), ours.size(), start.size(), completion.size(), theirs.size());
		warmUp();
		compare(1);
		compare(4);
		int instances = this.byHand.instances();
		Footprint kept = Footprint.of(this.jdbc, instances, (table) -> !table.startsWith("hand_"));
		Footprint byHand = Footprint.of(this.jdbc, instances, (table) -> table.startsWith("hand_"));
		System.out.printf("BENCH %s: %s; by hand %s%n", database(), kept, byHand);
		onDisk(instances);

		nothingIsLost(instances);
		assertThat(start.size()).as("statements of a start").isLessThanOrEqualTo(6);
		assertThat(completion.size()).as("statements of a completion").isLessThanOrEqualTo(8);
		assertThat(kept.bytes()).as("bytes an instance").isLessThanOrEqualTo(4_000);
		assertThat(kept.rows()).as("rows an instance").isLessThanOrEqualTo(10.5);
	}

	@Test
	@Order(2)
	void a_soak_loses_nothing() throws Exception {
		new Soak(this.workflow, this.definitions, this.jdbc).run(100);
	}

	/** Says what so many instances take on disk, where the database tells. */
	void onDisk(int instances) {
	}

	/**
	 * Lets both run until the compiler takes less than a twentieth of a round, as it does
	 * all day long where people work.
	 */
	private void warmUp() throws Exception {
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		int atRest = 0;
		int round = 0;
		for (; atRest < AT_REST && round < WARM_UP; round++) {
			long before = compiler.getTotalCompilationTime();
			double millis = 1_000 * (took(4, this::run).seconds() + took(4, this.byHand::run).seconds());
			atRest = (20 * (compiler.getTotalCompilationTime() - before) < millis) ? atRest + 1 : 0;
		}
		System.out.printf("BENCH %s: warmed up with %d instances%n", database(), 4 * INSTANCES * round);
	}

	/** Rounds in turn, so that what else the machine does meets both. */
	private void compare(int threads) throws Exception {
		Took ours = new Took(0, 0);
		Took theirs = new Took(0, 0);
		for (int round = 0; round < ROUNDS; round++) {
			ours = ours.plus(took(threads, this::run));
			theirs = theirs.plus(took(threads, this.byHand::run));
		}
		double instances = ROUNDS * INSTANCES * threads;
		System.out.printf(
				"BENCH %s, %d threads: %.0f instances/s, %.0f completions/s; by hand %.0f completions/s;"
						+ " share %.2f; %.2f times the processor time%n",
				database(), threads, instances / ours.seconds(), 4 * instances / ours.seconds(),
				4 * instances / theirs.seconds(), theirs.seconds() / ours.seconds(),
				(double) ours.processor() / theirs.processor());
	}

	private Took took(int threads, Consumer<String> instance) throws Exception {
		ThreadMXBean meter = ManagementFactory.getThreadMXBean();
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			long start = System.nanoTime();
			List<Future<Long>> futures = new ArrayList<>();
			for (int thread = 0; thread < threads; thread++) {
				futures.add(pool.submit(() -> {
					for (int number = 0; number < INSTANCES; number++) {
						instance.accept(nextKey());
					}
					return meter.getCurrentThreadCpuTime();
				}));
			}
			long processor = 0;
			for (Future<Long> future : futures) {
				processor += future.get();
			}
			return new Took((System.nanoTime() - start) / 1e9, processor);
		}
		finally {
			pool.shutdown();
			this.desk.takeSteps();
		}
	}

	/**
	 * What a round took.
	 *
	 * @param seconds from its beginning to its end
	 * @param processor nanoseconds of processor time, of its threads together
	 */
	private record Took(double seconds, long processor) {

		Took plus(Took other) {
			return new Took(this.seconds + other.seconds, this.processor + other.processor);
		}

	}

	/** Walks one instance. */
	private void run(String key) {
		start(key);
		for (int step = 0; step < TASKS.size(); step++) {
			complete(step);
		}
	}

	/** Walks one instance, and keeps the statements of its most costly completion. */
	private void run(String key, List<String> start, List<String> most) {
		start(key);
		start.addAll(this.statements.since(0));
		for (int step = 0; step < TASKS.size(); step++) {
			int before = this.statements.sent() + CLAIM;
			complete(step);
			List<String> sent = this.statements.since(before);
			if (sent.size() > most.size()) {
				most.clear();
				most.addAll(sent);
			}
		}
	}

	private void start(String key) {
		this.workflow.start("p", key, Map.of("rep", "r-001", "x", "said in a few words", "n", 0));
	}

	private void complete(int step) {
		String task = Recorded.OPEN.get();
		this.workflow.claim(task, Desk.MARCUS);
		this.workflow.complete(task, Desk.MARCUS, Map.of("n", step + 1));
	}

	private void nothingIsLost(int instances) {
		assertThat(count("wf_instance where state = 'COMPLETED'")).as("instances").isEqualTo(instances);
		assertThat(count("wf_instance")).as("instances").isEqualTo(instances);
		assertThat(count("wf_task where state = 'COMPLETED'")).as("tasks").isEqualTo(4 * instances);
		assertThat(count("wf_task")).as("tasks").isEqualTo(4 * instances);
		assertThat(count("ledger_entry")).as("entries").isEqualTo(5 * instances);
		assertThat(count("scheduled_tasks where task_name = '" + Timers.TASK + "'")).as("timers").isZero();
	}

	private int count(String rows) {
		Integer count = this.jdbc.queryForObject("select count(*) from " + rows, Integer.class);
		return (count != null) ? count : 0;
	}

	private String nextKey() {
		return "case-" + this.cases.incrementAndGet();
	}

	private static String fourTasks() {
		StringBuilder body = new StringBuilder(BpmnText.start() + flow("start", TASKS.get(0)) + BpmnText.end());
		for (int number = 1; number <= TASKS.size(); number++) {
			String task = TASKS.get(number - 1);
			String next = (number < TASKS.size()) ? TASKS.get(number) : "end";
			body.append(user(task, "supervisor", "P7D"))
				.append("""
						<boundaryEvent id="late%1$d" attachedToRef="%2$s" cancelActivity="true"><timerEventDefinition>
						<timeDuration>P14D</timeDuration></timerEventDefinition></boundaryEvent>
						<exclusiveGateway id="enough%1$d" default="enough%1$d-stop%1$d"/>
						<endEvent id="over%1$d"/><endEvent id="stop%1$d"/>""".formatted(number, task))
				.append(flow("late" + number, "over" + number))
				.append(flow(task, "enough" + number))
				.append(flow("enough" + number, "stop" + number))
				.append(conditional("enough" + number, next, "n >= " + number));
		}
		return body.toString();
	}

	/**
	 * Enters in the ledger what the peers' history keeps: the start and each completion.
	 */
	static class Recorded {

		/** The task that came up last, by thread. */
		static final ThreadLocal<String> OPEN = new ThreadLocal<>();

		@Bean
		StepListener recording(JdbcTemplate jdbc, Clock clock, JsonMapper json) {
			return new StepListener() {

				@Override
				public void taskCreated(Task task) {
					OPEN.set(task.id());
					if (task.name().equals(TASKS.get(0))) {
						enter("case.opened", Desk.MARCUS, task, Map.of());
					}
				}

				@Override
				public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
					enter("task.completed", by, task, fields);
				}

				private void enter(String kind, Actor by, Task task, Map<String, Object> fields) {
					jdbc.update("""
							insert into ledger_entry (at, actor, kind, subject, case_id, what, detail, release_no)
							values (?, ?, ?, 'r-001', ?, ?, ?, ?)""", Timestamp.from(clock.instant()),
							by.user().value(), kind, task.businessKey(), task.title(),
							json.writeValueAsString(Map.of("task", task.id(), "name", task.name(), "fields", fields)),
							task.release());
				}
			};
		}

	}

}
