package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.conditional;
import static io.callcraft.workflow.BpmnText.decide;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.error;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.inputs;
import static io.callcraft.workflow.BpmnText.lasting;
import static io.callcraft.workflow.BpmnText.message;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.start;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.until;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that want more than to describe a process: each is refused by its line before
 * anything of it runs, and as many good ones load.
 */
class HostileFilesTests extends ElementTests {

	/** What the hostile files would set if they could. */
	private static final String CANARY = "callcraft.canary";

	private static final String MVEL = "#{System.setProperty('" + CANARY + "', 'x')}";

	private static final String JAVA = "System.setProperty(\"" + CANARY + "\", \"x\");";

	private static final String FEEL = "{ f : function(k,v) external { java : { class : \"java.lang.System\", method signature : \"setProperty(java.lang.String,java.lang.String)\" } }, r : f(\""
			+ CANARY + "\",\"x\") }.r = null";

	private static final String TALK = user("read-plan", "hr", "PT1H");

	@AfterEach
	void nothing_has_run() {
		assertThat(System.getProperty(CANARY)).isNull();
	}

	/** The hostile part of each stands on line 4 of the file. */
	static List<String> hostile() {
		return List.of(
				row("<scriptTask id=\"h\" scriptFormat=\"http://www.java.com/java\"><script>" + JAVA
						+ "</script></scriptTask>", "h"),
				row("<serviceTask id=\"h\" implementation=\"Java\"/>", "h"), row("<businessRuleTask id=\"h\"/>", "h"),
				row("<userTask id=\"read-plan\"><extensionElements><drools:onEntry-script scriptFormat=\"http://www.java.com/java\"><drools:script>"
						+ JAVA + "</drools:script></drools:onEntry-script></extensionElements></userTask>",
						"read-plan"),
				row("<extensionElements><drools:import name=\"java.lang.Runtime\"/></extensionElements>" + TALK,
						"read-plan"),
				row("<extensionElements><drools:global identifier=\"r\" type=\"java.lang.Runtime\"/></extensionElements>"
						+ TALK, "read-plan"),
				row("<extensionElements><drools:metaData name=\"customSLADueDate\"><drools:metaValue>" + MVEL
						+ "</drools:metaValue></drools:metaData></extensionElements>" + TALK, "read-plan"),
				row(user("read-plan", "hr", MVEL), "read-plan"), row(user("read-plan", MVEL, "PT1H"), "read-plan"),
				row(user("read-plan", "hr", "PT1H " + MVEL), "read-plan"),
				row("<userTask id=\"read-plan\" name=\"" + MVEL + "\">" + inputs("GroupId", "hr") + "</userTask>",
						"read-plan"),
				row("<userTask id=\"read-plan\">" + inputs("ActorId", MVEL) + "</userTask>", "read-plan"),
				row("<userTask id=\"read-plan\">" + inputs("GroupId", "hr", "Form", MVEL) + "</userTask>", "read-plan"),
				row("<userTask id=\"read-plan\">" + inputs("GroupId", "hr", "Content", MVEL) + "</userTask>",
						"read-plan"),
				row("<task id=\"h\" drools:taskName=\"Audit\">" + inputs("Entry", "It is " + MVEL) + "</task>", "h"),
				row("<task id=\"h\" drools:taskName=\"Rest\">" + inputs("Url", "http://127.0.0.1") + "</task>", "h"),
				row(decide("h", "after-plan").replace("<from>after-plan", "<from>" + MVEL), "h"),
				row(caught("h", lasting(MVEL)), "h"), row(caught("h", until(MVEL)), "h"),
				row(caught("h", lasting("#{x}, #{n}")), "h"), row(caught("h", signal(MVEL)), "h"),
				row("<callActivity id=\"h\" calledElement=\"" + MVEL + "\"/>", "h"),
				row("<xi:include id=\"h\" xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>"
						+ TALK, "read-plan"),
				row(TALK + "<userTask id=\"read-plan\"/>", "read-plan"),
				row("<documentation>" + TALK.replace("read-plan", "write-plan") + "</documentation>" + TALK,
						"read-plan"),
				row("<intermediateCatchEvent id=\"h\"><dataOutput id=\"o\"/>" + signal("nudge")
						+ "</intermediateCatchEvent>", "h"),
				choice("http://www.omg.org/spec/FEEL/20140401", FEEL), choice("http://www.mvel.org/2.0", JAVA),
				choice("http://www.java.com/java", "return " + JAVA),
				choice("http://www.omg.org/spec/FEEL/20140401", "for i in 1..1000000000 return i > 0"));
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void a_hostile_file_is_refused_by_its_line(String body) {
		assertThat(check(Map.of("p", process(body)))).isNotEmpty().allMatch((problem) -> problem.line() == 4);
	}

	@Test
	void what_would_grow_or_reach_outside_as_it_is_read_is_refused() {
		StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"aaaaaaaaaa\">");
		for (int level = 1; level < 12; level++) {
			bomb.append("<!ENTITY a%d \"%s\">".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
		}
		String good = process(row(TALK, "read-plan"));
		Map<String, String> reasons = new LinkedHashMap<>();
		reasons.put(bomb + "]>" + good.replace("read-plan", "&a11;"), "document type");
		reasons.put("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + good, "document type");
		reasons.put("<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\">" + good, "document type");
		reasons.put(
				good.replace("</process>", "<documentation>" + "x".repeat(10_000_000) + "</documentation></process>"),
				"larger than 1 MB");
		reasons.put(good.replace("</process>", "<subProcess>".repeat(80) + "</subProcess>".repeat(80) + "</process>"),
				"nested too deeply");

		reasons.forEach((file, reason) -> assertThat(check(Map.of("p", file))).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.contains(reason));
	}

	@Test
	void processes_that_call_each_other_in_a_circle_are_refused() {
		Map<String, String> files = new HashMap<>();
		for (int number = 0; number < 4; number++) {
			files.put("c" + number, process("c" + number,
					row("<callActivity id=\"call\" calledElement=\"c" + (number + 1) % 4 + "\"/>", "call")));
		}

		assertThat(check(files)).hasSize(4)
			.allMatch((problem) -> problem.line() == 4 && problem.reason().contains("<callActivity id=\"call\">"));
	}

	@Test
	void as_many_good_files_load() {
		List<String> good = new ArrayList<>();
		for (String span : List.of("PT1H", "5 working days", "4 working hours", "#{x}", " #{x} ", "P2D")) {
			good.add(row(user("read-plan", "hr", span), "read-plan"));
			good.add(row(caught("w", lasting(span)), "w"));
		}
		for (String date : List.of("2031-12-24T08:00:00Z", "2031-12-24T09:00:00+01:00", "#{x}")) {
			good.add(row(caught("w", until(date)), "w"));
		}
		for (String definition : List.of(signal("nudge"), message("paper"), lasting("PT1H"))) {
			good.add(row(TALK + border("b", "read-plan", false, definition) + flow("b", "e") + ending("e", ""),
					"read-plan"));
			good.add(row(TALK + eventSub("s", true, definition, "", new String[0]), "read-plan"));
		}
		for (String who : List.of("ActorId marcus", "GroupId hr")) {
			good.add(row("<userTask id=\"t\" name=\"A &amp; B, {x} $ 1 # 2\">"
					+ inputs(who.split(" ")[0], who.split(" ")[1], "Form", "read-plan", "Priority", "0")
					+ "</userTask>", "t"));
		}
		for (String condition : List.of("x = \"{System.exit}\"", "n in (1, 2)", "not(n > 1 or x = null)")) {
			good.add(choice("http://www.omg.org/spec/FEEL/20140401", condition));
		}
		good.add(row("<task id=\"t\" drools:taskName=\"Audit\">"
				+ inputs("Entry", "It's #1, {so} to speak", "a", "#{n}") + "</task>", "t"));
		good.add(row(
				decide("d", "plan-check") + border("b", "d", true, error("no-plan")) + flow("b", "e") + ending("e", ""),
				"d"));
		good.add(row(sub("s", sub("s2", TALK, "read-plan"), "s2"), "s"));
		good.add(row(TALK + "<documentation>System.exit(1); #{x.y()}</documentation>", "read-plan"));
		assertThat(good).hasSizeGreaterThanOrEqualTo(hostile().size());

		good.forEach((body) -> {
			install(body);
			this.walk.start("p", Map.of("x", "PT1H", "n", 1));
			this.walk.abort();
		});
	}

	private List<PolicyProblem> check(Map<String, String> texts) {
		Map<String, String> files = new HashMap<>();
		texts.forEach((id, text) -> files.put("processes/" + id + ".bpmn", text));
		return this.definitions.check(PolicyFiles.of(files));
	}

	private static String choice(String language, String condition) {
		return start() + flow("start", "g") + "\n<exclusiveGateway id=\"g\" default=\"g-end\"/>" + flow("g", "end")
				+ conditional("g", "read-plan", language, condition) + ending("end", "") + TALK
				+ flow("read-plan", "end2") + ending("end2", "");
	}

}
