package io.callcraft.workflow;

import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

import static io.callcraft.workflow.BpmnText.conditional;
import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.end;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.start;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where the engine alone would do something else than the drawing says.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:engine-traps;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
class EngineTrapsIntegrationTests {

	@Autowired
	private Workflow workflow;

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	private String key;

	@BeforeEach
	void begin() {
		this.key = this.walk.fresh();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			x = "A"                    | A   | 1 | true
			x = "A"                    | B   | 1 | false
			x = "a & <b> \\"c\\""      | a & <b> "c" | 1 | true
			x = "ä€😀"                 | ä€😀 | 1 | true
			n > 2                      | A   | 3 | true
			n > 2                      | A   | 2 | false
			n = 2                      | A   | 2 | true
			n in (1, 2)                | A   | 2 | true
			n between 3 and 4          | A   | 2 | false
			not(x = "A") and n = 2     | B   | 2 | true
			""")
	void a_condition_means_what_it_says(String condition, String x, int n, boolean holds) {
		install(start() + flow("start", "g") + "<exclusiveGateway id=\"g\" default=\"g-end\"/>" + flow("g", "end")
				+ conditional("g", "deliver-support", condition) + end() + user("deliver-support", "hr", "PT1H")
				+ flow("deliver-support", "end2") + "<endEvent id=\"end2\"/>");

		this.walk.start("p", Map.of("x", x, "n", n));
		assertThat(!this.workflow.openTasks(this.key).isEmpty()).isEqualTo(holds);
		this.walk.fresh();
	}

	@Test
	void a_variable_without_a_value_takes_the_default_way() {
		install(start() + flow("start", "g") + "<exclusiveGateway id=\"g\" default=\"g-end\"/>" + flow("g", "end")
				+ conditional("g", "deliver-support", "n > 1") + end() + user("deliver-support", "hr", "PT1H")
				+ flow("deliver-support", "end2") + "<endEvent id=\"end2\"/>");
		this.walk.start("p");

		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_group_that_is_also_the_name_of_a_variable_stays_a_group() {
		install(row(user("deliver-support", "rep", "PT1H"), "deliver-support"));
		this.walk.start("p", Map.of("rep", "somebody else"));

		assertThat(this.walk.open("deliver-support").group()).isEqualTo("rep");
		assertThat(this.walk.open("deliver-support").candidate()).isEqualTo("role:rep");
	}

	@Test
	void an_output_left_out_leaves_its_variable_alone() {
		install(row(decide("d", "review-trial").replace("name=\"x\"", "name=\"outcome\""), "d"));
		this.walk.start("p", Map.of("x", "before"));

		this.walk.hasEnded("p", Map.of("x", "before"));
	}

	@Test
	void whitespace_in_a_timer_does_not_make_it_go_off_at_once() {
		install(row("""
				<intermediateCatchEvent id="w">
					<timerEventDefinition>
						<timeDuration>
							#{x}
						</timeDuration>
					</timerEventDefinition>
				</intermediateCatchEvent>
				""", "w"));
		this.walk.start("p", Map.of("x", "PT1H"));

		assertThat(this.walk.running()).isOne();
		assertThat(this.walk.timers()).isOne();
		this.walk.fire("w");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_timer_of_a_variable_that_is_no_span_starts_nothing() {
		install(row("<intermediateCatchEvent id=\"w\"><timerEventDefinition><timeDuration>#{x}</timeDuration>"
				+ "</timerEventDefinition></intermediateCatchEvent>", "w"));

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.walk.start("p", Map.of("x", "System.exit(1)")));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.walk.start("p"))
			.withStackTraceContaining("has no value");
		assertThat(this.walk.running()).isZero();
	}

	@Test
	void a_sub_process_with_a_timer_ends_what_is_open_in_it() {
		install(row("""
				<subProcess id="s"><startEvent id="s1"/>%s<endEvent id="s2"/>%s%s</subProcess>
				<boundaryEvent id="b" attachedToRef="s" cancelActivity="true"><timerEventDefinition>
				<timeDuration>2 working hours</timeDuration></timerEventDefinition></boundaryEvent>
				<endEvent id="late"/>%s
				""".formatted(user("deliver-support", "hr", "PT1H"), flow("s1", "deliver-support"),
				flow("deliver-support", "s2"), flow("b", "late")), "s"));
		this.walk.start("p");
		this.walk.fire("b");

		assertThat(this.desk.steps).contains("-deliver-support");
		this.walk.hasEnded("p", Map.of());
	}

	@Test
	void a_signal_at_the_border_of_a_task_is_heard_only_while_the_task_is_open() {
		install("<!-- -->" + row(user("write-plan", "rep", "PT1H") + user("deliver-support", "hr", "PT1H") + """
				<boundaryEvent id="b" attachedToRef="deliver-support" cancelActivity="false">
				<signalEventDefinition signalRef="nudge"/></boundaryEvent>
				""" + user("read-plan", "hr", "PT1H") + "<endEvent id=\"end3\"/>" + flow("b", "read-plan")
				+ flow("read-plan", "end3"), "write-plan", "deliver-support"));
		this.walk.start("p");
		assertThat(this.walk.signal("nudge")).isFalse();
		this.walk.complete("write-plan");
		assertThat(this.walk.signal("nudge")).isTrue();
		this.walk.complete("read-plan");
		this.walk.complete("deliver-support");

		this.walk.hasEnded("p", Map.of());
	}

	private void install(String body) {
		Map<String, String> files = new TreeMap<>();
		files.put("processes/p.bpmn",
				process(body).replace("<process", "<signal id=\"nudge\" name=\"nudge\"/>\n<process"));
		assertThat(this.definitions.check(PolicyFiles.of(files))).isEmpty();
		this.definitions.install(1, PolicyFiles.of(files));
	}

}
