package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionOperations;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.message;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * What operators see and do, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class OperationsBehaviour {

	private static final Actor OPS = new Actor(new UserId("ops"), Set.of(Role.OPERATIONS), null, Set.of());

	private static final Actor AUDITOR = new Actor(new UserId("auditor"), Set.of(Role.AUDITOR), null, Set.of());

	private static final PageRequest FIRST = new PageRequest(null, 50);

	@Autowired
	private WorkflowOperations operations;

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private BulkStep bulk;

	@Autowired
	private TransactionOperations transaction;

	private String key;

	@BeforeEach
	void installShippedProcesses() {
		this.definitions.install(1, WorkflowTestApplication.shipped());
		this.key = this.walk.fresh();
	}

	@Test
	void an_instance_says_where_it_stands_how_it_came_there_and_what_it_knows() {
		this.walk.start("staged-escalation");
		this.walk.complete("agree-skill-objective");

		InstanceDetail child = detail("skill-objective");

		assertThat(child.instance().nodes()).containsExactly("end-of-objective-window", "objective-counted-event");
		assertThat(child.path()).extracting(PassedNode::node)
			.containsSubsequence("agree-skill-objective", "objective-counted-event");
		assertThat(child.path()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
		assertThat(child.variables()).containsEntry("objectiveWindow", "PT4H");
		assertThat(child.timers()).singleElement().satisfies((timer) -> {
			assertThat(timer.node()).isEqualTo("end-of-objective-window");
			assertThat(timer.title()).isEqualTo("End of objective window");
			assertThat(timer.next()).isCloseTo(timer.due(), within(1, ChronoUnit.SECONDS));
		});
		InstanceDetail root = detail("staged-escalation");
		assertThat(root.called()).extracting(InstanceSummary::id).containsExactly(child.instance().id());
		assertThat(child.instance().parent()).isEqualTo(root.instance().id());
	}

	@Test
	void each_of_several_timers_says_where_it_stands() {
		this.definitions.install(2, PolicyFiles.of(Map.of("processes/p.bpmn",
				process(row(sub("s", user("read-plan", "hr", "PT1H")
						+ border("third", "read-plan", false, lasting("PT3H")) + ending("e3", "") + flow("third", "e3")
						+ border("first", "read-plan", true, lasting("PT1H")) + ending("e1", "") + flow("first", "e1"),
						"read-plan") + border("second", "s", true, lasting("PT2H")) + ending("e2", "")
						+ flow("second", "e2"), "s")))));
		this.walk.start("p");

		assertThat(detail("p").timers()).allSatisfy((timer) -> assertThat(timer.next()).isEqualTo(timer.due()))
			.extracting(InstanceDetail.Timer::node)
			.containsExactly("first", "second", "third");
	}

	@Test
	void an_ended_instance_keeps_its_path_and_variables_and_is_found_no_more_by_them() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "ROLE_FIT");

		InstanceDetail ended = detail("heart-to-heart");

		assertThat(ended.instance().state()).isEqualTo(InstanceState.COMPLETED);
		assertThat(ended.instance().endedAt()).isNotNull();
		assertThat(ended.variables()).containsEntry("outcome", "ROLE_FIT");
		assertThat(ended.path()).extracting(PassedNode::node).contains("hold-heart-to-heart");
		assertThat(this.jdbc.queryForObject("select count(*) from wf_variable where root = ?", Integer.class,
				ended.instance().id()))
			.isZero();
	}

	@Test
	void instances_are_found_by_everything_that_is_known_of_them() {
		Instant before = Instant.now().minusSeconds(5);
		this.walk.start("formative-feedback");
		this.walk.complete("give-formative-feedback", Map.of());
		String id = detail("formative-feedback").instance().id();
		String first = this.key;
		this.key = this.walk.fresh();
		this.walk.start("formative-feedback");

		assertThat(found(query().process("formative-feedback"))).contains(id);
		assertThat(found(query().process("formative-feedback").node("write-plan"))).contains(id);
		assertThat(found(query().node("write-plan").state(InstanceState.ACTIVE))).contains(id);
		assertThat(found(query().process("formative-feedback").node("give-formative-feedback"))).doesNotContain(id);
		assertThat(found(query().release(1).node("write-plan"))).contains(id);
		assertThat(found(query().release(99))).isEmpty();
		assertThat(found(query().key(first))).containsExactly(id);
		assertThat(found(query().variable("caseId", first))).containsExactly(id);
		assertThat(found(query().variable("caseId", first).node("write-plan"))).containsExactly(id);
		assertThat(found(query().key(first).variable("caseId", this.key))).isEmpty();
		assertThat(found(query().after(before).process("formative-feedback"))).contains(id);
		assertThat(found(query().before(before).key(first))).isEmpty();
		assertThat(found(query().state(InstanceState.COMPLETED).key(first))).isEmpty();
		assertThat(found(query().state(InstanceState.ACTIVE))).contains(id);
		assertThat(this.operations.standing("formative-feedback", 1, AUDITOR)).containsKeys("write-plan",
				"give-formative-feedback");
	}

	@Test
	void pages_of_a_search_hold_everything_once() {
		Set<String> started = new HashSet<>();
		for (int number = 0; number < 7; number++) {
			this.key = this.walk.fresh();
			this.walk.start((number % 2 == 0) ? "support" : "formative-feedback");
			started.add(this.key);
		}

		Set<String> keys = new HashSet<>();
		int items = 0;
		String after = null;
		do {
			Page<InstanceSummary> page = this.operations.search(query().state(InstanceState.ACTIVE).query(),
					new PageRequest(after, 3), AUDITOR);
			assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
			page.items().forEach((item) -> keys.add(item.id()));
			items += page.items().size();
			after = page.next();
		}
		while (after != null);

		assertThat(items).isEqualTo(keys.size())
			.isEqualTo(this.operations.count(query().state(InstanceState.ACTIVE).query(), AUDITOR).found());
		assertThat(this.jdbc.queryForObject(
				"select count(*) from wf_instance where state = 'ACTIVE' and suspended = false", Integer.class))
			.isEqualTo(items);
	}

	@Test
	void a_suspended_instance_takes_no_completion_keeps_signals_and_lets_timers_wait() {
		this.walk.start("staged-escalation");
		this.walk.complete("agree-skill-objective");
		String root = detail("staged-escalation").instance().id();
		String other = this.walk.fresh();
		this.walk.start("support");
		this.walk.resume(this.key);

		this.operations.suspend(root, "a wrong threshold", OPS);

		assertThat(detail("skill-objective").instance().state()).isEqualTo(InstanceState.SUSPENDED);
		assertThat(this.walk.signal("objective-counted")).isTrue();
		assertThat(detail("skill-objective").keptSignals()).containsExactly("objective-counted");
		// those that other tests have left would go off beside this
		this.walk.makeOwnTimersDue();
		await().untilAsserted(() -> assertThat(this.jdbc.queryForObject(
				"select count(*) from scheduled_tasks where execution_time > '2021-01-01' and task_instance like ?",
				Integer.class, this.key + " %"))
			.isOne());
		assertThat(this.desk.steps).doesNotContain("!end-of-objective-window");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.operations.suspend(root, "again", OPS))
			.withMessageContaining(this.key);

		this.operations.resume(root, "mended", OPS);

		assertThat(this.walk.open("review-skill-objective")).isNotNull();
		assertThat(detail("skill-objective").timers()).isEmpty();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.operations.resume(root, "again", OPS));
		assertThat(this.workflow.openTasks(other)).isNotEmpty();
	}

	@Test
	void a_message_that_comes_while_it_is_suspended_is_kept_and_delivered_when_it_is_resumed() {
		this.definitions.install(2,
				PolicyFiles.of(Map.of("processes/p.bpmn", process(
						row(caught("wait", message("paper")) + user("read-plan", "hr", "PT1H"), "wait", "read-plan"))
					.replace("<process", "<message id=\"paper\"/><process"))));
		this.walk.start("p");
		String id = detail("p").instance().id();
		this.operations.suspend(id, "look first", OPS);

		assertThat(this.workflow.message(this.key, "paper", Map.of("n", 7), Desk.MARCUS)).isTrue();
		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(detail("p").keptSignals()).hasSize(1);
		this.operations.resume(id, "looked", OPS);

		assertThat(this.walk.open("read-plan")).isNotNull();
		assertThat(detail("p").variables()).containsEntry("n", 7);
		assertThat(detail("p").keptSignals()).isEmpty();
		assertThat(this.walk.message("paper")).isFalse();
	}

	@Test
	void a_task_of_a_suspended_instance_is_refused_by_name_and_done_after_it_is_resumed() {
		this.walk.start("support");
		String id = detail("support").instance().id();
		this.operations.suspend(id, "look first", OPS);

		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.walk.complete("deliver-support"))
			.withMessageContaining("support " + id)
			.withMessageContaining("suspended");

		this.operations.resume(id, "looked", OPS);
		this.walk.complete("deliver-support");
		this.walk.hasEnded("support", Map.of());
	}

	@Test
	void timers_that_came_due_while_suspended_go_off_when_it_is_resumed() {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		String id = detail("skill-objective").instance().id();
		this.operations.suspend(id, "wait", OPS);
		this.walk.makeOwnTimersDue();
		await().untilAsserted(() -> assertThat(this.jdbc.queryForObject(
				"select count(*) from scheduled_tasks where execution_time > '2021-01-01' and task_instance like ?",
				Integer.class, this.key + " %"))
			.isOne());

		this.operations.resume(id, "go on", OPS);
		this.walk.fireOwn("end-of-objective-window");

		assertThat(this.walk.open("review-skill-objective")).isNotNull();
	}

	@Test
	void a_cancelled_instance_takes_its_caller_and_its_tasks_with_it() {
		this.walk.start("staged-escalation");
		String child = detail("skill-objective").instance().id();

		this.operations.cancel(child, "opened in error", OPS);

		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(detail("staged-escalation").instance().state()).isEqualTo(InstanceState.ABORTED);
		assertThat(detail("skill-objective").instance().state()).isEqualTo(InstanceState.ABORTED);
		assertThat(this.desk.steps).contains("x staged-escalation");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.operations.cancel(child, "again", OPS))
			.withMessageContaining("has ended");
	}

	@Test
	void a_task_goes_to_another_group_or_user() {
		this.walk.start("support");
		Task task = this.walk.open("deliver-support");
		this.workflow.claim(task.id(), Desk.MARCUS);

		Task given = this.operations.reassign(task.id(), new BulkChange.Assignee(null, "hr"), "on leave", OPS);

		assertThat(given.candidate()).isEqualTo("role:hr");
		assertThat(given.owner()).isNull();
		assertThat(given.state()).isEqualTo(Task.State.OPEN);
		assertThat(this.operations.reassign(task.id(), new BulkChange.Assignee("carla", null), "knows it", OPS)
			.candidate()).isEqualTo("user:carla");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(
					() -> this.operations.reassign(task.id(), new BulkChange.Assignee("karla", null), "a slip", OPS))
			.withMessageContaining("'karla' is no user")
			.withMessageContaining("hr, manager, neutral-reader");
	}

	@Test
	void a_corrected_variable_is_what_the_process_goes_on_with() {
		this.walk.start("skill-objective");
		String id = detail("skill-objective").instance().id();

		this.operations.correct(id, "rep", "r-002", "a wrong rep", OPS);

		assertThat(found(query().variable("rep", "r-002"))).containsExactly(id);
		assertThat(detail("skill-objective").variables()).containsEntry("rep", "r-002");
		this.operations.correct(id, "rep", null, "nobody", OPS);
		assertThat(detail("skill-objective").variables()).doesNotContainKey("rep");
		assertThat(found(query().variable("rep", "r-002"))).isEmpty();
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.operations.correct(id, "nonsense", "x", "why", OPS));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.operations.correct(id, "rep", List.of(), "why", OPS));
	}

	@Test
	void many_are_changed_after_a_preview_and_who_cannot_be_is_listed() {
		for (int number = 0; number < 3; number++) {
			this.key = this.walk.fresh();
			this.walk.start("support", Map.of());
		}
		InstanceQuery query = query().process("support").state(InstanceState.ACTIVE).query();
		int count = this.operations.count(query, OPS).found();

		BulkChange suspend = new BulkChange(BulkChange.Action.SUSPEND, "all of them", null);
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.operations.change(query, suspend, count + 1, OPS));
		BulkRun suspended = over(this.operations.change(query, suspend, count, OPS));

		assertThat(suspended.done()).isEqualTo(count).isGreaterThanOrEqualTo(3);
		assertThat(suspended.total()).isEqualTo(new InstanceCount(count, true));
		InstanceQuery stopped = query().process("support").state(InstanceState.SUSPENDED).query();
		BulkChange reassign = new BulkChange(BulkChange.Action.REASSIGN, "to nobody",
				new BulkChange.Assignee(null, "nobody"));
		BulkRun reassigned = over(this.operations.change(stopped, reassign, null, OPS));
		assertThat(reassigned.failed()).isEqualTo(count);
		assertThat(this.operations.failed(reassigned.id(), FIRST, AUDITOR).items()).hasSize(Math.min(count, 50))
			.allSatisfy((failed) -> assertThat(failed.reason()).contains("nobody"));
		assertThat(
				over(this.operations.change(stopped, new BulkChange(BulkChange.Action.CANCEL, "over", null), null, OPS))
					.done())
			.isEqualTo(count);
		assertThat(this.workflow.openTasks(this.key)).isEmpty();
		assertThat(this.operations.bulkRuns(FIRST, AUDITOR).items()).extracting(BulkRun::state)
			.containsOnly(BulkRun.State.DONE);
	}

	@Test
	void a_change_of_many_goes_on_where_it_was_killed_and_does_nothing_twice() {
		Set<String> keys = new HashSet<>();
		for (int number = 0; number < 7; number++) {
			this.key = this.walk.fresh();
			this.walk.start("support", Map.of("kind", "killed"));
			keys.add(this.key);
		}
		InstanceQuery query = query().process("support").state(InstanceState.ACTIVE).query();
		BulkChange suspend = new BulkChange(BulkChange.Action.SUSPEND, "all of them", null);
		// no scheduler takes it: this test is the node that is killed, and the next one
		BulkRun run = this.transaction.execute((status) -> {
			BulkRun started = this.operations.change(query, suspend, null, OPS);
			this.jdbc.update("delete from scheduled_tasks where task_name = ?", ChunkedWork.BULK_CHANGE);
			return started;
		});

		assertThat(this.bulk.take(run.id(), 3)).isTrue();
		assertThat(this.operations.bulkRun(run.id(), OPS)).satisfies((half) -> {
			assertThat(half.state()).isEqualTo(BulkRun.State.RUNNING);
			assertThat(half.done()).isEqualTo(3);
		});
		int steps = 1;
		while (this.bulk.take(run.id(), 3)) {
			steps++;
		}

		assertThat(steps).isGreaterThan(1);
		assertThat(this.operations.bulkRun(run.id(), OPS).done()).isEqualTo(run.total().found());
		keys.forEach((each) -> assertThat(this.operations.search(query().key(each).query(), FIRST, OPS).items())
			.extracting(InstanceSummary::state)
			.containsOnly(InstanceState.SUSPENDED));
		assertThat(this.bulk.take(run.id(), 3)).isFalse();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.operations.stop(run.id(), OPS));
	}

	private BulkRun over(BulkRun started) {
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(this.operations.bulkRun(started.id(), OPS).state()).isEqualTo(BulkRun.State.DONE));
		return this.operations.bulkRun(started.id(), OPS);
	}

	@Test
	void auditors_read_and_others_do_neither() {
		this.walk.start("support");
		String id = detail("support").instance().id();

		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.operations.suspend(id, "why", AUDITOR));
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.operations.instance(id, Desk.MARCUS));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.operations.suspend(id, " ", OPS));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.operations.instance("nothing", OPS));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.operations.suspend("nothing", "why", OPS));
	}

	private InstanceDetail detail(String process) {
		String id = this.operations.search(query().key(this.key).query(), FIRST, AUDITOR)
			.items()
			.stream()
			.filter((found) -> found.process().equals(process))
			.findFirst()
			.orElseThrow()
			.id();
		return this.operations.instance(id, AUDITOR);
	}

	private List<String> found(TestQuery query) {
		return this.operations.search(query.query(), FIRST, AUDITOR).items().stream().map(InstanceSummary::id).toList();
	}

	private static TestQuery query() {
		return new TestQuery();
	}

}
