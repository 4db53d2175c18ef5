package io.callcraft.incentives;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What teams earn together, what it costs, and who does well month after month, on each
 * database.
 */
abstract class TeamRewardsTests extends IncentivesTests {

	private static final YearMonth LAST_MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);

	private static final Instant THEN = LAST_MONTH.atDay(5).atTime(9, 0).toInstant(ZoneOffset.UTC);

	@Autowired
	private Achievers achievers;

	@Test
	void calls_of_a_team_alone_are_shared_once_the_month_is_over() {
		team("pool", "pia", "POINTS", "pol", "MONEY");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"pool-" + i + "\",\"team\":\"pool\",\"startedAt\":\""
					+ THEN.plusSeconds(60L * i) + "\",\"handleSeconds\":300," + BEST + "}");
		}
		this.center.postAndFollow(lines);
		String pool = "/api/incentives/pools/pool/" + LAST_MONTH;
		assertThat(this.center.as("marcus").get(pool).expect(200).json().get("points").asLong()).isEqualTo(90);
		this.center.as("marcus").post(pool, Map.of()).expect(403);
		this.center.as("hr").post(pool, Map.of("hours", Map.of("biff", 10))).expect(422);
		this.center.as("hr").post("/api/incentives/pools/pool/" + LAST_MONTH.plusMonths(1), Map.of()).expect(409);

		JsonNode given = this.center.as("hr")
			.post(pool, Map.of("hours", Map.of("pia", 30, "pol", 10)))
			.expect(200)
			.json();

		assertThat(given.get("shares").toString()).contains("{\"rep\":\"pia\",\"points\":52}",
				"{\"rep\":\"pol\",\"points\":38}");
		assertThat(statement("hr", "pia").get("points").asLong()).isEqualTo(52);
		assertThat(statement("hr", "pol").get("cents").asLong()).isEqualTo(190);
		this.center.as("hr").post(pool, Map.of()).expect(409);
		assertThat(this.center.as("hr").get("/api/incentives/budget").expect(200).body())
			.contains("\"team\":\"pool\",\"points\":52,\"worth\":260,\"cents\":190");
		this.center.as("marcus").get("/api/incentives/budget").expect(403);
	}

	@Test
	void a_month_at_target_everywhere_makes_an_achiever() {
		this.center.rep("ace");
		month("ace", 30, BEST);

		this.achievers.judge(new RepId("ace"));
		this.achievers.judge(new RepId("ace"));

		assertThat(this.achievers.of(new RepId("ace"))).get()
			.returns(Achiever.Standing.EARNED, Achiever::standing)
			.returns(LAST_MONTH, Achiever::month);
		assertThat(this.center.as("marcus").get("/api/incentives/achievers").expect(200).body()).contains("ace");
		assertThat(this.jdbc.queryForObject(
				"select count(*) from ledger_entry where subject = 'ace' and kind = 'achiever.earned'", Integer.class))
			.isOne();
	}

	@Test
	void an_achiever_may_slip_once() {
		this.center.rep("act").rep("add");
		for (String rep : List.of("act", "add")) {
			this.jdbc.update("""
					insert into achiever_month (rep, book_month, standing, missed, reason, release_no)
					values (?, ?, ?, ?, 'Before', 1)""", rep, LAST_MONTH.minusMonths(1).toString(),
					rep.equals("act") ? "KEPT" : "PROTECTED", rep.equals("act") ? 0 : 1);
			month(rep, 30, "\"outcomes\":{\"lead\":\"MISSED\"}");
			this.achievers.judge(new RepId(rep));
		}

		assertThat(this.achievers.of(new RepId("act"))).get().returns(Achiever.Standing.PROTECTED, Achiever::standing);
		assertThat(this.achievers.of(new RepId("add"))).get().returns(Achiever.Standing.LOST, Achiever::standing);
		assertThat(this.achievers.all()).extracting((achiever) -> achiever.rep().value())
			.contains("act")
			.doesNotContain("add");
	}

	private void month(String rep, int calls, String outcomes) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < calls; i++) {
			lines.add(line(rep, rep + "-month-" + i, THEN.plusSeconds(3_600L * i), outcomes));
		}
		this.center.postAndFollow(lines);
	}

	private void team(String team, String... repsAndPreferences) {
		this.center.as("integration")
			.put("/api/teams/" + team, Map.of("name", team, "supervisor", "marcus"))
			.expect(200);
		for (int i = 0; i < repsAndPreferences.length; i += 2) {
			this.center.as("integration")
				.put("/api/reps/" + repsAndPreferences[i],
						Map.of("name", repsAndPreferences[i], "team", team, "hiredOn", "2024-01-08", "rewardPreference",
								repsAndPreferences[i + 1]))
				.expect(200);
		}
	}

}
