package io.callcraft;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.ManyCases;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 200 people complete tasks at once, again and again, and in the middle of it the power
 * goes. Then every case is exactly where its last answered request left it: a task is
 * completed if and only if its entry, the next task and the next timer are there. How
 * often the power goes is {@code -Dcallcraft.kill.rounds}, three times unless said.
 */
@Tag("bench")
class KillCompletionsIntegrationTests {

	private static final int CASES = 200;

	private static final int ROUNDS = Integer.getInteger("callcraft.kill.rounds", 3);

	/** A task that comes up again whenever it is done, with a timer at its border. */
	private static final String ENDLESS = """
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
			<process id="staged-escalation" isExecutable="true"><property id="stage" name="stage"/>
			<startEvent id="start"/>
			<userTask id="deliver-support" name="Deliver support"><ioSpecification>
			<dataInput id="group" name="GroupId"/><dataInput id="due" name="Due"/></ioSpecification>
			<dataInputAssociation><targetRef>group</targetRef><assignment><from>supervisor</from><to>group</to></assignment></dataInputAssociation>
			<dataInputAssociation><targetRef>due</targetRef><assignment><from>PT9H</from><to>due</to></assignment></dataInputAssociation>
			</userTask>
			<boundaryEvent id="late" attachedToRef="deliver-support" cancelActivity="true">
			<timerEventDefinition><timeDuration>PT9H</timeDuration></timerEventDefinition></boundaryEvent>
			<exclusiveGateway id="again" default="more"/>
			<endEvent id="end"/><endEvent id="too-late"/>
			<sequenceFlow id="a" sourceRef="start" targetRef="join"/>
			<exclusiveGateway id="join"/>
			<sequenceFlow id="b" sourceRef="join" targetRef="deliver-support"/>
			<sequenceFlow id="c" sourceRef="deliver-support" targetRef="again"/>
			<sequenceFlow id="more" sourceRef="again" targetRef="join"/>
			<sequenceFlow id="d" sourceRef="again" targetRef="end">
			<conditionExpression language="http://www.omg.org/spec/FEEL/20140401">stage = "END"</conditionExpression></sequenceFlow>
			<sequenceFlow id="e" sourceRef="late" targetRef="too-late"/>
			</process></definitions>
			""";

	private final Random random = new Random(20261124);

	/** The task that each case waits with, by case, as its client knows. */
	private final Map<String, String> waiting = new ConcurrentHashMap<>();

	private final Set<String> done = ConcurrentHashMap.newKeySet();

	private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

	private final List<String> losses = new ArrayList<>();

	private final List<String> doubles = new ArrayList<>();

	@Test
	void on_h2_nothing_answered_is_lost_and_nothing_done_twice(@TempDir Path folder) throws Exception {
		try (ApplicationProcess application = new ApplicationProcess(folder, policies())) {
			killAgainAndAgain("H2", application);
		}
	}

	@Test
	void on_mysql_nothing_answered_is_lost_and_nothing_done_twice(@TempDir Path folder) throws Exception {
		try (ApplicationProcess application = new ApplicationProcess(folder, TestDatabase.fresh("kill"), policies())) {
			killAgainAndAgain("MySQL", application);
		}
	}

	private static String policies() {
		return "--callcraft.policies.folder=" + ManyCases.policies(ENDLESS);
	}

	private void killAgainAndAgain(String database, ApplicationProcess application) throws Exception {
		ManyCases.open(application.base(), CASES);
		Api marcus = Api.of(application.base(), "marcus");
		marcus.get("/api/tasks?limit=500")
			.expect(200)
			.json()
			.get("items")
			.forEach((task) -> this.waiting.put(task.get("case").asString(), task.get("task").asString()));
		assertThat(this.waiting).hasSize(CASES);

		for (int round = 0; round < ROUNDS; round++) {
			completeUntilKilled(marcus, application);
			check(new JdbcTemplate(application.database()));
			application.start();
			marcus.get("/api/tasks?limit=1").expect(200);
		}

		// wherever a case stands, it can go on from there
		for (String task : List.copyOf(this.waiting.values())) {
			complete(marcus, task).expect(200);
			this.done.add(task);
		}
		application.kill();
		check(new JdbcTemplate(application.database()));
		System.out.println("KILL " + database + " rounds " + ROUNDS + ", operations "
				+ (this.done.size() + this.unanswered.size()) + ", unanswered " + this.unanswered.size() + ", losses "
				+ this.losses.size() + ", doubles " + this.doubles.size());
		assertThat(this.losses).isEmpty();
		assertThat(this.doubles).isEmpty();
	}

	/** Every case has somebody who completes its task, and the next one, and so on. */
	private void completeUntilKilled(Api marcus, ApplicationProcess application) throws Exception {
		ExecutorService people = Executors.newFixedThreadPool(CASES);
		CountDownLatch answers = new CountDownLatch(50 + this.random.nextInt(350));
		List<Future<?>> all = new ArrayList<>();
		this.waiting.forEach((caseId, first) -> all.add(people.submit(() -> {
			String task = first;
			while (true) {
				Api.Answer answer;
				try {
					answer = complete(marcus, task);
				}
				catch (UncheckedIOException ex) {
					this.unanswered.add(task);
					return null;
				}
				if (answer.status() == 200) {
					this.done.add(task);
					answers.countDown();
					task = answer.json().get("tasks").get(0).get("task").asString();
				}
				else {
					// too many at once: asked again
					answer.expect(503);
				}
			}
		})));
		answers.await();
		Thread.sleep(this.random.nextInt(300));
		application.kill();
		for (Future<?> person : all) {
			person.get();
		}
		people.shutdown();
	}

	private static Api.Answer complete(Api marcus, String task) {
		return marcus.complete(task, Map.of("kind", "COACHING", "deliveredAt", Instant.now().toString()));
	}

	/** Compares what was answered with what is there. */
	private void check(JdbcTemplate jdbc) {
		Map<String, List<Row>> tasks = jdbc
			.query("select id, business_key, state from wf_task",
					(row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
			.stream()
			.collect(Collectors.groupingBy(Row::caseId));
		Map<String, AtomicInteger> created = new HashMap<>();
		Map<String, AtomicInteger> completed = new HashMap<>();
		jdbc.query("select kind, detail from ledger_entry where kind in ('task.created', 'task.completed')", (row) -> {
			String detail = row.getString(2);
			String task = detail.replaceFirst("(?s)^.*\"task\":\\s*\"([^\"]+)\".*$", "$1");
			(row.getString(1).equals("task.created") ? created : completed)
				.computeIfAbsent(task, (id) -> new AtomicInteger())
				.incrementAndGet();
		});
		Map<String, String> stored = new HashMap<>();
		jdbc.query("select business_key, payload from wf_instance where state = 'ACTIVE'", (row) -> {
			stored.merge(row.getString(1), new String(row.getBytes(2), StandardCharsets.ISO_8859_1), String::concat);
		});
		Map<String, Long> timers = jdbc
			.queryForList("select task_instance from scheduled_tasks where task_name = 'workflow-timer'", String.class)
			.stream()
			.collect(Collectors.groupingBy((name) -> name.substring(0, name.indexOf(' ')), Collectors.counting()));

		assertThat(tasks).hasSize(CASES);
		tasks.forEach((caseId, all) -> {
			List<Row> open = all.stream().filter((task) -> task.state().equals("OPEN")).toList();
			List<Row> over = all.stream().filter((task) -> task.state().equals("COMPLETED")).toList();
			assertThat(open).as("open tasks of " + caseId).hasSize(1);
			assertThat(over).as("completed tasks of " + caseId).hasSize(all.size() - 1);
			assertThat(stored.get(caseId)).as("tokens of " + caseId).contains(open.get(0).id());
			assertThat(timers.get(caseId)).as("timers of " + caseId).isEqualTo(1);
			over.forEach((task) -> {
				assertThat(stored.get(caseId)).doesNotContain(task.id());
				if (!this.done.contains(task.id()) && !this.unanswered.contains(task.id())) {
					this.doubles.add(task + " was completed by nobody");
				}
				count(task, completed, "task.completed");
			});
			all.forEach((task) -> count(task, created, "task.created"));
			if (this.done.contains(open.get(0).id())) {
				this.losses.add(open.get(0) + " was answered and is not done");
			}
			this.waiting.put(caseId, open.get(0).id());
		});
		Set<String> known = tasks.values().stream().flatMap(List::stream).map(Row::id).collect(Collectors.toSet());
		this.done.stream().filter((task) -> !known.contains(task)).forEach(this.losses::add);
	}

	private void count(Row task, Map<String, AtomicInteger> entries, String kind) {
		int count = entries.getOrDefault(task.id(), new AtomicInteger()).get();
		if (count == 0) {
			this.losses.add(task + " has no entry " + kind);
		}
		if (count > 1) {
			this.doubles.add(task + " has " + count + " entries " + kind);
		}
	}

	private record Row(String id, String caseId, String state) {
	}

}
