package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What is recorded when a workflow cannot go on, and how operators help it, on any
 * database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class IncidentBehaviour {

	private static final Actor OPS = new Actor(new UserId("ops"), Set.of(Role.OPERATIONS), null, Set.of());

	private static final PageRequest ALL = new PageRequest(null, 500);

	@Autowired
	private WorkflowOperations operations;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private JdbcTemplate jdbc;

	private String key;

	@BeforeEach
	void installShippedProcesses() {
		this.definitions.install(1, WorkflowTestApplication.shipped());
		// what an earlier test has left would take this one's answers
		this.jdbc.update("delete from scheduled_tasks where task_name = ?", Timers.TASK);
		this.key = this.walk.fresh();
	}

	@Test
	void a_failing_decision_is_recorded_once_however_often_it_fails_and_closed_when_it_goes_well() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		String task = this.walk.open("hold-heart-to-heart").id();
		completeInVain();
		completeInVain();

		await().untilAsserted(() -> assertThat(incident().attempts()).isEqualTo(2));
		Incident incident = incident();
		assertThat(incident.open()).isTrue();
		assertThat(incident.node()).isEqualTo("decide-after-talk");
		assertThat(incident.trigger()).isEqualTo(Incident.Trigger.COMPLETION);
		assertThat(incident.by()).isEqualTo(Desk.MARCUS.user());
		assertThat(incident.subject()).isEqualTo(task);
		assertThat(incident.failure()).startsWith("IllegalStateException in Desk.decide, line ");
		assertThat(incident.message()).isEqualTo("the decider failed");
		assertThat(this.operations.search(new TestQuery().stuck().key(this.key).query(), ALL, OPS).items())
			.singleElement()
			.satisfies((stuck) -> assertThat(stuck.stuck()).containsExactly("decide-after-talk"));

		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "ROLE_FIT");

		assertThat(incident().open()).isFalse();
		assertThat(incident().closedAt()).isNotNull();
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.operations.skip(incident.id(), "too late", OPS));
	}

	@Test
	void operators_complete_a_task_again_as_whoever_had_tried_with_what_they_had_filled_in() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		String task = this.walk.open("hold-heart-to-heart").id();
		Map<String, Object> fields = Map.of("venue", "a closed room", "minutes", 30, "held", true);
		completeInVain(fields);
		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));

		this.desk.decides("after-heart-to-heart", Map.of("fail", true));
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.operations.retry(incident().id(), "is it mended?", OPS))
			.withMessageContaining("failed again");
		await().untilAsserted(() -> assertThat(incident().attempts()).isEqualTo(2));
		this.desk.decides("after-heart-to-heart", Map.of("outcome", "ROLE_FIT"));
		this.operations.retry(incident().id(), "the rule is mended", OPS);

		assertThat(this.desk.completed).contains(new Desk.Completed(task, Desk.MARCUS, fields));
		this.walk.hasEnded("heart-to-heart", Map.of("outcome", "ROLE_FIT"));
		assertThat(incident().open()).isFalse();
		assertThat(kept()).isNull();
	}

	@Test
	void what_is_for_a_few_to_read_is_not_kept_and_only_they_can_try_again() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		completeInVain(Map.of("venue", "a closed room", "note", "for HR alone"));
		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));

		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.operations.retry(incident().id(), "once more", OPS))
			.withMessageContaining("ask marcus to complete it");

		assertThat(kept()).isNull();
		assertThat(incident().open()).isTrue();
	}

	@Test
	void a_refusal_is_no_incident() {
		this.walk.start("support");

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.walk.complete("deliver-support", Map.of("wrong", "yes")));
		this.walk.complete("deliver-support");

		assertThat(incidents()).isEmpty();
	}

	@Test
	void a_decision_that_fails_can_be_passed_by_with_its_output_corrected() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		completeInVain();
		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));
		Incident incident = incident();

		this.operations.correct(String.valueOf(incident.instance()), "outcome", "ROLE_FIT", "the rule is broken", OPS);
		this.operations.skip(incident.id(), "the rule is broken", OPS);
		this.walk.complete("hold-heart-to-heart");

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "ROLE_FIT"));
		assertThat(incident().open()).isFalse();
		assertThat(this.operations.instance(String.valueOf(incident.instance()), OPS).skipNode()).isNull();
	}

	@Test
	void a_failing_timer_is_tried_again_by_itself_and_at_once_when_told() {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.desk.decides("review-skill-objective", Map.of("fail", true));
		// by itself it would be tried again in 80 seconds
		this.jdbc.update("update scheduled_tasks set consecutive_failures = 3 where task_instance like ?",
				this.key + " %");
		this.walk.makeTimersDue();
		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));
		Incident incident = incident();
		assertThat(incident.trigger()).isEqualTo(Incident.Trigger.TIMER);
		assertThat(incident.nextAt()).isAfter(incident.lastAt());

		this.operations.retry(incident.id(), "the rule is mended", OPS);

		await().untilAsserted(() -> assertThat(this.desk.steps).contains("!end-of-objective-window"));
		await().untilAsserted(() -> assertThat(incident().open()).isFalse());
	}

	@ParameterizedTest
	@CsvSource({ "0, 10", "1, 20", "4, 160", "8, 2560" })
	void each_time_that_a_timer_fails_it_waits_twice_as_long(int failures, int seconds) {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.desk.decides("review-skill-objective", Map.of("fail", true));
		this.jdbc.update("update scheduled_tasks set consecutive_failures = ? where task_instance like ?", failures,
				this.key + " %");
		Instant before = Instant.now();
		this.walk.makeTimersDue();

		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));
		Instant after = Instant.now();

		assertThat(incident().nextAt()).isBetween(before.plusSeconds(seconds), after.plusSeconds(seconds));
	}

	@Test
	void a_timer_that_failed_ten_times_waits_for_an_operator() {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.desk.decides("review-skill-objective", Map.of("fail", true));
		this.jdbc.update("update scheduled_tasks set consecutive_failures = 9 where task_instance like ?",
				this.key + " %");
		this.walk.makeTimersDue();

		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));
		assertThat(incident().nextAt()).isNull();
		InstanceDetail stuck = this.operations.instance(String.valueOf(incident().instance()), OPS);
		await().untilAsserted(
				() -> assertThat(this.operations.instance(stuck.instance().id(), OPS).timers().get(0).next()).isNull());

		this.operations.skip(incident().id(), "no evidence needed", OPS);

		await().untilAsserted(() -> assertThat(this.walk.open("review-skill-objective")).isNotNull());
		assertThat(incident().open()).isFalse();
	}

	@Test
	void an_instance_with_an_incident_can_be_ended() {
		this.walk.start("heart-to-heart", Map.of("heartToHeartDue", "PT1H"));
		completeInVain();
		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));

		this.operations.abort(incident().id(), "opened in error", OPS);

		assertThat(incident().open()).isFalse();
		assertThat(this.walk.running()).isZero();
	}

	@Test
	void a_start_that_fails_is_recorded_without_an_instance_and_set_aside() {
		this.desk.decides("review-skill-objective", Map.of("fail", true));
		this.definitions.install(2, io.callcraft.shared.PolicyFiles.of(Map.of("processes/p.bpmn",
				BpmnText.process(BpmnText.row(BpmnText.decide("ask", "review-skill-objective"), "ask")))));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.start("p"));

		await().untilAsserted(() -> assertThat(incidents()).hasSize(1));
		assertThat(incident().instance()).isNull();
		assertThat(incident().trigger()).isEqualTo(Incident.Trigger.START);
		assertThat(incident().node()).isEqualTo("ask");
		assertThat(this.operations.abort(incident().id(), "known", OPS).open()).isFalse();
	}

	@Test
	void poison_timers_do_not_keep_the_good_ones_waiting() {
		List<String> good = new ArrayList<>();
		for (int number = 0; number < 250; number++) {
			this.key = this.walk.next();
			this.walk.start("skill-objective");
			this.walk.complete("agree-skill-objective");
			if (number % 5 == 0) {
				this.desk.poisoned.add(this.key);
			}
			else {
				good.add(this.key);
			}
		}
		this.walk.makeTimersDue();

		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.jdbc
				.queryForList("select business_key from wf_task where name = 'review-skill-objective'", String.class))
				.containsAll(good));
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.operations.openIncidents()).isGreaterThanOrEqualTo(50));
		assertThat(good).hasSize(200);
	}

	private void completeInVain() {
		completeInVain(Map.of());
	}

	private void completeInVain(Map<String, Object> fields) {
		this.desk.decides("after-heart-to-heart", Map.of("fail", true));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.walk.complete("hold-heart-to-heart", fields));
	}

	private String kept() {
		return this.jdbc.queryForObject("select filled_in from wf_incident where id = ?", String.class,
				incident().id());
	}

	private List<Incident> incidents() {
		return this.operations.incidents(null, ALL, OPS)
			.items()
			.stream()
			.filter((incident) -> incident.businessKey().equals(this.key))
			.toList();
	}

	private Incident incident() {
		assertThat(incidents()).hasSize(1);
		return incidents().get(0);
	}

}
