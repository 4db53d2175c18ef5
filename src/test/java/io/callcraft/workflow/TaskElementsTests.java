package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import org.junit.jupiter.api.Test;

import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.inputs;
import static io.callcraft.workflow.BpmnText.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tasks of people, of deciders and of the ledger, and what their inputs mean.
 */
class TaskElementsTests extends ElementTests {

	@Test
	void a_task_asks_one_person() {
		install(user("write-plan", "ActorId", "carla"));
		this.walk.start("p");

		Task task = this.walk.open("write-plan");
		assertThat(task.candidate()).isEqualTo("user:carla");
		assertThat(task.group()).isEmpty();
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.walk.complete("write-plan"));
		this.walk.complete("write-plan", Desk.CARLA, Map.of());
		hasEnded();
	}

	@Test
	void a_variable_names_the_person() {
		install(user("write-plan", "ActorId", "#{x}"));
		this.walk.start("p", Map.of("x", "marcus"));
		assertThat(this.walk.open("write-plan").candidate()).isEqualTo("user:marcus");

		this.key = this.walk.fresh();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.start("p"))
			.withStackTraceContaining("the variable x names, which has no value");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.walk.start("p", Map.of("x", "nobody")))
			.withMessageContaining("nobody");
		assertThat(this.walk.running()).isZero();
	}

	@Test
	void a_task_has_a_form_of_another_name() {
		install(user("agree-on-something", "GroupId", "supervisor", "Form", "agree-skill-objective"));
		this.walk.start("p");
		Task task = this.walk.open("agree-on-something");

		this.walk.complete("agree-on-something");

		assertThat(task.form()).isEqualTo("agree-skill-objective");
		assertThat(task.name()).isEqualTo("agree-on-something");
		assertThat(this.workflow.task(task.id()).form()).isEqualTo("agree-skill-objective");
		hasEnded();
	}

	@Test
	void a_task_has_a_group_a_due_date_and_a_priority() {
		install(user("write-plan", "GroupId", "rep", "Due", "#{x}", "Priority", "9"));
		Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
		this.walk.start("p", Map.of("x", "PT4H"));

		Task task = this.workflow.task(this.walk.open("write-plan").id());
		assertThat(task.candidate()).isEqualTo("role:rep");
		assertThat(task.priority()).isEqualTo(9);
		assertThat(Objects.requireNonNull(task.due())).isAfterOrEqualTo(before.plusSeconds(4 * 3600 - 1))
			.isBefore(before.plusSeconds(4 * 3600 + 600));
	}

	@Test
	void a_task_is_of_usual_priority_and_has_its_own_form_unless_it_says_otherwise() {
		install(user("write-plan", "GroupId", "rep", "TaskName", "x", "Skippable", "true"));
		this.walk.start("p");

		assertThat(this.walk.open("write-plan").priority()).isEqualTo(Task.USUAL_PRIORITY);
		assertThat(this.walk.open("write-plan").form()).isEqualTo("write-plan");
		assertThat(this.walk.open("write-plan").due()).isNull();
	}

	@Test
	void a_decision_gets_its_inputs_and_gives_its_outputs() {
		install(row(decide("d", "after-plan")
			.replace("</ioSpecification>", "<dataInput id=\"d-n\" name=\"times\"/><dataInput id=\"d-w\" name=\"who\"/>"
					+ "<dataInput id=\"d-m\" name=\"missing\"/></ioSpecification>"
					+ "<dataInputAssociation><sourceRef>n</sourceRef><targetRef>d-n</targetRef></dataInputAssociation>"
					+ "<dataInputAssociation><targetRef>d-w</targetRef><assignment><from>everybody</from><to>d-w</to></assignment></dataInputAssociation>"
					+ "<dataInputAssociation><targetRef>d-m</targetRef><assignment><from>#{x}</from><to>d-m</to></assignment></dataInputAssociation>"),
				"d"));
		this.desk.decides("after-plan", Map.of("x", "decided", "unmapped", "left out"));

		this.walk.start("p", Map.of("n", 7));

		assertThat(this.desk.asked.get("after-plan")).isEqualTo(Map.of("times", 7, "who", "everybody"));
		this.walk.hasEnded("p", Map.of("x", "decided", "n", 7));
		assertThat(this.desk.ended.get("p")).doesNotContainKey("unmapped");
	}

	@Test
	void an_audit_task_enters_a_sentence_with_details() {
		install(row(
				audit("a", "Entry", "The plan was read", "plan", "#{x}", "kind", "short") + audit("b", "Entry", "#{x}"),
				"a", "b"));

		this.walk.start("p", Map.of("x", "Plan 7"));

		hasEnded();
		assertThat(this.desk.steps).containsExactly("#a", "#b", ".p");
		assertThat(this.desk.notes).isEqualTo(List.of(
				new WorkflowNote("p", this.key, "a", 1, "The plan was read", Map.of("plan", "Plan 7", "kind", "short")),
				new WorkflowNote("p", this.key, "b", 1, "Plan 7", Map.of())));
	}

	@Test
	void an_audit_task_with_nothing_to_say_rolls_everything_back() {
		install(row(audit("a", "Entry", "First") + audit("b", "Entry", "#{x}"), "a", "b"));

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.start("p"))
			.withStackTraceContaining("The sentence that b of p enters is a variable that has no value");
		assertThat(this.walk.running()).isZero();
		assertThat(this.desk.notes).isEmpty();
	}

	private static String user(String id, String... inputs) {
		return row("<userTask id=\"%s\">%s</userTask>".formatted(id, inputs(inputs)), id);
	}

	private static String audit(String id, String... inputs) {
		return "<task id=\"%s\" drools:taskName=\"Audit\">%s</task>".formatted(id, inputs(inputs));
	}

}
