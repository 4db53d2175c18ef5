package io.callcraft.workflow;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A timer whose case cannot go on is not lost: it is tried again, and operators can see
 * why.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:timer-failure;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
@ExtendWith(OutputCaptureExtension.class)
class TimerFailureIntegrationTests {

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void installShippedProcesses() {
		this.definitions.install(1, WorkflowTestApplication.shipped());
		this.walk.fresh();
	}

	@Test
	void a_failing_timer_is_tried_again_later_and_says_why(CapturedOutput output) {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.desk.decides("review-skill-objective", Map.of("fail", true));
		this.walk.makeTimersDue();

		await().untilAsserted(() -> assertThat(this.jdbc.queryForObject(
				"select count(*) from scheduled_tasks where consecutive_failures = 1 and execution_time > now()",
				Integer.class))
			.isOne());
		assertThat(output).containsPattern(
				"WARN .*skill-objective [0-9a-f-]+ of case-\\d+ cannot go on after its timer end-of-objective-window, "
						+ "for the 1. time; tried again at .*: .*the decider failed");
		assertThat(this.desk.steps).doesNotContain("!end-of-objective-window");
		this.walk.fire("end-of-objective-window");
		this.walk.complete("review-skill-objective", "after-skill-objective", "RECOVERED");
		this.walk.hasEnded("skill-objective", Map.of("outcome", "RECOVERED"));
	}

}
