package io.callcraft.workflow;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.message;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages and signals, correlated by business key, wherever they can be waited for.
 */
abstract class MessageElements extends ElementTests {

	private static final String WAITING = row(caught("wait", message("paper")) + user("read-plan", "hr", "PT1H"),
			"wait", "read-plan");

	@Test
	void a_message_reaches_the_process_of_its_key_that_waits_for_it() {
		install(WAITING);
		this.walk.start("p");
		String other = this.key;
		this.key = this.walk.fresh();
		assertThat(this.walk.message("paper")).isFalse();
		this.walk.start("p");
		assertThat(this.walk.message("letter")).isFalse();
		assertThat(this.walk.signal("paper")).isFalse();

		assertThat(this.walk.message("paper")).isTrue();

		assertThat(this.desk.takeSteps()).containsExactly("@paper", "+read-plan");
		assertThat(this.workflow.openTasks(other)).isEmpty();
		assertThat(this.walk.message("paper")).isFalse();
		this.walk.complete("read-plan");
		hasEnded();
		this.workflow.abort(other, "for a test", Desk.MARCUS);
	}

	@Test
	void a_message_brings_variables() {
		install(row(caught("wait", message("paper")) + BpmnText.decide("d", "after-plan")
			.replace("</ioSpecification>", "<dataInput id=\"d-n\" name=\"n\"/></ioSpecification>"
					+ "<dataInputAssociation><sourceRef>n</sourceRef><targetRef>d-n</targetRef></dataInputAssociation>"),
				"wait", "d"));
		this.walk.start("p");

		this.workflow.message(this.key, "paper", Map.of("n", 7, "unknown", "x"), Desk.MARCUS);

		assertThat(this.desk.asked.get("after-plan")).isEqualTo(Map.of("n", 7));
	}

	@Test
	void of_two_processes_that_wait_the_older_takes_the_message() {
		install(WAITING);
		this.walk.start("p");
		this.walk.start("p");

		this.walk.message("paper");
		assertThat(open()).containsExactly("read-plan");
		this.walk.message("paper");

		assertThat(open()).containsExactly("read-plan", "read-plan");
		assertThat(this.walk.message("paper")).isFalse();
	}

	@Test
	void a_message_starts_a_process_when_none_waits() {
		install(Map.of("p", WAITING.replace("<startEvent id=\"start\"/>",
				"<startEvent id=\"start\">" + message("letter") + "</startEvent>")));

		assertThat(this.walk.message("letter")).isTrue();
		assertThat(this.walk.running()).isOne();
		assertThat(this.walk.message("paper")).isTrue();
		this.walk.complete("read-plan");

		assertThat(this.desk.takeSteps()).containsExactly("@letter", "@paper", "+read-plan", "=read-plan", ".p");
		hasEnded();
	}

	@Test
	void a_message_goes_to_who_waits_before_it_starts_anything() {
		install(Map.of("p", WAITING, "q", row(user("write-plan", "rep", "PT1H"), "write-plan")
			.replace("<startEvent id=\"start\"/>", "<startEvent id=\"start\">" + message("paper") + "</startEvent>")));
		this.walk.start("p");

		this.walk.message("paper");
		assertThat(open()).containsExactly("read-plan");
		this.walk.message("paper");

		assertThat(open()).containsExactly("read-plan", "write-plan");
	}

	@Test
	void a_message_at_the_border_ends_the_task() {
		install(row(user("read-plan", "hr", "PT1H") + border("b", "read-plan", true, message("paper"))
				+ user("write-plan", "rep", "PT1H") + ending("end2", "") + flow("b", "write-plan")
				+ flow("write-plan", "end2"), "read-plan"));
		this.walk.start("p");

		this.walk.message("paper");

		assertThat(open()).containsExactly("write-plan");
		this.walk.complete("write-plan");
		hasEnded();
	}

	@Test
	void a_message_and_a_signal_at_the_border_need_not_interrupt() {
		install(row(user("read-plan", "hr", "PT1H") + border("b", "read-plan", false, message("paper"))
				+ border("c", "read-plan", false, signal("nudge")) + user("write-plan", "rep", "PT1H")
				+ user("agree-plan", "rep", "PT1H") + ending("end2", "") + ending("end3", "") + flow("b", "write-plan")
				+ flow("write-plan", "end2") + flow("c", "agree-plan") + flow("agree-plan", "end3"), "read-plan"));
		this.walk.start("p");

		this.walk.message("paper");
		assertThat(open()).containsExactly("read-plan", "write-plan");
		this.walk.signal("nudge");
		this.walk.message("paper");

		assertThat(open()).containsExactly("agree-plan", "read-plan", "write-plan", "write-plan");
		this.walk.complete("read-plan");
		this.walk.complete("write-plan");
		this.walk.complete("write-plan");
		assertThat(this.walk.message("paper")).isFalse();
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void the_message_first_leaves_the_timer_of_the_gateway_behind() {
		install("<startEvent id=\"start\"/>" + flow("start", "g") + "<eventBasedGateway id=\"g\"/>" + flow("g", "heard")
				+ caught("heard", message("paper")) + flow("heard", "end") + ending("end", "") + flow("g", "late")
				+ caught("late", lasting("PT4H")) + flow("late", "read-plan") + user("read-plan", "hr", "PT1H")
				+ flow("read-plan", "end2") + ending("end2", ""));
		this.walk.start("p");

		this.walk.message("paper");

		hasEnded();
		assertThat(this.desk.takeSteps()).containsExactly("@paper", ".p");
	}

	@Test
	void a_message_starts_an_event_sub_process_that_ends_the_rest() {
		install(row(
				user("read-plan", "hr", "PT1H")
						+ eventSub("over", true, message("paper"), user("write-plan", "rep", "PT1H"), "write-plan"),
				"read-plan"));
		this.walk.start("p");

		assertThat(this.walk.message("paper")).isTrue();

		assertThat(open()).containsExactly("write-plan");
		assertThat(this.walk.message("paper")).isFalse();
		this.walk.complete("write-plan");
		hasEnded();
		assertThat(this.desk.steps).contains("-read-plan", ".p");
	}

	@Test
	void a_signal_starts_an_event_sub_process_beside_the_rest_each_time() {
		install(row(
				user("read-plan", "hr", "PT1H")
						+ eventSub("beside", false, signal("nudge"), user("write-plan", "rep", "PT1H"), "write-plan"),
				"read-plan"));
		this.walk.start("p");

		this.walk.signal("nudge");
		this.walk.signal("nudge");

		assertThat(open()).containsExactly("read-plan", "write-plan", "write-plan");
		this.walk.complete("read-plan");
		this.walk.complete("write-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("write-plan");
		hasEnded();
	}

	@Test
	void a_signal_that_is_called_like_a_node_or_the_engines_own_moves_only_who_waits() {
		install(row(
				BpmnText.sub("s", caught("timerTriggered", signal("nudge")) + user("read-plan", "hr", "PT1H")
						+ border("nudge-2", "read-plan", false, signal("nudge")).replace("id=\"nudge-2\"",
								"id=\"nudge-2\" name=\"nudge\"")
						+ ending("e", "") + flow("nudge-2", "write-plan") + user("write-plan", "rep", "PT1H")
						+ flow("write-plan", "e"), "timerTriggered", "read-plan"),
				"s"));
		this.walk.start("p");
		assertThat(this.walk.signal("timerTriggered")).isFalse();

		this.walk.signal("nudge");
		assertThat(open()).containsExactly("read-plan");
		this.walk.signal("nudge");

		assertThat(open()).containsExactly("read-plan", "write-plan");
		this.walk.complete("read-plan");
		this.walk.complete("write-plan");
		hasEnded();
	}

}
