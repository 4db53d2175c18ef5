package io.callcraft;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.callcraft.insight.Cadence;
import io.callcraft.insight.CadenceReport;
import io.callcraft.insight.Concentration;
import io.callcraft.insight.ConcentrationReport;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Whether cases move, on whom they fall, and who waits outside: each told in a
 * transaction that is rolled back.
 */
class InsightIntegrationTests extends InAccessCenter {

	@Autowired
	private Cadence cadence;

	@Autowired
	private Concentration concentration;

	@Autowired
	private Users users;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@BeforeAll
	void takeInANewcomer() {
		Api api = Api.of(base(), "admin");
		api.put("/api/reps/r-newcomer",
				Map.of("name", "Nia Newcomer", "team", "t-2", "hiredOn",
						LocalDate.now(ZoneOffset.UTC).minusDays(10).toString(), "rewardPreference", "POINTS",
						"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));
		for (int i = 0; i < 40; i++) {
			lines.add(RunningCenter.line("r-newcomer", first.plusSeconds(900L * i),
					"\"outcomes\":{\"lead\":\"" + ((i % 4 == 0) ? "MET" : "MISSED") + "\"}"));
		}
		String id = api.post("/api/calls", "application/x-ndjson", String.join("\n", lines))
			.expect(202)
			.json()
			.get("import")
			.asString();
		Api.await("the calls are followed", Duration.ofSeconds(60),
				() -> api.get("/api/imports/" + id).expect(200).json().get("state").asString().equals("DONE"));
	}

	@Test
	void a_case_on_which_nobody_acts_in_time_is_listed_and_counted() {
		CadenceReport report = rolledBack(() -> {
			openedAgo(Duration.ofDays(8));
			return report("lead");
		});

		assertThat(report.inTime()).isEqualTo(new Rate(0, 1));
		assertThat(report.unanswered()).extracting(CadenceReport.Waiting::caseId).containsExactly(values().get("case"));
		assertThat(report.longest()).isNotNull();
	}

	@Test
	void a_case_that_was_taken_up_and_then_left_stands_still() {
		CadenceReport report = rolledBack(() -> {
			openedAgo(Duration.ofDays(20));
			formAgo(Duration.ofDays(20).minusHours(1));
			return report("lead");
		});

		assertThat(report.inTime()).isEqualTo(new Rate(1, 1));
		assertThat(report.unanswered()).isEmpty();
		assertThat(report.dwelling()).extracting(CadenceReport.Waiting::caseId).containsExactly(values().get("case"));
	}

	@Test
	void a_case_that_moves_or_is_paused_is_not_listed() {
		CadenceReport moving = rolledBack(() -> {
			openedAgo(Duration.ofDays(20));
			formAgo(Duration.ofHours(2));
			return report("lead");
		});
		CadenceReport paused = rolledBack(() -> {
			openedAgo(Duration.ofDays(20));
			this.jdbc.update("update escalation_case set state = 'PAUSED'");
			return report("lead");
		});

		assertThat(moving.dwelling()).isEmpty();
		assertThat(paused.dwelling()).isEmpty();
	}

	@Test
	void a_rep_below_a_limit_without_a_case_waits_with_the_reason() {
		CadenceReport report = report("otherlead");

		assertThat(report.queue()).singleElement().satisfies((one) -> {
			assertThat(one.rep()).isEqualTo(new RepId("r-newcomer"));
			assertThat(one.milestone()).isEqualTo(Milestone.LEAD);
			assertThat(one.rate()).isEqualTo(new Rate(10, 40));
			assertThat(one.why()).isEqualTo("is new: is trained for the first 60 days");
		});
		assertThat(report("lead").queue()).isEmpty();
	}

	@Test
	void coaching_and_steps_of_a_case_tell_a_rep_how_they_do() {
		CadenceReport report = report("lead");

		assertThat(report.silences()).extracting((silence) -> silence.rep().value()).containsExactly("r-colleague");
	}

	@Test
	void cases_are_compared_with_what_as_many_reps_have_elsewhere() {
		ConcentrationReport report = this.concentration.report(actor("hr"));

		assertThat(report.cases()).isEqualTo(1);
		assertThat(report.people()).isEqualTo(new Rate(1, 6));
		assertThat(report.shares()).filteredOn((share) -> share.supervisor().equals(new UserId("lead")))
			.singleElement()
			.satisfies((share) -> {
				assertThat(share.expected()).isCloseTo(2 / 6.0, within(1e-9));
				assertThat(share.ratio()).isCloseTo(3, within(1e-9));
				assertThat(share.lower95()).isLessThan(1);
				assertThat(share.finding()).isEqualTo(ConcentrationReport.Finding.FEW_PEOPLE);
			});
	}

	@Test
	void the_queue_comes_in_parts_with_where_the_next_begins() {
		CadenceReport all = report("hr");
		List<RepId> paged = new ArrayList<>();
		String after = null;
		do {
			CadenceReport part = this.cadence.report(actor("hr"), new PageRequest(after, 1));
			assertThat(part.queue()).hasSize(1);
			assertThat(part.queueSize()).isEqualTo(all.queueSize());
			part.queue().forEach((one) -> paged.add(one.rep()));
			after = part.queueNext();
		}
		while (after != null);

		assertThat(paged).containsExactlyElementsOf(all.queue().stream().map(CadenceReport.LowPerformer::rep).toList());
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.cadence.report(actor("hr"), new PageRequest("x", 1)));
	}

	@Test
	void reports_name_a_milestone_by_its_key() {
		Api hr = Api.of(base(), "hr");

		assertThat(hr.get("/api/insight/cadence").expect(200).json().get("queue").findValuesAsString("milestone"))
			.contains("lead")
			.doesNotContain("LEAD");
		assertThat(hr.get("/api/insight/milestones").expect(200).json().findValuesAsString("milestone"))
			.contains("discovery")
			.doesNotContain("DISCOVERY");
		assertThat(hr.get("/api/insight/handle-time").expect(200).json().findValuesAsString("milestone"))
			.contains("discovery")
			.doesNotContain("DISCOVERY");
	}

	private CadenceReport report(String user) {
		return this.cadence.report(actor(user), new PageRequest(null, PageRequest.DEFAULT_LIMIT));
	}

	private <T> T rolledBack(Supplier<T> told) {
		return new TransactionTemplate(this.transactions).execute((status) -> {
			status.setRollbackOnly();
			return told.get();
		});
	}

	private void openedAgo(Duration ago) {
		this.jdbc.update("update escalation_case set opened_at = ?", Timestamp.from(Instant.now().minus(ago)));
	}

	private void formAgo(Duration ago) {
		this.jdbc.update(
				"insert into case_form (case_number, task_id, task, by_user, at, fields) "
						+ "select number, 't', 'agree-skill-objective', 'lead', ?, '{}' from escalation_case",
				Timestamp.from(Instant.now().minus(ago)));
	}

	private Actor actor(String user) {
		return this.users.actor(new UserId(user)).orElseThrow();
	}

}
