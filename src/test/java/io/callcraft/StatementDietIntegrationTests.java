package io.callcraft;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.CountedStatements;
import io.callcraft.testing.RunningCenter;
import io.callcraft.workflow.Workflow;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many SQL statements it takes to complete a task, its audit entry and the next task
 * included, sign-in aside.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(CountedStatements.class)
class StatementDietIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	private int port;

	@Autowired
	private Workflow workflow;

	@Autowired
	private Users users;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@Test
	void a_completion_takes_few_statements_within_a_stage_and_into_the_next() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String id = center.caseOf("biff");

		List<String> agree = complete(center.task(id, "agree-skill-objective"), RunningCenter.objective());
		center.nextCalls("biff", 10, false, "MISSED");
		Map<String, Object> missed = Map.of("decision", "CONFIRM", "cause", "WILL");
		List<String> again = complete(center.task(id, "review-skill-objective"), missed);
		complete(center.task(id, "agree-skill-objective"), RunningCenter.objective());
		center.nextCalls("biff", 10, false, "MISSED");
		List<String> crossing = complete(center.task(id, "review-skill-objective"), missed);

		List<String> start = CountedStatements
			.of(() -> this.workflow.start("support", id, Map.of("caseId", id, "rep", "biff")));

		System.out.printf("STATEMENTS start %d, agree %d, review within the stage %d, into the next stage %d%n",
				start.size(), agree.size(), again.size(), crossing.size());
		assertThat(center.caseFile(id).get("stage").asString()).isEqualTo("HEART_TO_HEART");
		assertThat(start).as("start a workflow").hasSizeLessThanOrEqualTo(6);
		assertThat(agree).as("agree an objective, whose texts are kept apart from the ledger")
			.hasSizeLessThanOrEqualTo(10);
		assertThat(again).as("review an objective").hasSizeLessThanOrEqualTo(12);
		assertThat(crossing).as("cross into the next stage").hasSizeLessThanOrEqualTo(13);
	}

	private List<String> complete(String task, Map<String, Object> fields) {
		Actor marcus = this.users.actor(new UserId("marcus")).orElseThrow();
		return CountedStatements.of(() -> this.workflow.complete(task, marcus, fields));
	}

}
