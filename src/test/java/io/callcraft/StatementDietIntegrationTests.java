package io.callcraft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.insight.Cadence;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many SQL statements it takes to complete a task, its audit entry and the next task
 * included, sign-in aside; and to report on many reps.
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

	@Autowired
	private Cadence cadence;

	@Autowired
	private JdbcTemplate jdbc;

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

	@Test
	void the_cadence_of_many_low_reps_takes_no_more_statements_than_that_of_a_few() {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		newcomer(center, "low-0");
		List<String> calls = new ArrayList<>();
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));
		for (int i = 0; i < 40; i++) {
			calls.add(RunningCenter.line("low-0", first.plusSeconds(900L * i), "\"outcomes\":{\"lead\":\"MISSED\"}"));
		}
		center.postAndFollow(calls);
		Actor hr = this.users.actor(new UserId("hr")).orElseThrow();
		PageRequest all = new PageRequest(null, 500);
		int fewReps = this.cadence.report(hr, all).queueSize();
		List<String> few = CountedStatements.of(() -> this.cadence.report(hr, all));

		for (int i = 1; i <= 40; i++) {
			newcomer(center, "low-" + i);
			this.jdbc.update("insert into rep_state (rep, generation, state, updated_at) "
					+ "select ?, generation, state, updated_at from rep_state where rep = 'low-0'", "low-" + i);
		}
		List<String> first40 = CountedStatements.of(() -> this.cadence.report(hr, all));
		List<String> many = CountedStatements.of(() -> this.cadence.report(hr, all));

		System.out.printf("STATEMENTS cadence of %d low reps %d, of %d %d%n", fewReps, few.size(), fewReps + 40,
				many.size());
		assertThat(this.cadence.report(hr, all).queueSize()).isEqualTo(fewReps + 40);
		// the directory is read again once, since forty reps are new
		assertThat(first40.size()).isLessThanOrEqualTo(few.size() + 6);
		assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(16);
	}

	private static void newcomer(RunningCenter center, String rep) {
		center.rep(rep);
		center.as("integration")
			.put("/api/reps/" + rep,
					Map.of("name", rep, "team", "t-1", "hiredOn",
							LocalDate.now(ZoneOffset.UTC).minusDays(10).toString(), "rewardPreference", "POINTS"))
			.expect(200);
	}

	private List<String> complete(String task, Map<String, Object> fields) {
		Actor marcus = this.users.actor(new UserId("marcus")).orElseThrow();
		return CountedStatements.of(() -> this.workflow.complete(task, marcus, fields));
	}

}
