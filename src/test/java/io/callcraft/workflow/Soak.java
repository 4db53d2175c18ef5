package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyFiles;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Four threads that complete all they find, on one case that they share and on cases of
 * their own. In the process one of two tasks cancels the other, so completions of the
 * shared case reach for each other's rows.
 */
class Soak {

	private static final int THREADS = 4;

	private static final AtomicInteger KEYS = new AtomicInteger();

	private final Workflow workflow;

	private final JdbcTemplate jdbc;

	private final AtomicInteger completed = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	Soak(Workflow workflow, Definitions definitions, JdbcTemplate jdbc) {
		this.workflow = workflow;
		this.jdbc = jdbc;
		definitions.install(1, PolicyFiles.of(Map.of("processes/soak.bpmn", process("soak", BpmnText.start() + """
				<parallelGateway id="fork"/>%s%s<exclusiveGateway id="one"/>%s
				<endEvent id="end"><terminateEventDefinition/></endEvent>%s%s%s%s%s%s%s
				""".formatted(user("reply-to-consequence", "rep", "P7D"), user("write-plan", "rep", "P7D"),
				user("deliver-support", "hr", "P7D"), flow("start", "fork"), flow("fork", "reply-to-consequence"),
				flow("fork", "write-plan"), flow("reply-to-consequence", "one"), flow("write-plan", "one"),
				flow("one", "deliver-support"), flow("deliver-support", "end"))))));
	}

	/** Soaks, and checks that nothing was lost, done twice or caught in a ring. */
	void run(int rounds) throws InterruptedException, ExecutionException {
		ExecutorService pool = Executors.newFixedThreadPool(THREADS);
		List<String> keys = new ArrayList<>();
		try {
			for (int round = 0; round < rounds; round++) {
				String shared = started(keys);
				List<Future<?>> futures = new ArrayList<>();
				for (int thread = 0; thread < THREADS; thread++) {
					String own = started(keys);
					futures.add(pool.submit(() -> {
						completeAll(shared);
						completeAll(own);
					}));
				}
				for (Future<?> future : futures) {
					future.get();
				}
				completeAll(shared);
			}
		}
		finally {
			pool.shutdown();
		}
		check(keys);
		System.out.printf("SOAK %d completions, %d refused as another's, losses 0, doubles 0%n", this.completed.get(),
				this.refused.get());
	}

	private String started(List<String> keys) {
		String key = "soak-" + KEYS.incrementAndGet();
		this.workflow.start("soak", key, Map.of("rep", "r-001"));
		keys.add(key);
		return key;
	}

	private void completeAll(String key) {
		List<Task> open = new ArrayList<>(this.workflow.openTasks(key));
		while (!open.isEmpty()) {
			Collections.shuffle(open);
			for (Task task : open) {
				try {
					this.workflow.complete(task.id(), Desk.MARCUS, Map.of("n", 1));
					this.completed.incrementAndGet();
				}
				catch (Conflict ex) {
					this.refused.incrementAndGet();
				}
			}
			open = new ArrayList<>(this.workflow.openTasks(key));
		}
	}

	private void check(List<String> keys) {
		int done = 0;
		for (String key : keys) {
			assertThat(count("wf_instance where state <> 'COMPLETED' and business_key = '" + key + "'")).as(key)
				.isZero();
			assertThat(count("wf_task where state in ('OPEN', 'CLAIMED') and business_key = '" + key + "'")).as(key)
				.isZero();
			int tasks = count("wf_task where state = 'COMPLETED' and business_key = '" + key + "'");
			int last = count(
					"wf_task where state = 'COMPLETED' and name = 'deliver-support' and business_key = '" + key + "'");
			assertThat(last).as("ends of " + key).isOne();
			done += tasks;
		}
		assertThat(done).as("completed tasks").isEqualTo(this.completed.get());
	}

	private int count(String rows) {
		Integer count = this.jdbc.queryForObject("select count(*) from " + rows, Integer.class);
		return (count != null) ? count : 0;
	}

}
