package io.callcraft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed amid a backtest, as by a power cut, and started again: the
 * backtest goes on after the last reps that were kept and finds what one finds that
 * nobody disturbed.
 */
class KillBacktestIntegrationTests {

	/** Four times as many as are replayed at once. */
	private static final int REPS = 80;

	private static final int CALLS = 150;

	private static final int ATTEMPTS = 5;

	private static final Duration SOON = Duration.ofMinutes(5);

	private static final String THRESHOLDS = "rules/escalation/thresholds.yaml";

	@Test
	void on_the_embedded_database_it_goes_on_and_finds_the_same(@TempDir Path folder) throws IOException {
		try (ApplicationProcess application = new ApplicationProcess(folder)) {
			killAmidABacktest("H2", application);
		}
	}

	@Test
	@Tag("bench")
	void on_mysql_it_goes_on_and_finds_the_same(@TempDir Path folder) throws IOException {
		try (ApplicationProcess application = new ApplicationProcess(folder, TestDatabase.fresh("backtest"))) {
			killAmidABacktest("MySQL", application);
		}
	}

	private static void killAmidABacktest(String database, ApplicationProcess application) throws IOException {
		RunningCenter center = new RunningCenter(application.base(), "marcus");
		open(center);
		String text = Files.readString(Path.of(THRESHOLDS));
		long draft = center.as("ops")
			.post("/api/drafts",
					Map.of("message", "Fewer calls before a case", "files",
							Map.of(THRESHOLDS, text.replace("value: 30\n  unit: calls", "value: 20\n  unit: calls"))))
			.expect(201)
			.json()
			.get("draft")
			.asLong();
		String to = Instant.now().toString();

		int done = REPS;
		long killed = 0;
		for (int attempt = 0; done == REPS && attempt < ATTEMPTS; attempt++) {
			long begun = begin(center, draft, to);
			Api.await("some reps are replayed", SOON, () -> backtest(center, begun).get("progress").asDouble() > 0);
			application.kill();
			done = new JdbcTemplate(application.database())
				.queryForObject("select reps_done from policy_backtest where id = " + begun, Integer.class);
			killed = begun;
			application.start();
		}
		assertThat(done).as("reps replayed at the kill").isBetween(1, REPS - 1);
		JsonNode resumed = ended(center, killed);
		JsonNode whole = ended(center, begin(center, draft, to));

		System.out.printf("%nKILL %s backtest: %d of %d reps at the kill, resumed, the same %d changes%n", database,
				done, REPS, whole.get("changesInAll").asInt());
		assertThat(resumed.get("state").asString()).isEqualTo("DONE");
		assertThat(whole.get("changesInAll").asInt()).isPositive();
		assertThat(resumed.get("calls").asInt()).isEqualTo(REPS * CALLS);
		for (String found : List.of("calls", "result", "changesInAll", "changes", "counts", "fairness", "neverFired")) {
			assertThat(resumed.get(found)).as(found).isEqualTo(whole.get(found));
		}
	}

	private static void open(RunningCenter center) {
		Map<String, Object> rep = new HashMap<>(Map.of("name", "Rep", "team", "t-1", "hiredOn", "2024-01-08",
				"rewardPreference", "POINTS", "noticeAcknowledgedOn", "2026-01-05"));
		Instant first = Instant.now().minus(Duration.ofDays(20));
		List<String> calls = new ArrayList<>();
		for (int i = 0; i < REPS; i++) {
			String id = "r-%02d".formatted(i);
			center.as("admin").put("/api/reps/" + id, rep).expect(200);
			for (int call = 0; call < CALLS; call++) {
				calls.add(RunningCenter.line(id, first.plusSeconds(900L * call),
						"\"outcomes\":{\"lead\":\"" + ((i % 8 == 0) ? "MISSED" : "MET") + "\"}"));
			}
		}
		center.postAndFollow(calls);
	}

	private static long begin(RunningCenter center, long draft, String to) {
		return center.as("ops")
			.post("/api/drafts/" + draft + "/backtests", Map.of("to", to))
			.expect(202)
			.json()
			.get("backtest")
			.asLong();
	}

	private static JsonNode backtest(RunningCenter center, long id) {
		return center.as("ops").get("/api/backtests/" + id).expect(200).json();
	}

	private static JsonNode ended(RunningCenter center, long id) {
		Api.await("backtest " + id + " is over", SOON,
				() -> !backtest(center, id).get("state").asString().equals("RUNNING"));
		return backtest(center, id);
	}

}
