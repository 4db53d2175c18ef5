package io.callcraft.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of running instances that are moved to another release, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class MigrationBehaviour {

	private static final AtomicInteger RELEASES = new AtomicInteger(1_000);

	@Autowired
	private Workflow workflow;

	@Autowired
	private Migrations migrations;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private JdbcTemplate jdbc;

	private int from;

	private int to;

	@BeforeEach
	void begin() {
		this.walk.fresh();
		this.jdbc.update("delete from scheduled_tasks where task_name = ?", Timers.TASK);
		this.from = RELEASES.incrementAndGet();
		this.to = RELEASES.incrementAndGet();
	}

	@Test
	void a_token_stays_on_a_node_that_is_the_same_with_its_task_its_owner_and_its_timer() {
		String body = row(
				BpmnText.user("write-plan", "rep", "PT1H") + timer("late", "write-plan", "PT2H") + user("read-plan"),
				"write-plan") + flow("late", "read-plan") + flow("read-plan", "end2") + "<endEvent id=\"end2\"/>";
		install(this.from, body);
		this.walk.start("p");
		Task before = this.workflow.claim(this.walk.open("write-plan").id(), Desk.MARCUS);
		install(this.to, body.replace("<userTask id=\"read-plan\"", "<userTask id=\"read-plan\" name=\"Read it\"")
			.replace("<userTask id=\"write-plan\"", "<userTask id=\"write-plan\" name=\"Write it\""));

		assertThat(migrate(Map.of())).returns(1, Migration::moved).returns(0, Migration::stayed);

		Task after = this.walk.open("write-plan");
		assertThat(after.id()).isEqualTo(before.id());
		assertThat(after.owner()).isEqualTo(new UserId("marcus"));
		assertThat(after.title()).isEqualTo("Write it");
		assertThat(after.release()).isEqualTo(this.to);
		assertThat(this.walk.timers()).isOne();
		this.walk.fire("late");
		assertThat(this.walk.open("read-plan").title()).isEqualTo("Read it");
		this.walk.complete("read-plan");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_task_whose_node_is_renamed_is_still_the_same_task() {
		install(this.from, row(named("write-plan", "Write plan") + user("read-plan"), "write-plan", "read-plan"));
		this.walk.start("p");
		Task before = this.walk.open("write-plan");
		install(this.to, row(named("agree-plan", "Write plan") + user("read-plan"), "agree-plan", "read-plan"));

		NodeMove move = plan(Map.of()).move("p", "write-plan").orElseThrow();
		migrate(Map.of());

		assertThat(move.how()).isEqualTo(NodeMove.How.RENAMED);
		assertThat(move.target()).isEqualTo("agree-plan");
		assertThat(this.walk.open("agree-plan").id()).isEqualTo(before.id());
		this.walk.complete("agree-plan");
		this.walk.complete("read-plan");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_token_on_a_node_that_is_gone_begins_anew_where_the_operator_says() {
		install(this.from,
				row(BpmnText.user("write-plan", "rep", "PT1H") + timer("late", "write-plan", "PT2H"), "write-plan")
						+ flow("late", "end2") + "<endEvent id=\"end2\"/>");
		this.walk.start("p");
		install(this.to,
				row(BpmnText.user("agree-plan", "hr", "PT1H") + timer("later", "agree-plan", "PT3H"), "agree-plan")
						+ flow("later", "end2") + "<endEvent id=\"end2\"/>");
		this.desk.takeSteps();

		migrate(Map.of("p", Map.of("write-plan", "agree-plan")));

		assertThat(this.desk.takeSteps()).containsExactly("-write-plan", "+agree-plan");
		assertThat(this.workflow.openTasks(this.walk.key())).extracting(Task::name).containsExactly("agree-plan");
		assertThat(this.walk.timers()).isOne();
		this.walk.fire("later");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void what_starts_an_event_sub_process_is_still_waited_for() {
		String body = row(
				user("write-plan")
						+ BpmnText.eventSub("over", true, BpmnText.lasting("PT4H"), user("read-plan"), "read-plan"),
				"write-plan");
		install(this.from, body);
		this.walk.start("p");
		install(this.to, body.replace("<userTask id=\"read-plan\"", "<userTask id=\"read-plan\" name=\"Read it\""));

		assertThat(migrate(Map.of())).returns(1, Migration::moved);

		this.walk.fire("over-start");
		assertThat(this.walk.open("read-plan").title()).isEqualTo("Read it");
		this.walk.complete("read-plan");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void who_stands_on_a_node_that_is_gone_stays_behind_and_goes_on_there() {
		install(this.from, row(user("write-plan"), "write-plan"));
		this.walk.start("p");
		install(this.to, row(user("agree-plan"), "agree-plan"));

		Migration migration = migrate(Map.of());

		assertThat(migration).returns(0, Migration::moved).returns(1, Migration::stayed);
		assertThat(this.migrations.stayedBehind(migration.id(), new PageRequest(null, 10)).items()).singleElement()
			.returns(this.walk.key(), Migrations.StayedBehind::businessKey)
			.satisfies((stayed) -> assertThat(stayed.reason()).contains("write-plan", "choose where"));
		assertThat(this.walk.open("write-plan").release()).isEqualTo(this.from);
		this.walk.complete("write-plan");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void called_processes_move_with_their_caller() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		install(this.from, files);
		this.walk.start("staged-escalation");
		files.replaceAll((path, text) -> text.replace("name=\"Review skill objective\"", "name=\"Look at it together\"")
			.replace("name=\"Hold heart-to-heart\"", "name=\"Talk\""));
		install(this.to, files);

		migrate(Map.of());
		this.walk.complete("agree-skill-objective");
		this.walk.signal("objective-counted");
		assertThat(this.walk.open("review-skill-objective").title()).isEqualTo("Look at it together");
		this.walk.complete("review-skill-objective", "after-skill-objective", "HEART_TO_HEART");

		assertThat(this.walk.open("hold-heart-to-heart").title()).isEqualTo("Talk");
	}

	@Test
	void an_event_that_waits_stays_with_its_timer() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		install(this.from, files);
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		install(this.to, files);

		migrate(Map.of());

		assertThat(this.walk.timers()).isOne();
		assertThat(this.walk.signal("objective-counted")).isTrue();
		assertThat(this.walk.timers()).isZero();
		assertThat(this.walk.open("review-skill-objective").release()).isEqualTo(this.to);
	}

	@Test
	void events_that_wait_beside_another_set_of_events_begin_anew_together() {
		install(this.from, waiting(signal("s1", "one") + catchTimer("t1"), "s1", "t1"), "one");
		this.walk.start("p");
		install(this.to, waiting(signal("s1", "one") + signal("s2", "two") + catchTimer("t1"), "s1", "s2", "t1"), "one",
				"two");

		assertThat(plan(Map.of()).move("p", "s1").orElseThrow().how()).isEqualTo(NodeMove.How.RESTARTED);
		assertThat(migrate(Map.of())).returns(1, Migration::moved);

		assertThat(this.walk.timers()).isOne();
		assertThat(this.walk.signal("two")).isTrue();
		this.walk.hasEnded("p", Map.of());
		assertThat(this.walk.timers()).isZero();
	}

	@Test
	void a_branch_that_waits_for_another_waits_on() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		install(this.from, files);
		this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
		this.walk.complete("reply-to-consequence");
		install(this.to, files);

		migrate(Map.of());
		this.walk.complete("decide-hard-consequence");

		this.walk.hasEnded("hard-consequence", Map.of());
	}

	@Test
	void a_token_in_a_sub_process_stays_there_under_another_name() {
		install(this.from, sub("write-plan"));
		this.walk.start("p");
		String task = this.walk.open("write-plan").id();
		install(this.to, sub("agree-plan"));

		migrate(Map.of());

		assertThat(this.walk.open("agree-plan").id()).isEqualTo(task);
		this.walk.complete("agree-plan");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_preview_says_who_goes_where_and_who_cannot_and_changes_nothing() {
		install(this.from, row(user("write-plan") + user("read-plan"), "write-plan", "read-plan"));
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			keys.add(this.walk.fresh());
			this.walk.start("p");
		}
		this.walk.complete("write-plan");
		install(this.to, row(user("write-plan"), "write-plan"));

		var first = this.migrations.preview(plan(Map.of()), null, new PageRequest(null, 2));
		var second = this.migrations.preview(plan(Map.of()), null, new PageRequest(first.next(), 2));
		List<Migrations.Passenger> all = new ArrayList<>(first.items());
		all.addAll(second.items());

		assertThat(all).extracting(Migrations.Passenger::businessKey).containsExactlyInAnyOrderElementsOf(keys);
		assertThat(all).filteredOn((passenger) -> passenger.refusal() != null)
			.singleElement()
			.returns(keys.get(2), Migrations.Passenger::businessKey);
		assertThat(second.next()).isNull();
		assertThat(this.walk.open("read-plan").release()).isEqualTo(this.from);
	}

	@Test
	void only_those_that_a_search_finds_move() {
		install(this.from, row(user("write-plan") + user("read-plan"), "write-plan", "read-plan"));
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			keys.add(this.walk.fresh());
			this.walk.start("p");
		}
		this.walk.complete("write-plan");
		install(this.to, row(user("write-plan") + user("read-plan"), "write-plan", "read-plan"));
		InstanceQuery only = new TestQuery().process("p").node("write-plan").query();

		assertThat(this.migrations.preview(plan(Map.of()), only, new PageRequest(null, 10)).items())
			.extracting(Migrations.Passenger::businessKey)
			.containsExactly(keys.get(1), keys.get(0));
		Migration migration = over(this.migrations.start(plan(Map.of()), only, "those at the plan", Desk.MARCUS));

		assertThat(migration).returns(new InstanceCount(2, true), Migration::total)
			.returns(2, Migration::moved)
			.returns(0, Migration::stayed);
		assertThat(migration.only()).returns(this.from, InstanceQuery::release)
			.returns("write-plan", InstanceQuery::node);
		assertThat(this.walk.open("read-plan").release()).isEqualTo(this.from);
		this.walk.resume(keys.get(0));
		assertThat(this.walk.open("write-plan").release()).isEqualTo(this.to);
		InstanceQuery ended = new TestQuery().state(InstanceState.COMPLETED).query();
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.migrations.start(plan(Map.of()), ended, "why", Desk.MARCUS));
	}

	@Test
	void many_move_in_the_background_and_one_that_fails_holds_up_nobody() {
		install(this.from, row(user("write-plan"), "write-plan"));
		for (int i = 0; i < 130; i++) {
			this.walk.fresh();
			this.walk.start("p");
		}
		this.jdbc.update("update wf_instance set payload = ? where business_key = ?", new byte[] { 1, 2, 3 },
				this.walk.key());
		install(this.to, row(user("write-plan"), "write-plan"));

		Migration migration = migrate(Map.of());

		assertThat(migration).returns(new InstanceCount(130, true), Migration::total)
			.returns(129, Migration::moved)
			.returns(1, Migration::stayed);
		assertThat(this.jdbc.queryForObject("select count(*) from wf_instance where release_number = ?", Integer.class,
				this.to))
			.isEqualTo(129);
	}

	@Test
	void a_migration_that_is_stopped_moves_nobody_else() {
		install(this.from, row(user("write-plan"), "write-plan"));
		this.walk.start("p");
		install(this.to, row(user("write-plan"), "write-plan"));
		Migration migration = migrate(Map.of());

		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.migrations.stop(migration.id(), Desk.MARCUS))
			.withMessageContaining("over");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.migrations.stop("none", Desk.MARCUS));
		assertThat(this.migrations.migrations(new PageRequest(null, 1)).items()).containsExactly(migration);
	}

	@Test
	void a_choice_that_leads_nowhere_is_refused_by_name() {
		install(this.from, row(user("write-plan"), "write-plan"));
		install(this.to, row(user("write-plan"), "write-plan"));

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> plan(Map.of("p", Map.of("write-plan", "nothing", "start", "write-plan"))))
			.withMessageContaining("nodes.p.write-plan: 'nothing' is no node")
			.withMessageContaining("nodes.p.start: is no node");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.migrations.plan(this.from, this.from, Map.of()))
			.withMessageContaining("to:");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.migrations.start(plan(Map.of()), null, " ", Desk.MARCUS))
			.withMessageContaining("reason");
	}

	private MigrationPlan plan(Map<String, Map<String, String>> chosen) {
		return this.migrations.plan(this.from, this.to, chosen);
	}

	private Migration migrate(Map<String, Map<String, String>> chosen) {
		return over(this.migrations.start(plan(chosen), null, "for a test", Desk.MARCUS));
	}

	private Migration over(Migration started) {
		String id = started.id();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.migrations.migration(id).state() != Migration.State.RUNNING);
		return this.migrations.migration(id);
	}

	private void install(int release, String body, String... signals) {
		StringBuilder declared = new StringBuilder();
		for (String signal : signals) {
			declared.append("<signal id=\"%s\" name=\"%s\"/>".formatted(signal, signal));
		}
		install(release, Map.of("processes/p.bpmn", process(body).replace("<process ", declared + "<process ")));
	}

	private void install(int release, Map<String, String> files) {
		PolicyFiles read = PolicyFiles.of(files);
		this.desk.releases.put(release, read);
		this.definitions.install(release, read);
	}

	private static String user(String id) {
		return BpmnText.user(id, "rep", "PT1H");
	}

	private static String named(String id, String name) {
		return user(id).replace("<userTask ", "<userTask name=\"%s\" ".formatted(name));
	}

	private static String timer(String id, String host, String span) {
		return "<boundaryEvent id=\"%s\" attachedToRef=\"%s\"><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></boundaryEvent>"
			.formatted(id, host, span);
	}

	private static String catchTimer(String id) {
		return "<intermediateCatchEvent id=\"%s\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>"
			.formatted(id);
	}

	private static String signal(String id, String signal) {
		return "<intermediateCatchEvent id=\"%s\"><signalEventDefinition signalRef=\"%s\"/></intermediateCatchEvent>"
			.formatted(id, signal);
	}

	private static String waiting(String events, String... ids) {
		StringBuilder text = new StringBuilder(
				"<startEvent id=\"start\"/><eventBasedGateway id=\"wait\"/>" + flow("start", "wait") + events);
		for (String id : ids) {
			text.append(flow("wait", id))
				.append(flow(id, "end-" + id))
				.append("<endEvent id=\"end-%s\"/>".formatted(id));
		}
		return text.toString();
	}

	private static String sub(String task) {
		return row("<subProcess id=\"sub\"><startEvent id=\"in\"/>" + named(task, "Write plan")
				+ "<endEvent id=\"out\"/>" + flow("in", task) + flow(task, "out") + "</subProcess>", "sub");
	}

}
