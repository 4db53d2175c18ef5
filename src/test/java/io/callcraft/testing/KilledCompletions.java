package io.callcraft.testing;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 200 people complete tasks at once, again and again, and in the middle of it the power
 * goes. Then every case is exactly where its last answered request left it, and goes on
 * from there.
 */
public final class KilledCompletions {

	public static final int CASES = 200;

	/** A task that comes up again whenever it is done, with a timer at its border. */
	public static final String ENDLESS = """
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

	private final CompletionCheck check = new CompletionCheck();

	private final Center center;

	/** The task that each case waits with. */
	private Map<String, String> waiting;

	private KilledCompletions(Center center, Map<String, String> waiting) {
		this.center = center;
		this.waiting = waiting;
	}

	/**
	 * Kills a center again and again.
	 * @param waiting the task that each case waits with
	 */
	public static void in(Center center, String database, Map<String, String> waiting, int rounds) throws Exception {
		assertThat(waiting).hasSize(CASES);
		new KilledCompletions(center, waiting).kill(database, rounds);
	}

	private void kill(String database, int rounds) throws Exception {
		for (int round = 0; round < rounds; round++) {
			if (round > 0) {
				this.center.start();
			}
			completeUntilKilled();
			this.waiting = this.check.check(CompletionCheck.Stored.of(new JdbcTemplate(this.center.database())));
			assertThat(this.waiting).as("cases that wait for somebody").hasSize(CASES);
		}
		System.out.println("KILL " + database + " rounds " + rounds + ", " + this.check);
		assertThat(this.check.losses()).isEmpty();
		assertThat(this.check.doubles()).isEmpty();
	}

	/** Every case has somebody who completes its task, and the next one, and so on. */
	private void completeUntilKilled() throws Exception {
		ExecutorService people = Executors.newFixedThreadPool(CASES);
		// each case goes on once at least from where the last kill left it
		CountDownLatch moved = new CountDownLatch(CASES);
		CountDownLatch answers = new CountDownLatch(CASES + this.random.nextInt(CASES));
		List<Future<?>> all = new ArrayList<>();
		this.waiting.values().forEach((first) -> all.add(people.submit(() -> {
			complete(first, moved, answers);
			return null;
		})));
		waitFor(moved, all);
		waitFor(answers, all);
		Thread.sleep(this.random.nextInt(100));
		this.center.kill();
		for (Future<?> person : all) {
			person.get();
		}
		people.shutdown();
	}

	/** Nobody stops before the power goes, unless something is wrong. */
	private static void waitFor(CountDownLatch latch, List<Future<?>> people) throws Exception {
		while (!latch.await(100, TimeUnit.MILLISECONDS)) {
			for (Future<?> person : people) {
				if (person.isDone()) {
					person.get();
				}
			}
		}
	}

	private void complete(String first, CountDownLatch moved, CountDownLatch answers) {
		String task = first;
		try {
			while (true) {
				Optional<String> next = this.center.complete(task);
				if (next.isPresent()) {
					this.check.answered(task);
					answers.countDown();
					if (task.equals(first)) {
						moved.countDown();
					}
					task = next.get();
				}
			}
		}
		catch (UncheckedIOException ex) {
			this.check.unanswered(task);
		}
	}

	/**
	 * What is killed.
	 */
	public interface Center {

		/**
		 * Completes a task.
		 * @return the next task of the same case; empty when there is too much to do
		 * @throws UncheckedIOException when there is no answer
		 */
		Optional<String> complete(String task);

		/** Kills it without any warning. */
		void kill();

		/** Starts it again. */
		void start();

		DataSource database();

	}

}
