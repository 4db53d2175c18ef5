package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What the workflow promises whoever uses it, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
@Import(CountedStatements.class)
abstract class WorkflowBehaviour {

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private CountedStatements statements;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private JdbcTemplate jdbc;

	private String key;

	@BeforeEach
	void installShippedProcesses() {
		this.definitions.install(1, WorkflowTestApplication.shipped());
		this.key = this.walk.fresh();
	}

	@Test
	void of_two_completions_at_once_exactly_one_wins() throws Exception {
		for (int round = 0; round < 5; round++) {
			this.key = this.walk.fresh();
			this.walk.start("support");
			String task = this.walk.open("deliver-support").id();

			List<Object> results = atOnce(() -> this.workflow.complete(task, Desk.MARCUS, Map.of()),
					() -> this.workflow.complete(task, Desk.CARLA, Map.of()));

			assertThat(results).filteredOn(Task.class::isInstance).hasSize(1);
			assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
			assertThat(this.desk.steps).containsExactly("+deliver-support", "=deliver-support", ".support");
		}
	}

	@Test
	void of_two_completions_at_once_one_wins_though_the_process_goes_on() throws Exception {
		for (int round = 0; round < 5; round++) {
			this.key = this.walk.fresh();
			this.walk.start("formative-feedback");
			String task = this.walk.open("give-formative-feedback").id();

			List<Object> results = atOnce(() -> this.workflow.complete(task, Desk.MARCUS, Map.of()),
					() -> this.workflow.complete(task, Desk.CARLA, Map.of()));

			assertThat(results).filteredOn(Task.class::isInstance).hasSize(1);
			assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
			assertThat(this.desk.steps).containsExactly("+give-formative-feedback", "=give-formative-feedback",
					"+write-plan");
		}
	}

	@Test
	void two_tasks_of_one_case_completed_at_once_both_count() throws Exception {
		for (int round = 0; round < 5; round++) {
			this.key = this.walk.fresh();
			this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
			String reply = this.walk.open("reply-to-consequence").id();
			String decision = this.walk.open("decide-hard-consequence").id();

			List<Object> results = atOnce(() -> this.workflow.complete(reply, Desk.MARCUS, Map.of()),
					() -> this.workflow.complete(decision, Desk.CARLA, Map.of()));

			assertThat(results).allMatch(Task.class::isInstance);
			this.walk.hasEnded("hard-consequence", Map.of());
		}
	}

	@Test
	void a_completion_and_the_timer_at_once_leave_one_way_taken() throws Exception {
		for (int round = 0; round < 5; round++) {
			this.key = this.walk.fresh();
			this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
			String reply = this.walk.open("reply-to-consequence").id();

			atOnce(() -> this.workflow.complete(reply, Desk.MARCUS, Map.of()), () -> {
				this.walk.makeTimersDue();
				return "due";
			});
			await().untilAsserted(() -> assertThat(this.walk.timers()).isZero());
			this.walk.complete("decide-hard-consequence");

			this.walk.hasEnded("hard-consequence", Map.of());
			assertThat(this.desk.steps.contains("=reply-to-consequence"))
				.isNotEqualTo(this.desk.steps.contains("!time-to-reply-over"));
		}
	}

	@Test
	void cases_side_by_side_do_not_wait_for_each_other_in_a_ring() throws Exception {
		List<String> tasks = new ArrayList<>();
		for (int number = 0; number < 12; number++) {
			this.key = this.walk.fresh();
			this.walk.start("formative-feedback");
			tasks.add(this.walk.open("give-formative-feedback").id());
		}

		List<Callable> completions = new ArrayList<>();
		tasks.forEach((task) -> completions.add(() -> this.workflow.complete(task, Desk.MARCUS, Map.of())));
		List<Object> results = atOnce(completions.toArray(Callable[]::new));

		assertThat(results).hasSize(12).allMatch(Task.class::isInstance);
	}

	@Test
	void four_threads_lose_nothing_on_one_case_and_on_many() throws Exception {
		new Soak(this.workflow, this.definitions, this.jdbc).run(5);
	}

	@Test
	void an_instance_that_comes_up_while_the_lock_is_waited_for_is_not_missed() throws Exception {
		this.walk.start("support");
		CountDownLatch locked = new CountDownLatch(1);
		Thread other = new Thread(() -> this.transactions.executeWithoutResult((status) -> {
			this.workflow.signal(this.key, "nobody waits for it", Map.of());
			locked.countDown();
			for (int more = 0; more < 8; more++) {
				this.walk.start("support");
			}
			pause();
		}));
		other.start();
		locked.await();
		this.workflow.abort(this.key, "opened in error", Desk.MARCUS);
		other.join();

		assertThat(this.walk.running()).isZero();
	}

	/** Long enough for another thread to ask for the lock. */
	private static void pause() {
		try {
			Thread.sleep(500);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void a_completed_task_cannot_be_completed_again() {
		this.walk.start("support");
		Task task = this.walk.complete("deliver-support");

		assertThat(task.state()).isEqualTo(Task.State.COMPLETED);
		assertThat(task.owner()).isEqualTo(new UserId("marcus"));
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.workflow.complete(task.id(), Desk.MARCUS, Map.of()))
			.withMessageContaining("already been completed");
	}

	@Test
	void a_claimed_task_is_its_owners_until_released() {
		this.walk.start("support");
		String task = this.walk.open("deliver-support").id();
		assertThat(this.workflow.claim(task, Desk.MARCUS).state()).isEqualTo(Task.State.CLAIMED);

		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.workflow.claim(task, Desk.CARLA))
			.withMessageContaining("marcus");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.workflow.complete(task, Desk.CARLA, Map.of()));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.workflow.release(task, Desk.CARLA));
		assertThat(this.workflow.release(task, Desk.MARCUS).owner()).isNull();
		assertThat(this.workflow.complete(task, Desk.CARLA, Map.of()).owner()).isEqualTo(new UserId("carla"));
	}

	@Test
	void who_is_no_candidate_is_refused() {
		this.walk.start("support");
		String task = this.walk.open("deliver-support").id();
		this.desk.strangers = Set.of("carla");

		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.workflow.complete(task, Desk.CARLA, Map.of()));
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.workflow.claim(task, Desk.CARLA));
	}

	@Test
	void who_policy_refuses_hears_why() {
		this.walk.start("support");
		String task = this.walk.open("deliver-support").id();
		this.desk.refusal = Optional.of("needs a certified coach");

		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.workflow.complete(task, Desk.MARCUS, Map.of()))
			.withMessage("needs a certified coach");
	}

	@Test
	void what_is_not_there_is_not_found() {
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.workflow.task("nothing"));
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.workflow.complete("nothing", Desk.MARCUS, Map.of()));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.workflow.start("nothing", this.key, Map.of()));
	}

	@Test
	void a_wrong_field_leaves_the_task_open() {
		this.walk.start("support");

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.walk.complete("deliver-support", Map.of("wrong", "yes")));
		assertThat(this.walk.open("deliver-support").state()).isEqualTo(Task.State.OPEN);
	}

	@Test
	void a_field_sent_as_null_is_one_left_empty() {
		this.walk.start("support");
		Map<String, Object> fields = new HashMap<>();
		fields.put("wrong", null);

		assertThat(this.walk.complete("deliver-support", fields).state()).isEqualTo(Task.State.COMPLETED);
	}

	@Test
	void a_failing_decider_rolls_everything_back() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		this.desk.decides("after-heart-to-heart", Map.of("fail", true));

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.complete("hold-heart-to-heart"))
			.withStackTraceContaining("the decider failed");
		assertThat(this.walk.open("hold-heart-to-heart").state()).isEqualTo(Task.State.OPEN);
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "ROLE_FIT");
		this.walk.hasEnded("heart-to-heart", Map.of("outcome", "ROLE_FIT"));
	}

	@Test
	void all_of_it_joins_the_callers_transaction() {
		this.transactions.executeWithoutResult((status) -> {
			this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
			assertThat(this.walk.open("reply-to-consequence")).isNotNull();
			assertThat(this.walk.timers()).isOne();
			this.walk.complete("decide-hard-consequence");
			status.setRollbackOnly();
		});

		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(this.walk.timers()).isZero();
		assertThat(this.walk.running()).isZero();
	}

	@Test
	void a_signal_reaches_only_who_waits_for_it() {
		assertThat(this.walk.signal("objective-counted")).isFalse();
		this.walk.start("staged-escalation");
		assertThat(this.walk.signal("objective-counted")).isFalse();
		this.walk.complete("agree-skill-objective");
		assertThat(this.walk.signal("trial-counted")).isFalse();

		assertThat(this.walk.signal("objective-counted")).isTrue();
		assertThat(this.walk.signal("objective-counted")).isFalse();
		assertThat(this.walk.timers()).isZero();
	}

	@Test
	void a_signal_brings_variables() {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.workflow.signal(this.key, "objective-counted", Map.of("result", "MET", "unheard", 1));
		this.walk.complete("review-skill-objective");

		assertThat(this.desk.asked.get("after-skill-objective")).containsEntry("result", "MET");
	}

	@Test
	void abort_ends_all_of_a_case_and_nothing_of_another() {
		String other = this.key;
		this.walk.start("support");
		this.key = this.walk.fresh();
		this.walk.start("staged-escalation", Map.of("stage", "HARD_CONSEQUENCE"));
		this.walk.start("support");
		this.desk.takeSteps();
		this.workflow.abort(this.key, "opened in error", Desk.MARCUS);

		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(this.walk.running()).isZero();
		assertThat(this.walk.timers()).isZero();
		assertThat(this.desk.takeSteps()).containsExactlyInAnyOrder("-reply-to-consequence", "-decide-hard-consequence",
				"-deliver-support");
		assertThat(this.workflow.openTasks(other)).hasSize(1);
		this.workflow.abort(other, "tidying", Desk.MARCUS);
	}

	@Test
	void a_decider_may_start_another_process() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		this.desk.onDecision = () -> this.walk.start("support");
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "OBJECTIVE");

		this.walk.complete("deliver-support");
		this.walk.hasEnded("support", Map.of());
	}

	@Test
	void a_listener_may_move_processes() {
		this.walk.start("support");
		this.desk.onCompleted = () -> {
			this.walk.start("skill-objective");
			this.walk.complete("agree-skill-objective");
			this.walk.signal("objective-counted");
		};
		this.walk.complete("deliver-support");

		assertThat(this.walk.open("review-skill-objective")).isNotNull();
	}

	@Test
	void a_running_case_stays_on_the_release_that_it_began_on() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		this.desk.releases.put(1, WorkflowTestApplication.shipped());
		files.replaceAll((path, text) -> text.replace("name=\"Give formative feedback\"", "name=\"Say it plainly\""));
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		this.definitions.install(2, PolicyFiles.of(files));
		String before = this.key;
		String after = this.walk.fresh();
		this.walk.start("staged-escalation", Map.of("stage", "FORMATIVE_FEEDBACK"));
		Task said = this.walk.open("give-formative-feedback");
		for (int release = 3; release < 20; release++) {
			this.definitions.install(release, PolicyFiles.of(files));
		}
		this.walk.resume(before);
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "FORMATIVE_FEEDBACK");

		assertThat(this.walk.open("give-formative-feedback").title()).isEqualTo("Give formative feedback");
		assertThat(this.walk.open("give-formative-feedback").release()).isOne();
		assertThat(said.title()).isEqualTo("Say it plainly");
		assertThat(said.release()).isEqualTo(2);
		assertThat(after).isNotEqualTo(before);
	}

	@Test
	void a_completion_within_a_stage_takes_few_statements() {
		this.walk.start("formative-feedback");
		String task = this.walk.open("give-formative-feedback").id();

		List<String> sent = this.statements.of(() -> this.workflow.complete(task, Desk.MARCUS, Map.of()));

		assertThat(sent).as("statements").hasSizeLessThanOrEqualTo(4);
	}

	@Test
	void a_completion_into_the_next_stage_takes_few_statements() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		this.desk.decides("after-heart-to-heart", Map.of("outcome", "OBJECTIVE"));
		String task = this.walk.open("hold-heart-to-heart").id();

		List<String> sent = this.statements.of(() -> this.workflow.complete(task, Desk.MARCUS, Map.of()));

		assertThat(sent).as("statements").hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void tasks_are_paged_oldest_first() {
		List<String> keys = new ArrayList<>();
		for (int number = 0; number < 5; number++) {
			this.key = this.walk.fresh();
			keys.add(this.key);
			this.walk.start("support");
		}
		TaskQuery mine = new TaskQuery(null, List.of("role:supervisor"), keys);

		Page<Task> first = this.workflow.tasks(mine, new PageRequest(null, 3));
		Page<Task> second = this.workflow.tasks(mine, new PageRequest(first.next(), 3));

		assertThat(first.items()).extracting(Task::businessKey).containsExactlyElementsOf(keys.subList(0, 3));
		assertThat(second.items()).extracting(Task::businessKey).containsExactlyElementsOf(keys.subList(3, 5));
		assertThat(second.next()).isNull();
		assertThat(this.workflow.tasks(new TaskQuery(null, List.of(), null), new PageRequest(null, 3)).items())
			.isEmpty();
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.workflow.tasks(mine, new PageRequest("nonsense", 3)));
	}

	@Test
	void what_is_claimed_stays_in_the_inbox_and_is_found_by_itself() {
		this.walk.start("support");
		String task = this.workflow.openTasks(this.key).get(0).id();

		this.workflow.claim(task, Desk.MARCUS);

		assertThat(inbox(null)).contains(task);
		assertThat(inbox(Task.State.CLAIMED)).contains(task);
		assertThat(inbox(Task.State.OPEN)).doesNotContain(task);

		this.workflow.release(task, Desk.MARCUS);

		assertThat(inbox(Task.State.CLAIMED)).doesNotContain(task);
		assertThat(inbox(Task.State.OPEN)).contains(task);
	}

	private List<String> inbox(Task.@Nullable State state) {
		TaskQuery query = new TaskQuery(state, List.of("role:supervisor"), null);
		return this.workflow.tasks(query, new PageRequest(null, 500)).items().stream().map(Task::id).toList();
	}

	@Test
	void a_variable_is_a_plain_value() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.walk.start("support", Map.of("rep2", List.of("r-001"))))
			.withMessageContaining("rep2");
	}

	private static List<Object> atOnce(Callable... actions) throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(actions.length);
		ExecutorService threads = Executors.newFixedThreadPool(actions.length);
		try {
			List<Future<Object>> futures = new ArrayList<>();
			for (Callable action : actions) {
				futures.add(threads.submit(() -> {
					barrier.await();
					try {
						return action.call();
					}
					catch (Exception ex) {
						return ex;
					}
				}));
			}
			List<Object> results = new ArrayList<>();
			for (Future<Object> future : futures) {
				results.add(future.get(60, TimeUnit.SECONDS));
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	interface Callable extends java.util.concurrent.Callable<Object> {

	}

}
