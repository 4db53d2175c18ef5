package io.callcraft.workflow.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.web.Visitor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other systems send messages over REST; what comes in is on the case's record.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class MessagesRestIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final String MESSAGES = "/api/workflow/messages";

	/** Begins with a paper, then waits for a letter and asks marcus about both. */
	private static final String PAPERS = """
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:drools="http://www.jboss.org/drools" targetNamespace="t">
			<message id="paper"/><message id="letter"/>
			<process id="papers"><property id="pages"/>
			<startEvent id="paper-came"><messageEventDefinition messageRef="paper"/></startEvent>
			<intermediateCatchEvent id="letter-came"><messageEventDefinition messageRef="letter"/></intermediateCatchEvent>
			<task id="note-the-letter" drools:taskName="Audit">%s</task>
			<userTask id="plan-the-answer" name="Plan the answer">%s</userTask>
			<endEvent id="done"/>
			<sequenceFlow id="a" sourceRef="paper-came" targetRef="letter-came"/>
			<sequenceFlow id="b" sourceRef="letter-came" targetRef="note-the-letter"/>
			<sequenceFlow id="c" sourceRef="note-the-letter" targetRef="plan-the-answer"/>
			<sequenceFlow id="d" sourceRef="plan-the-answer" targetRef="done"/>
			</process></definitions>
			"""
		.formatted(input("Entry", "A letter came with the paper", "pages", "#{pages}"),
				input("ActorId", "marcus", "Form", "write-plan", "Priority", "8"));

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) throws IOException {
		Files.writeString(POLICIES.resolve("processes/papers.bpmn"), PAPERS);
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@Test
	void a_message_starts_and_moves_a_workflow_and_is_on_record() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String caseId = center.caseOf("biff");
		Map<String, Object> paper = Map.of("message", "paper", "businessKey", caseId, "variables", Map.of("pages", 3));
		Map<String, Object> letter = Map.of("message", "letter", "businessKey", caseId);

		assertThat(center.as("integration").post(MESSAGES, letter).expect(409).json().get("detail").asString())
			.contains("Nothing of " + caseId + " waits for the message letter");
		center.as("integration").post(MESSAGES, paper).expect(204);
		center.as("ops").post(MESSAGES, letter).expect(204);
		center.as("ops").post(MESSAGES, letter).expect(409);

		Api.await("both are on record", Duration.ofSeconds(20),
				() -> center.caseFile(caseId)
					.get("history")
					.findValuesAsString("what")
					.containsAll(List.of("The message paper came in", "The message letter came in",
							"A letter came with the paper")));
		String task = center.task(caseId, "plan-the-answer");
		JsonNode open = center.as("marcus").get("/api/tasks/" + task).expect(200).json();
		assertThat(open.get("candidates").get(0).asString()).isEqualTo("user:marcus");
		assertThat(open.get("priority").asInt()).isEqualTo(8);
		assertThat(open.at("/schema/properties/plan").isMissingNode()).isFalse();
		Visitor marcus = new Visitor(this.port);
		marcus.signIn("marcus", Api.PASSWORD);
		assertThat(marcus.get("/inbox").body()).containsOnlyOnce("Priority 8");
	}

	@Test
	void who_may_not_send_and_what_is_no_message_is_refused() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		Map<String, Object> paper = Map.of("message", "paper", "businessKey", "case-1", "variables",
				Map.of("pages", Map.of("n", 3)));

		for (String user : new String[] { "marcus", "hr", "quinn", "auditor" }) {
			center.as(user).post(MESSAGES, paper).expect(403);
		}
		assertThat(center.as("ops").post(MESSAGES, paper).expect(422).json().get("field").asString())
			.isEqualTo("variables.pages");
		assertThat(
				center.as("ops").post(MESSAGES, Map.of("message", "paper")).expect(422).json().get("field").asString())
			.isEqualTo("businessKey");
	}

	/** Inputs set to constants: names and values in turn. */
	private static String input(String... namesAndValues) {
		StringBuilder declared = new StringBuilder("<ioSpecification>");
		StringBuilder set = new StringBuilder();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			String name = namesAndValues[i];
			declared.append("<dataInput id=\"in-%s\" name=\"%s\"/>".formatted(name, name));
			set.append(
					"<dataInputAssociation><targetRef>in-%s</targetRef><assignment><from>%s</from><to>in-%s</to></assignment></dataInputAssociation>"
						.formatted(name, namesAndValues[i + 1], name));
		}
		return declared.append("</ioSpecification>").append(set).toString();
	}

}
