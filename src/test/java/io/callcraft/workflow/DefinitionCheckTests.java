package io.callcraft.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.conditional;
import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.end;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.inputs;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.start;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused in a workflow file, and that nothing good is.
 */
class DefinitionCheckTests {

	private static final Set<String> GROUPS = Set.of("supervisor", "manager", "operations", "rep", "hr", "coach",
			"neutral-reader", "appeal");

	private static final TaskCheck TASKS = new TaskCheck(Set.of("talk", "act"),
			Map.of("verdict", Set.of(), "plan", Set.of("NO_PLAN")), GROUPS);

	@Test
	void a_good_file_passes() {
		assertThat(check(row(user("talk", "supervisor", "PT4H") + decide("d", "verdict"), "talk", "d"))).isEmpty();
	}

	@Test
	void shipped_files_pass_as_an_editor_writes_them() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		files.replaceAll((path, text) -> text.replace("bpmn:", "bpmn2:")
			.replace("xmlns:bpmn=", "xmlns:bpmn2=")
			.replace("<bpmn2:definitions ",
					"<bpmn2:definitions xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\" "
							+ "modeler:executionPlatform=\"x\" exporter=\"bpmn-js\" exporterVersion=\"8.0.0\" ")
			.replace(" isMarkerVisible=\"true\"",
					" xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\" color:background-color=\"#fff\"")
			.replaceAll(" gatewayDirection=\"\\w+\"", ""));
		TaskCheck all = new TaskCheck(Set.copyOf(Desk.FORMS),
				Desk.DECISIONS.stream().collect(Collectors.toMap((name) -> name, (name) -> Set.of())), GROUPS);

		assertThat(ReadProcesses.of(PolicyFiles.of(files), all).problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>  | 1 | document type
			<definitions                                                       | 1 | cannot be read as XML
			<a/>                                                               | 1 | is not BPMN 2.0
			''                                                                 | 1 | cannot be read as XML
			""")
	void what_is_no_bpmn_is_refused(String text, int line, String reason) {
		assertThat(checkFile(text)).singleElement().satisfies((problem) -> {
			assertThat(problem.file()).isEqualTo("processes/p.bpmn");
			assertThat(problem.line()).isBetween(line, line + 1);
			assertThat(problem.reason()).contains(reason);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<scriptTask id=\"s\"><script>System.exit(1);</script></scriptTask>",
			"<businessRuleTask id=\"s\"/>", "<serviceTask id=\"s\" implementation=\"Java\"/>", "<sendTask id=\"s\"/>",
			"<receiveTask id=\"s\"/>", "<manualTask id=\"s\"/>", "<inclusiveGateway id=\"s\"/>",
			"<complexGateway id=\"s\"/>", "<intermediateThrowEvent id=\"s\"/>", "<adHocSubProcess id=\"s\"/>",
			"<transaction id=\"s\"/>", "<dataObject id=\"s\"/>", "<correlationSubscription id=\"s\"/>",
			"<xi:include id=\"s\" xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>",
			"<task id=\"s\" xmlns=\"urn:other\"/>",
			"<extensionElements><drools:import name=\"java.lang.Runtime\"/></extensionElements>",
			"<extensionElements><drools:global identifier=\"s\" type=\"java.lang.Runtime\"/></extensionElements>",
			"<extensionElements><drools:metaData name=\"customSLADueDate\"><drools:metaValue>#{x.y()}</drools:metaValue></drools:metaData></extensionElements>",
			"<extensionElements><drools:onEntry-script scriptFormat=\"http://www.java.com/java\"><drools:script>System.exit(1);</drools:script></drools:onEntry-script></extensionElements>" })
	void what_is_outside_the_vocabulary_is_refused_by_its_line(String element) {
		assertThat(check(row(element + user("talk", "supervisor", "PT4H"), "talk"))).isNotEmpty()
			.allMatch((problem) -> problem.line() == 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<userTask id=\"talk\"><multiInstanceLoopCharacteristics id=\"s\"/></userTask>",
			"<userTask id=\"talk\"><standardLoopCharacteristics id=\"s\"/></userTask>", "<inclusiveGateway id=\"s\"/>",
			"<complexGateway id=\"s\"/>", "<scriptTask id=\"s\"/>", "<serviceTask id=\"s\"/>",
			"<businessRuleTask id=\"s\"/>", "<manualTask id=\"s\"/>", "<sendTask id=\"s\"/>", "<receiveTask id=\"s\"/>",
			"<intermediateThrowEvent id=\"s\"/>", "<adHocSubProcess id=\"s\"/>", "<transaction id=\"s\"/>",
			"<collaboration id=\"s\"/>", "<participant id=\"s\"/>", "<choreography id=\"s\"/>",
			"<dataObject id=\"s\"/>", "<dataStoreReference id=\"s\"/>", "<ioBinding id=\"s\"/>",
			"<correlationKey id=\"s\"/>", "<escalation id=\"s\"/>",
			"<userTask id=\"talk\"><potentialOwner id=\"s\"/></userTask>",
			"<intermediateCatchEvent id=\"c\"><conditionalEventDefinition id=\"s\"/></intermediateCatchEvent>",
			"<intermediateCatchEvent id=\"c\"><linkEventDefinition id=\"s\"/></intermediateCatchEvent>",
			"<intermediateCatchEvent id=\"c\"><timerEventDefinition><timeCycle id=\"s\">R/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent>",
			"<boundaryEvent id=\"b\" attachedToRef=\"talk\"><compensateEventDefinition id=\"s\"/></boundaryEvent>",
			"<boundaryEvent id=\"b\" attachedToRef=\"talk\"><escalationEventDefinition id=\"s\"/></boundaryEvent>",
			"<boundaryEvent id=\"b\" attachedToRef=\"talk\"><cancelEventDefinition id=\"s\"/></boundaryEvent>",
			"<userTask id=\"s\" isForCompensation=\"true\"/>",
			"<endEvent id=\"s\"><signalEventDefinition signalRef=\"g\"/></endEvent>",
			"<endEvent id=\"s\"><messageEventDefinition messageRef=\"m\"/></endEvent>" })
	void what_callcraft_does_not_run_is_refused_by_id_and_line(String element) {
		String file = process(row(element + user("act", "supervisor", "PT4H"), "act")).replace("<process",
				"<signal id=\"g\"/><message id=\"m\"/><process");

		assertThat(checkFile(file)).anyMatch((problem) -> problem.line() == 4 && problem.reason().contains("id=\"s\""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					GroupId,hr,ActorId,carla         | asks both one person (ActorId) and a group (GroupId)
					Priority,3                       | asks nobody
					ActorId,carla and marcus         | use the id of one user
					GroupId,hr;supervisor            | use one of appeal, coach, hr, manager, neutral-reader, operations, rep, supervisor
					GroupId,everybody                | asks the group 'everybody'
					GroupId,hr,Priority,11           | no figure from 0 to 10
					GroupId,hr,Priority,#{n}         | no figure from 0 to 10
					GroupId,hr,Form,sing             | has the form 'sing', which there is not
					GroupId,hr,EscalateTo,hr         | is never overdue
					GroupId,hr,Due,PT1H,EscalateTo,x | escalates to 'x'
					GroupId,hr,Comment,x             | has the input 'Comment', which nobody reads
					""")
	void a_user_task_asks_for_what_can_be_done(String wiring, String reason) {
		assertThat(check(row("<userTask id=\"talk\">" + inputs(wiring.split(",")) + "</userTask>", "talk")))
			.anyMatch((problem) -> problem.line() == 4 && problem.reason().contains(reason));
	}

	@Test
	void several_groups_are_not_asked() {
		assertThat(reasons(row(user("talk", "hr,supervisor", "PT1H"), "talk"))).singleElement()
			.asString()
			.contains("which are several");
	}

	@Test
	void an_overdue_task_names_who_hears_of_it() {
		String good = row("<userTask id=\"talk\">" + inputs("GroupId", "rep", "Due", "PT1H", "EscalateTo", "supervisor")
				+ "</userTask>", "talk");
		assertThat(check(good)).isEmpty();
		assertThat(
				ReadProcesses.of(PolicyFiles.of(Map.of("processes/p.bpmn", process(good))), TASKS).processes().values())
			.singleElement()
			.satisfies((model) -> {
				assertThat(model.escalateTo("talk")).contains("supervisor");
				assertThat(model.escalateTo("start")).isEmpty();
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					<endEvent id="s"><errorEventDefinition errorRef="e"/></endEvent> | raises the error 'NO_PLAN', which nothing catches
					<endEvent id="s"><errorEventDefinition errorRef="z"/></endEvent> | names the error 'z'
					<intermediateCatchEvent id="s"><errorEventDefinition errorRef="e"/></intermediateCatchEvent> | errors are caught at the border
					<intermediateCatchEvent id="s"><messageEventDefinition messageRef="z"/></intermediateCatchEvent> | names the message 'z'
					<boundaryEvent id="s" attachedToRef="talk"><errorEventDefinition errorRef="e"/></boundaryEvent> | people raise none
					<boundaryEvent id="s" attachedToRef="d"><signalEventDefinition signalRef="g"/></boundaryEvent> | which takes no time
					<boundaryEvent id="s" attachedToRef="d" cancelActivity="false"><errorEventDefinition errorRef="e"/></boundaryEvent> | does not interrupt
					<boundaryEvent id="s" attachedToRef="d"><errorEventDefinition errorRef="o"/></boundaryEvent> | the decision never raises. It raises NO_PLAN
					<intermediateCatchEvent id="s"><timerEventDefinition><timeDate>tomorrow</timeDate></timerEventDefinition></intermediateCatchEvent> | waits until 'tomorrow'
					<intermediateCatchEvent id="s"><timerEventDefinition><timeDate>2031-12-24T09:00:00</timeDate></timerEventDefinition></intermediateCatchEvent> | with time and zone
					<intermediateCatchEvent id="s"><timerEventDefinition><timeDate>#{nobody}</timeDate></timerEventDefinition></intermediateCatchEvent> | no property of the process
					<subProcess id="s" triggeredByEvent="true"><startEvent id="s1"/></subProcess> | needs a signal, a message, a timer or an error
					<subProcess id="s"><startEvent id="s1"><messageEventDefinition messageRef="m"/></startEvent></subProcess> | a sub-process starts when it is reached
					<task id="s" drools:taskName="Audit"/> | enters nothing
					""")
	void an_event_waits_for_what_can_happen(String element, String reason) {
		String file = process(row(element + user("talk", "hr", "PT1H") + decide("d", "plan"), "talk", "d")).replace(
				"<process",
				"<signal id=\"g\"/><message id=\"m\"/><error id=\"e\" errorCode=\"NO_PLAN\"/><error id=\"o\" errorCode=\"OTHER\"/><process");

		assertThat(checkFile(file)).anyMatch((problem) -> problem.line() == 4 && problem.reason().contains(reason));
	}

	@Test
	void an_error_of_a_decision_must_be_caught() {
		assertThat(reasons(row(decide("d", "plan"), "d"))).singleElement()
			.asString()
			.contains("<task id=\"d\"> raises the error 'NO_PLAN', which nothing catches");
	}

	@Test
	void an_error_must_be_caught_by_every_process_that_calls() {
		String raising = "<error id=\"e\" errorCode=\"NO_PLAN\"/><process";
		String call = row("<callActivity id=\"c\" calledElement=\"q\"/>", "c");
		String catching = row("<callActivity id=\"c\" calledElement=\"q\"/><boundaryEvent id=\"b\" attachedToRef=\"c\">"
				+ "<errorEventDefinition errorRef=\"e\"/></boundaryEvent><endEvent id=\"e2\"/>" + flow("b", "e2"), "c");
		String q = process("q",
				row("", new String[0]).replace("<endEvent id=\"end\"/>",
						"<endEvent id=\"end\"><errorEventDefinition errorRef=\"e\"/></endEvent>"))
			.replace("<process", raising);
		Map<String, String> files = new HashMap<>();
		files.put("processes/q.bpmn", q);
		files.put("processes/a.bpmn", process("a", catching).replace("<process", raising));

		assertThat(ReadProcesses.of(PolicyFiles.of(files), TASKS).problems()).isEmpty();
		files.put("processes/b.bpmn", process("b", call));
		assertThat(ReadProcesses.of(PolicyFiles.of(files), TASKS).problems()).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.contains("where processes/b.bpmn calls it, at <callActivity id=\"c\">");
	}

	@Test
	void a_message_starts_one_process() {
		Map<String, String> files = new HashMap<>();
		for (String id : List.of("a", "b")) {
			files
				.put("processes/" + id + ".bpmn",
						process(id, row(user("talk", "hr", "PT1H"), "talk").replace("<startEvent id=\"start\"/>",
								"<startEvent id=\"start\"><messageEventDefinition messageRef=\"m\"/></startEvent>"))
							.replace("<process", "<message id=\"m\" name=\"paper\"/><process"));
		}

		assertThat(ReadProcesses.of(PolicyFiles.of(files), TASKS).problems()).hasSize(2)
			.allMatch((problem) -> problem.reason().contains("starts by the message 'paper', which starts processes/"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<userTask id=\"talk\"><multiInstanceLoopCharacteristics/></userTask>",
			"<userTask id=\"talk\" isForCompensation=\"true\"/>", "<userTask id=\"talk\" drools:adHoc=\"true\"/>",
			"<userTask id=\"talk\" name=\"#{System.exit(1)}\"/>", "<userTask id=\"talk\" name=\"#{x}\"/>",
			"<userTask id=\"talk talk\"/>", "<userTask id=\"talk\" xmlns:e=\"urn:evil\" e:taskName=\"Shell\"/>" })
	void what_an_element_cannot_have_is_refused(String task) {
		assertThat(check(row(task, "talk"))).isNotEmpty().allMatch((problem) -> problem.line() == 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<userTask id=\"s\"><multiInstanceLoopCharacteristics/></userTask>",
			"<userTask id=\"s\"><standardLoopCharacteristics/></userTask>",
			"<boundaryEvent id=\"s\" attachedToRef=\"talk\"><compensateEventDefinition/></boundaryEvent>",
			"<intermediateCatchEvent id=\"s\"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent>",
			"<scriptTask id=\"s\"><script>System.exit(1);</script></scriptTask>" })
	void what_has_no_id_is_named_by_what_it_stands_in(String element) {
		assertThat(check(row(element + user("talk", "hr", "PT1H"), "talk")))
			.anyMatch((problem) -> problem.line() == 4 && problem.reason().matches("<\\w+> of <\\w+ id=\"s\"> .+"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "#{System.exit(1)}", "#{x.toString()}", "#{x", "#{ x.{System.exit(1)} }", "#{nobody}",
			"5 days", "soon", "-PT1H", "PT" })
	void a_due_date_is_a_span_or_a_variable(String due) {
		assertThat(check(row(user("talk", "supervisor", due), "talk"))).isNotEmpty()
			.allMatch((problem) -> problem.line() == 4);
		assertThat(check(row("<intermediateCatchEvent id=\"w\"><timerEventDefinition><timeDuration>" + due
				+ "</timeDuration></timerEventDefinition></intermediateCatchEvent>", "w")))
			.isNotEmpty()
			.allMatch((problem) -> problem.line() == 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x = \"A\"", "x != \"A\" and n > 2", "not(x = \"A\") or n in (1, 2)", "n between 1 and 3",
			"x = null", "n >= -1.5", "x < \"B & <C>\"", "n + 1 > 2" })
	void a_condition_may_compare_variables_with_values(String condition) {
		assertThat(check(choice(conditional("g", "talk", condition)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{ f : function(k,v) external { java : { class : \"java.lang.System\", method signature : \"setProperty(java.lang.String,java.lang.String)\" } }, r : f(\"a\",\"b\") }.r = null",
			"(function(a) a)(1) = 1", "for i in 1..1000000000 return i > 0", "some i in [1] satisfies i > 0",
			"kcontext.processInstance != null", "x.class = null", "y = 1", "count([1]) = 1", "[1][item > 0] = 1",
			"if n > 1 then true else false", "n ** 99999 > 1", "x = ", "=", "@\"2020-01-01\" = x", "{a: 1} = x",
			"x instance of string", "not(now() = x)" })
	void a_condition_may_do_nothing_else(String condition) {
		assertThat(check(choice(conditional("g", "talk", condition)))).isNotEmpty()
			.allMatch((problem) -> problem.line() == 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://www.java.com/java", "http://www.mvel.org/2.0", "http://www.w3.org/1999/XPath",
			"http://www.jboss.org/drools/rule", "" })
	void a_condition_is_feel(String language) {
		assertThat(check(choice(conditional("g", "talk", language, "true")))).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.contains("conditions are FEEL");
	}

	@Test
	void a_choice_needs_a_default_and_conditions() {
		assertThat(reasons(start() + flow("start", "g") + "<exclusiveGateway id=\"g\"/>" + flow("g", "talk")
				+ conditional("g", "end", "true") + user("talk", "hr", "PT1H") + flow("talk", "end2")
				+ "<endEvent id=\"end2\"/>" + end()))
			.anyMatch((reason) -> reason.contains("has no condition"))
			.anyMatch((reason) -> reason.contains("has no default flow"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					<endEvent id="lost"/>                                                    | is never reached
					<userTask id="talk"/>                                                    | asks nobody
					<sequenceFlow id="f" sourceRef="start" targetRef="nowhere"/>             | no node of this process
					<startEvent id="again"/>                                                 | is a second start event
					<endEvent id="start"/>                                                   | has the id of the element on line
					<callActivity id="c" calledElement="other"/>                             | there is no processes/other.bpmn
					<callActivity id="c" calledElement="p"/>                                 | draw the loop inside one process
					<userTask id="sing"/>                                                    | There are forms for the ids act, talk
					<task id="t" drools:taskName="Shell"/>                                   | is a task of the kind 'Shell'
					<boundaryEvent id="b" attachedToRef="x"/>                                | waits for nothing
					<intermediateCatchEvent id="s"><signalEventDefinition signalRef="z"/></intermediateCatchEvent> | names the signal 'z'
					<intermediateCatchEvent id="s"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent> | repeats for ever
					""")
	void what_cannot_be_carried_out_is_refused(String element, String reason) {
		assertThat(check(row(element + decide("d", "verdict"), "d")))
			.anyMatch((problem) -> problem.reason().contains(reason) && problem.line() == 4);
	}

	@Test
	void a_decision_that_nobody_makes_is_refused() {
		assertThat(reasons(row(decide("d", "unknown"), "d")))
			.anyMatch((reason) -> reason.contains("'unknown'") && reason.contains("There are plan, verdict"));
	}

	@Test
	void a_circle_without_a_rest_is_refused() {
		assertThat(check(start() + flow("start", "j") + "\n<exclusiveGateway id=\"j\"/>" + flow("j", "d")
				+ decide("d", "verdict") + flow("d", "g") + "<exclusiveGateway id=\"g\" default=\"g-j\"/>"
				+ flow("g", "j") + conditional("g", "end", "x = \"A\"") + end()))
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.line()).isEqualTo(4);
				assertThat(problem.reason()).containsPattern("<sequenceFlow id=\"(j-d|d-g|g-j)\"> closes a circle");
			});
	}

	@Test
	void a_dead_end_is_refused_where_it_is() {
		assertThat(check(
				start() + flow("start", "g") + "\n<parallelGateway id=\"g\"/>" + flow("g", "talk") + flow("g", "act")
						+ user("talk", "hr", "PT1H") + flow("talk", "end") + end() + "\n" + user("act", "hr", "PT1H")))
			.anySatisfy((problem) -> {
				assertThat(problem.line()).isEqualTo(5);
				assertThat(problem.reason()).contains("id=\"act\"", "leads nowhere", "to an end event");
			});
	}

	@Test
	void a_stage_without_an_exit_is_refused() {
		String stage = start() + flow("start", "j") + "\n<exclusiveGateway id=\"j\"/>" + flow("j", "talk")
				+ user("talk", "hr", "PT1H") + flow("talk", "act") + user("act", "hr", "PT1H") + flow("act", "j");
		String interrupted = border("b", "act", true, lasting("PT1H")) + flow("b", "end") + end();

		assertThat(check(stage)).singleElement().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(4);
			assertThat(problem.reason()).contains("without an exit", "talk", "act", "lead one out");
		});
		assertThat(reasons(stage + interrupted.replace("cancelActivity=\"true\"", "cancelActivity=\"false\"")))
			.singleElement()
			.asString()
			.contains("without an exit");
		assertThat(check(stage + interrupted)).isEmpty();
		assertThat(check(stage + eventSub("s", true, lasting("PT1H"), "", new String[0]))).isEmpty();
	}

	@Test
	void processes_that_call_each_other_in_a_circle_are_refused() {
		String calling = "<callActivity id=\"c\" calledElement=\"%s\"/>";

		List<PolicyProblem> problems = ReadProcesses
			.of(PolicyFiles.of(Map.of("processes/a.bpmn", process("a", row(calling.formatted("b"), "c")),
					"processes/b.bpmn", process("b", row(calling.formatted("a"), "c")))), TASKS)
			.problems();

		assertThat(problems).hasSize(2).allMatch((problem) -> problem.reason().contains("again"));
	}

	@Test
	void a_call_passes_only_variables_that_are_there() {
		List<PolicyProblem> problems = ReadProcesses
			.of(PolicyFiles.of(Map.of("processes/a.bpmn", process("a",
					row("<callActivity id=\"c\" calledElement=\"b\">" + inputs("nobody", "1") + "</callActivity>",
							"c")),
					"processes/b.bpmn", process("b", row(user("talk", "hr", "PT1H"), "talk")))), TASKS)
			.problems();

		assertThat(problems).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.contains("passes nobody, which processes/b.bpmn has no property for");
	}

	@Test
	void the_id_of_a_process_is_the_name_of_its_file() {
		assertThat(ReadProcesses.of(PolicyFiles.of(Map.of("processes/q.bpmn", process(row("", new String[0])))), TASKS)
			.problems()).singleElement().extracting(PolicyProblem::reason).asString().contains("it must be q");
	}

	@Test
	void a_class_is_no_type_of_a_variable() {
		assertThat(checkFile(process(row("", new String[0])).replace("<process",
				"<itemDefinition id=\"evil\" structureRef=\"java.lang.ProcessBuilder\"/><process")))
			.anyMatch((problem) -> problem.reason().contains("java.lang.ProcessBuilder"));
	}

	@Test
	void a_file_too_large_too_deep_or_too_wide_is_refused_quickly() {
		assertThat(checkFile(process("<documentation>" + "x".repeat(1_000_000) + "</documentation>"))).singleElement()
			.extracting(PolicyProblem::reason)
			.isEqualTo("is larger than 1 MB");
		assertThat(checkFile("<a>".repeat(100_000))).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.contains("nested too deeply");
		StringBuilder wide = new StringBuilder();
		for (int number = 0; number < 10_000; number++) {
			wide.append("<endEvent id=\"e").append(number).append("\"/>");
		}
		assertThat(check(row(wide + user("talk", "hr", "PT1H"), "talk"))).hasSize(50);
	}

	@Test
	void a_file_of_another_kind_is_refused() {
		assertThat(ReadProcesses.of(PolicyFiles.of(Map.of("processes/run.sh", "rm")), TASKS).problems()).hasSize(1);
		assertThat(ReadProcesses.of(PolicyFiles.of(Map.of("processes/README.md", "text")), TASKS).problems()).isEmpty();
	}

	private static String choice(String flow) {
		return start() + flow("start", "g") + "\n<exclusiveGateway id=\"g\" default=\"g-end\"/>" + flow("g", "end")
				+ flow + end() + user("talk", "hr", "PT1H") + flow("talk", "end2") + "<endEvent id=\"end2\"/>";
	}

	private static List<String> reasons(String body) {
		return check(body).stream().map(PolicyProblem::reason).toList();
	}

	private static List<PolicyProblem> check(String body) {
		return checkFile(process(body));
	}

	private static List<PolicyProblem> checkFile(String text) {
		return ReadProcesses.of(PolicyFiles.of(Map.of("processes/p.bpmn", text)), TASKS).problems();
	}

}
