package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.CallSummaries;
import io.callcraft.standing.CallSums;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What followed calls add up to is right whatever happens to them: the next calls, a late
 * one, a correction, one that turns out to be somebody else's.
 */
class CallSummaryIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(60));

	@Autowired
	private CallSummaries summaries;

	@Test
	void calls_are_added_up_as_they_are_followed_late_ones_included() {
		this.center.rep("su-ada");
		this.center.postAndFollow(List.of(line("su-ada", NOON, "MET"), line("su-ada", NOON.plusSeconds(60), "MISSED")));
		this.center.postAndFollow(List.of(line("su-ada", NOON.plusSeconds(120), "MET")));

		this.center.postAndFollow(List.of(line("su-ada", NOON.plus(Duration.ofDays(1)), "MISSED")));

		assertThat(day("su-ada", NOON)).isEqualTo(new Rate(2, 3));
		assertThat(months("su-ada")).isEqualTo(new Rate(2, 4));

		this.center.postAndFollow(List.of(line("su-ada", NOON.plusSeconds(90), "MISSED"),
				line("su-ada", NOON.minus(Duration.ofDays(40)), "MET")));

		assertThat(day("su-ada", NOON)).isEqualTo(new Rate(2, 4));
		assertThat(day("su-ada", NOON.minus(Duration.ofDays(40)))).isEqualTo(new Rate(1, 1));
		assertThat(months("su-ada")).isEqualTo(new Rate(3, 6));
	}

	@Test
	void a_corrected_call_is_counted_as_it_reads_now_and_where_it_belongs_now() {
		this.center.rep("su-bea").rep("su-cid");
		this.center.postAndFollow(
				List.of(line("su-bea", NOON.minus(Duration.ofDays(45)), "MISSED"), line("su-bea", NOON, "MISSED")));
		List<String> calls = this.center.as("auditor")
			.get("/api/reps/su-bea/calls")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((call) -> call.get("source").asString() + "/" + call.get("callId").asString())
			.toList();

		correct(calls.get(0), "su-bea", NOON, "MET");
		correct(calls.get(1), "su-cid", NOON.minus(Duration.ofDays(45)), "MISSED");

		Api.await("both are counted anew", SOON,
				() -> months("su-bea").equals(new Rate(1, 1)) && months("su-cid").equals(new Rate(0, 1)));
		assertThat(day("su-bea", NOON)).isEqualTo(new Rate(1, 1));
		assertThat(day("su-bea", NOON.minus(Duration.ofDays(45)))).isEqualTo(Rate.NONE);
	}

	@Test
	void what_was_followed_before_there_were_sums_is_added_up_with_the_next_call() {
		this.center.rep("su-dot");
		this.center.postAndFollow(List.of(line("su-dot", NOON, "MET")));
		this.jdbc.update("delete from call_day where rep = 'su-dot'");
		this.jdbc.update("delete from call_month where rep = 'su-dot'");
		this.jdbc.update("update rep_state set generation = -1 where rep = 'su-dot'");

		this.center.postAndFollow(List.of(line("su-dot", NOON.plusSeconds(60), "MISSED")));

		assertThat(day("su-dot", NOON)).isEqualTo(new Rate(1, 2));
		assertThat(months("su-dot")).isEqualTo(new Rate(1, 2));
	}

	private void correct(String call, String rep, Instant startedAt, String lead) {
		this.center.as("quinn")
			.put("/api/calls/" + call,
					Map.of("rep", rep, "startedAt", startedAt.toString(), "handleSeconds", 300, "outcomes",
							Map.of("lead", lead), "reason", "Heard again"))
			.expect(200);
	}

	private Rate day(String rep, Instant at) {
		LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
		return lead(this.summaries.ofDays(List.of(new RepId(rep)), day, day), rep);
	}

	private Rate months(String rep) {
		YearMonth now = YearMonth.now(ZoneOffset.UTC);
		return lead(this.summaries.ofMonths(now.minusMonths(3), now), rep);
	}

	private static Rate lead(Map<RepId, CallSums> sums, String rep) {
		return sums.getOrDefault(new RepId(rep), new CallSums()).of(Milestone.LEAD);
	}

	private static String line(String rep, Instant startedAt, String lead) {
		return RunningCenter.line(rep, startedAt, "\"outcomes\":{\"lead\":\"" + lead + "\"}");
	}

}
