package io.callcraft.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static io.callcraft.workflow.BpmnText.process;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks small processes, each about one element of BPMN, from task to task.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:elements;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
abstract class ElementTests {

	private static final String DECLARED = "<signal id=\"nudge\"/><message id=\"paper\"/><message id=\"letter\"/>"
			+ "<error id=\"no-plan\" errorCode=\"NO_PLAN\"/><error id=\"other\" errorCode=\"OTHER\"/>";

	@Autowired
	Workflow workflow;

	@Autowired
	Definitions definitions;

	@Autowired
	Desk desk;

	@Autowired
	Walk walk;

	@Autowired
	JdbcTemplate jdbc;

	String key;

	@BeforeEach
	void begin() {
		this.key = this.walk.fresh();
	}

	@AfterEach
	void end() {
		this.walk.abort();
	}

	/** Installs one process, called {@code p}. */
	void install(String body) {
		install(Map.of("p", body));
	}

	/** Installs processes, by their ids. */
	void install(Map<String, String> bodies) {
		Map<String, String> files = new HashMap<>();
		bodies.forEach((id, body) -> files.put("processes/" + id + ".bpmn",
				process(id, body).replace("<process", DECLARED + "\n<process")));
		assertThat(this.definitions.check(PolicyFiles.of(files))).isEmpty();
		this.definitions.install(1, PolicyFiles.of(files));
	}

	/** The names of the open tasks, sorted. */
	List<String> open() {
		return this.workflow.openTasks(this.key).stream().map(Task::name).sorted().toList();
	}

	/** The process p is over, in good order. */
	void hasEnded() {
		this.walk.hasEnded("p", Map.of());
	}

}
