package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.until;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Timers, of a duration or until a date, wherever they can stand.
 */
class TimerElementsTests extends ElementTests {

	@Test
	void a_process_waits_for_a_span() {
		install(row(caught("wait", lasting("PT1H")), "wait"));
		this.walk.start("p");
		assertThat(this.walk.running()).isOne();

		this.walk.fire("wait");

		hasEnded();
	}

	@Test
	void a_process_waits_until_a_date() {
		install(row(caught("wait", until("2031-12-24T09:00:00+01:00")), "wait"));
		this.walk.start("p");

		assertThat(goesOffAt()).isCloseTo(Instant.parse("2031-12-24T08:00:00Z"), within(2, ChronoUnit.SECONDS));
		this.walk.fire("wait");
		hasEnded();
	}

	@Test
	void a_date_may_be_a_variable() {
		install(row(caught("wait", until("#{x}")), "wait"));
		this.walk.start("p", Map.of("x", "2031-12-24T08:00:00Z"));

		assertThat(goesOffAt()).isCloseTo(Instant.parse("2031-12-24T08:00:00Z"), within(2, ChronoUnit.SECONDS));
	}

	@Test
	void a_date_that_has_passed_is_reached_at_once() {
		install(row(caught("wait", until("2020-12-24T09:00:00Z")), "wait"));
		this.walk.start("p");

		await().atMost(Duration.ofSeconds(20)).untilAsserted(this::hasEnded);
	}

	@Test
	void a_timer_at_the_border_ends_the_task() {
		install(row(user("read-plan", "hr", "PT1H") + border("late", "read-plan", true, lasting("PT2H"))
				+ user("write-plan", "rep", "PT1H") + ending("end2", "") + flow("late", "write-plan")
				+ flow("write-plan", "end2"), "read-plan"));
		this.walk.start("p");

		this.walk.fire("late");

		assertThat(this.desk.takeSteps()).containsExactly("+read-plan", "-read-plan", "!late", "+write-plan");
		this.walk.complete("write-plan");
		hasEnded();
	}

	@Test
	void a_timer_at_the_border_that_does_not_interrupt_leaves_the_task() {
		install(row(user("read-plan", "hr", "PT1H") + border("late", "read-plan", false, until("#{x}"))
				+ user("write-plan", "rep", "PT1H") + ending("end2", "") + flow("late", "write-plan")
				+ flow("write-plan", "end2"), "read-plan"));
		this.walk.start("p", Map.of("x", "2031-12-24T08:00:00Z"));

		this.walk.fire("late");

		assertThat(open()).containsExactly("read-plan", "write-plan");
		this.walk.complete("read-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("write-plan");
		hasEnded();
	}

	@Test
	void the_task_done_in_time_takes_its_timer_with_it() {
		install(row(user("read-plan", "hr", "PT1H") + border("late", "read-plan", true, lasting("PT2H"))
				+ ending("end2", "") + flow("late", "end2"), "read-plan"));
		int before = this.walk.timers();
		this.walk.start("p");
		assertThat(this.walk.timers()).isEqualTo(before + 1);

		this.walk.complete("read-plan");

		assertThat(this.walk.timers()).isEqualTo(before);
		hasEnded();
	}

	@Test
	void whichever_comes_first_decides_after_an_event_based_gateway() {
		String body = "<startEvent id=\"start\"/>" + flow("start", "g") + "<eventBasedGateway id=\"g\"/>"
				+ flow("g", "until") + caught("until", until("2031-12-24T08:00:00Z")) + flow("until", "late")
				+ ending("late", "") + flow("g", "heard") + caught("heard", signal("nudge"))
				+ flow("heard", "read-plan") + user("read-plan", "hr", "PT1H") + flow("read-plan", "end")
				+ ending("end", "");
		install(body);
		this.walk.start("p");
		this.walk.fire("until");
		hasEnded();
		assertThat(this.walk.signal("nudge")).isFalse();

		this.key = this.walk.fresh();
		this.walk.start("p");
		assertThat(this.walk.signal("nudge")).isTrue();
		assertThat(open()).containsExactly("read-plan");
		assertThat(this.walk.timers()).isZero();
		this.walk.complete("read-plan");
		hasEnded();
	}

	@Test
	void an_event_sub_process_ends_the_rest_when_its_time_has_come() {
		install(row(
				user("read-plan", "hr", "PT1H")
						+ eventSub("over", true, lasting("#{x}"), user("write-plan", "rep", "PT1H"), "write-plan"),
				"read-plan"));
		this.walk.start("p", Map.of("x", "5 working days"));

		this.walk.fire("over-start");

		assertThat(this.desk.takeSteps()).containsExactly("+read-plan", "-read-plan", "!over-start", "+write-plan");
		this.walk.complete("write-plan");
		hasEnded();
	}

	@Test
	void an_event_sub_process_may_run_beside_the_rest() {
		install(row(sub("s",
				user("read-plan", "hr", "PT1H") + eventSub("beside", false, until("2031-12-24T08:00:00Z"),
						user("write-plan", "rep", "PT1H"), "write-plan"),
				"read-plan") + user("agree-plan", "hr", "PT1H"), "s", "agree-plan"));
		this.walk.start("p");

		this.walk.fire("beside-start");

		assertThat(open()).containsExactly("read-plan", "write-plan");
		this.walk.complete("read-plan");
		assertThat(open()).containsExactly("write-plan");
		this.walk.complete("write-plan");
		this.walk.complete("agree-plan");
		hasEnded();
	}

	private Instant goesOffAt() {
		return this.jdbc
			.queryForObject("select execution_time from scheduled_tasks where task_name = ?",
					java.time.OffsetDateTime.class, Timers.TASK)
			.toInstant();
	}

}
