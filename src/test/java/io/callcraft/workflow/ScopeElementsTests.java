package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sub-processes, called processes, parallel gateways, and what ends them.
 */
class ScopeElementsTests extends ElementTests {

	private static final String TERMINATE = "<terminateEventDefinition/>";

	/** Two tasks at once; the body says what follows each. */
	private static final String BOTH = "<startEvent id=\"in\"/><parallelGateway id=\"both\"/>" + flow("in", "both")
			+ flow("both", "read-plan") + user("read-plan", "hr", "PT1H") + flow("both", "write-plan")
			+ user("write-plan", "rep", "PT1H");

	private static final String UNTIL_ONE = BOTH + flow("read-plan", "stop") + ending("stop", TERMINATE)
			+ flow("write-plan", "out") + ending("out", "");

	private static final String UNTIL_BOTH = BOTH + "<parallelGateway id=\"join\"/>" + flow("read-plan", "join")
			+ flow("write-plan", "join") + flow("join", "out") + ending("out", "");

	@Test
	void a_parallel_gateway_waits_for_both() {
		install(UNTIL_BOTH);
		this.walk.start("p");
		assertThat(open()).containsExactly("read-plan", "write-plan");

		this.walk.complete("write-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("read-plan");

		hasEnded();
	}

	@Test
	void instances_and_tasks_have_ids_in_the_order_in_which_they_come_up() {
		install(Map.of("p", row("<callActivity id=\"call\" calledElement=\"q\"/>", "call"), "q", UNTIL_BOTH));
		List<String> instances = new ArrayList<>();
		List<String> tasks = new ArrayList<>();
		for (int started = 0; started < 50; started++) {
			this.walk.next();
			this.walk.start("p");
			instances.addAll(this.jdbc.queryForList(
					"select id from wf_instance where business_key = ? order by started_at, process", String.class,
					this.walk.key()));
			this.workflow.openTasks(this.walk.key()).forEach((task) -> tasks.add(task.id()));
			this.walk.abort();
		}

		assertThat(instances).hasSize(100).isSorted().doesNotHaveDuplicates();
		assertThat(tasks).hasSize(100).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void a_terminate_end_ends_the_process() {
		install(UNTIL_ONE);
		this.walk.start("p");

		this.walk.complete("read-plan");

		hasEnded();
		assertThat(this.desk.steps).containsSubsequence("=read-plan", "-write-plan").contains(".p");
	}

	@Test
	void a_terminate_end_in_a_sub_process_ends_that_alone() {
		install(row("<subProcess id=\"s\">" + UNTIL_ONE + "</subProcess>" + user("agree-plan", "hr", "PT1H"), "s",
				"agree-plan"));
		this.walk.start("p");

		this.walk.complete("read-plan");

		assertThat(open()).containsExactly("agree-plan");
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void a_terminate_end_takes_the_event_sub_process_with_it() {
		install(UNTIL_ONE
				+ eventSub("beside", false, signal("nudge"), user("agree-plan", "rep", "PT1H"), "agree-plan"));
		this.walk.start("p");
		this.walk.signal("nudge");
		assertThat(open()).containsExactly("agree-plan", "read-plan", "write-plan");

		this.walk.complete("read-plan");

		hasEnded();
		assertThat(this.desk.steps).contains("-agree-plan", "-write-plan", ".p");
	}

	@Test
	void a_signal_at_the_border_ends_a_sub_process_with_all_that_is_in_it() {
		install(row("<subProcess id=\"s\">" + UNTIL_BOTH + "</subProcess>" + border("b", "s", true, signal("nudge"))
				+ flow("b", "agree-plan") + user("agree-plan", "hr", "PT1H") + flow("agree-plan", "end2")
				+ ending("end2", ""), "s"));
		this.walk.start("p");

		this.walk.signal("nudge");

		assertThat(open()).containsExactly("agree-plan");
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void an_event_sub_process_of_a_sub_process_ends_only_what_is_beside_it() {
		install(row(sub("s",
				user("read-plan", "hr", "PT1H")
						+ eventSub("over", true, signal("nudge"), user("write-plan", "rep", "PT1H"), "write-plan"),
				"read-plan") + user("agree-plan", "hr", "PT1H"), "s", "agree-plan"));
		this.walk.start("p");
		this.walk.signal("nudge");
		assertThat(open()).containsExactly("write-plan");

		this.walk.complete("write-plan");

		assertThat(open()).containsExactly("agree-plan");
		assertThat(this.walk.signal("nudge")).isFalse();
		this.walk.complete("agree-plan");
		hasEnded();
	}

	@Test
	void a_called_process_takes_variables_and_gives_them_back() {
		String call = "<callActivity id=\"call\" calledElement=\"q\"><ioSpecification>"
				+ "<dataInput id=\"i\" name=\"n\"/><dataOutput id=\"o\" name=\"n\"/></ioSpecification>"
				+ "<dataInputAssociation><sourceRef>x</sourceRef><targetRef>i</targetRef></dataInputAssociation>"
				+ "<dataOutputAssociation><sourceRef>o</sourceRef><targetRef>x</targetRef></dataOutputAssociation>"
				+ "</callActivity>";
		install(Map.of("p", row(call, "call"), "q", row(user("read-plan", "hr", "PT1H"), "read-plan")));
		this.walk.start("p", Map.of("x", "in"));
		assertThat(this.walk.running()).isEqualTo(2);

		this.walk.complete("read-plan", Map.of("n", "out", "x", "its own"));

		this.walk.hasEnded("q", Map.of("n", "out", "x", "its own"));
		this.walk.hasEnded("p", Map.of("x", "out"));
	}

	@Test
	void a_signal_at_the_border_of_a_call_ends_the_called_process() {
		install(Map.of("q", row(user("read-plan", "hr", "PT1H"), "read-plan"), "p",
				row("<callActivity id=\"call\" calledElement=\"q\"/>" + border("b", "call", true, signal("nudge"))
						+ flow("b", "agree-plan") + user("agree-plan", "hr", "PT1H") + flow("agree-plan", "end2")
						+ ending("end2", ""), "call")));
		this.walk.start("p");

		this.walk.signal("nudge");

		assertThat(open()).containsExactly("agree-plan");
		assertThat(this.walk.running()).isOne();
		this.walk.complete("agree-plan");
		hasEnded();
		assertThat(this.desk.steps).contains("-read-plan").doesNotContain(".q");
	}

}
