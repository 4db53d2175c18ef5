package io.callcraft.workflow;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.error;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Errors, raised by an end event or a decision, and where they are caught.
 */
class ErrorElementsTests extends ElementTests {

	/**
	 * Ends with an error once somebody has read the plan; somebody else writes meanwhile.
	 */
	private static final String RAISING = "<startEvent id=\"in\"/><parallelGateway id=\"both\"/>" + flow("in", "both")
			+ flow("both", "read-plan") + user("read-plan", "hr", "PT1H") + flow("read-plan", "raise")
			+ ending("raise", error("no-plan")) + flow("both", "write-plan") + user("write-plan", "rep", "PT1H")
			+ border("hurry", "write-plan", false, lasting("PT1H")) + flow("hurry", "hurried") + ending("hurried", "")
			+ flow("write-plan", "out") + ending("out", "");

	private static final String AFTER = user("agree-plan", "hr", "PT1H") + flow("agree-plan", "end-caught")
			+ ending("end-caught", "");

	private static final String CALL = "<callActivity id=\"call\" calledElement=\"q\"/>";

	@Test
	void an_error_in_a_sub_process_is_caught_at_its_border() {
		install(row("<subProcess id=\"s\">" + RAISING + "</subProcess>" + border("b", "s", true, error("no-plan"))
				+ border("b2", "s", true, error("other")) + flow("b2", "end-other") + ending("end-other", "")
				+ flow("b", "agree-plan") + AFTER, "s"));
		this.walk.start("p");

		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		assertThat(this.desk.steps).contains("-write-plan");
		assertThat(this.walk.timers()).isZero();
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void an_error_is_caught_further_out_where_the_sub_process_does_not() {
		install(row(sub("o", "<subProcess id=\"s\">" + RAISING + "</subProcess>", "s")
				+ border("b", "o", true, error("no-plan")) + flow("b", "agree-plan") + AFTER, "o"));
		this.walk.start("p");

		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void an_error_of_the_process_itself_is_caught_by_an_event_sub_process() {
		install(RAISING + eventSub("caught", true, error("no-plan"), user("agree-plan", "hr", "PT1H"), "agree-plan"));
		this.walk.start("p");

		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		this.walk.complete("agree-plan");
		hasEnded();
		assertThat(this.desk.steps).containsSubsequence("-write-plan", "+agree-plan", "=agree-plan", ".p");
	}

	@Test
	void an_error_of_a_called_process_is_caught_where_it_is_called() {
		install(Map.of("q", RAISING, "p",
				row(CALL + border("b", "call", true, error("no-plan")) + flow("b", "agree-plan") + AFTER, "call")));
		this.walk.start("p");
		assertThat(this.walk.running()).isEqualTo(2);

		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("agree-plan");
		hasEnded();
		assertThat(this.desk.steps).doesNotContain(".q");
	}

	@Test
	void an_error_passes_through_a_process_that_does_not_catch_it() {
		install(Map.of("q", "<startEvent id=\"start\"/>" + flow("start", "raise") + ending("raise", error("no-plan")),
				"r", row(CALL, "call"), "p",
				row(CALL.replace("\"q\"", "\"r\"")
						+ eventSub("caught", true, error("no-plan"), user("agree-plan", "hr", "PT1H"), "agree-plan"),
						"call")));
		this.walk.start("p");

		assertThat(open()).containsExactly("agree-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void a_decision_raises_an_error() {
		install(row(user("read-plan", "hr", "PT1H") + decide("d", "plan-check")
				+ border("b", "d", true, error("no-plan")) + flow("b", "agree-plan") + AFTER, "read-plan", "d"));
		this.walk.start("p", Map.of("x", "before"));
		this.desk.decides("plan-check", Map.of("error", "NO_PLAN"));
		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		this.walk.complete("agree-plan");
		this.walk.hasEnded("p", Map.of("x", "before"));
	}

	@Test
	void an_error_goes_to_the_decision_that_raised_it_not_to_the_one_before() {
		install(Map.of("q", row(decide("d2", "plan-check"), "d2"), "p",
				row(decide("d", "plan-check") + border("b", "d", true, error("no-plan")) + flow("b", "end-wrong")
						+ ending("end-wrong", "") + CALL + border("b2", "call", true, error("no-plan"))
						+ flow("b2", "agree-plan") + AFTER, "d", "call")));
		this.desk.decides("plan-check", Map.of());
		this.desk.decides("plan-check", Map.of("error", "NO_PLAN"));
		this.walk.start("p");

		assertThat(open()).containsExactly("agree-plan");
	}

	@Test
	void a_failure_is_no_error_of_the_business() {
		install(row(user("read-plan", "hr", "PT1H") + decide("d", "plan-check")
				+ border("b", "d", true, error("no-plan")) + flow("b", "agree-plan") + AFTER, "read-plan", "d"));
		this.walk.start("p");
		this.desk.decides("plan-check", Map.of("fail", true));
		this.desk.decides("plan-check", Map.of("error", "UNDECLARED"));

		for (String message : List.of("the decider failed", "which it does not declare")) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.complete("read-plan"))
				.withStackTraceContaining(message);
			assertThat(open()).containsExactly("read-plan");
		}
	}

	@Test
	void an_error_that_nothing_catches_rolls_everything_back() {
		install(Map.of("q", row(user("read-plan", "hr", "PT1H") + decide("d", "plan-check"), "read-plan", "d"), "p",
				row(CALL + border("b", "call", true, error("no-plan")) + flow("b", "end2") + ending("end2", ""),
						"call")));
		this.walk.start("q");
		this.desk.decides("plan-check", Map.of("error", "NO_PLAN"));

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.complete("read-plan"))
			.withStackTraceContaining(
					"The process q of " + this.key + " raises the error NO_PLAN, which nothing catches");
		assertThat(open()).containsExactly("read-plan");
		this.walk.complete("read-plan");
		this.walk.hasEnded("q", Map.of());
	}

	@Test
	void a_sub_process_that_raises_nothing_goes_on() {
		install(row(sub("s", user("read-plan", "hr", "PT1H"), "read-plan") + border("b", "s", true, error("no-plan"))
				+ flow("b", "agree-plan") + AFTER, "s"));
		this.walk.start("p");

		this.walk.complete("read-plan");

		hasEnded();
	}

}
