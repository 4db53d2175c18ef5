package io.callcraft.incentives;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import io.callcraft.testing.ShippedPolicies;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.testing.TestBrowser;
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

	@Autowired
	private EvaluatorJumps jumps;

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
	void a_pool_is_split_by_hours_by_nomination_or_over_the_whole_center_as_operations_say() {
		team("pool-h", "pl-hal", "POINTS", "pl-han", "POINTS");
		team("pool-n", "pl-nat", "POINTS", "pl-ned", "POINTS");
		team("pool-w", "pl-wes", "POINTS", "pl-wim", "POINTS");
		for (String team : List.of("pool-h", "pool-n", "pool-w")) {
			teamCalls(team);
		}
		try {
			figures(0, 100, 0);
			assertThat(give("pool-h",
					Map.of("hours", Map.of("pl-hal", 20, "pl-han", 10), "nominations", Map.of("pl-han", 9))))
				.containsExactly("pl-hal 60", "pl-han 30");
			figures(0, 0, 0);
			assertThat(give("pool-n",
					Map.of("hours", Map.of("pl-nat", 99), "nominations", Map.of("pl-nat", 1, "pl-ned", 2))))
				.containsExactly("pl-nat 30", "pl-ned 60");
			figures(70, 30, 100);
			List<String> shares = give("pool-w", Map.of("hours", Map.of("pl-wes", 40)));
			assertThat(shares).anyMatch((share) -> share.startsWith("pl-hal "))
				.anyMatch((share) -> share.startsWith("pl-nat "));
			assertThat(shares.stream().mapToInt((share) -> Integer.parseInt(share.split(" ")[1])).sum()).isEqualTo(90);
		}
		finally {
			figures(70, 30, 0);
		}
	}

	@Test
	void a_pool_is_given_on_its_page_and_a_refusal_loses_nothing() {
		team("pool-p", "pl-pam", "POINTS", "pl-per", "POINTS");
		teamCalls("pool-p");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			page.navigate(base + "/incentives/pools");
			browser.look(page, "pools");
			page.click("a:text-is('pool-p')");
			page.fill("[name=hours-pl-pam]", "30");
			page.fill("[name=hours-pl-per]", "2000");
			page.click("button:text-is('Give it')");
			page.waitForSelector("[role=alert]:has-text('out of range')");
			// what was typed is put back once the script runs
			page.waitForLoadState();
			assertThat(page.locator("[name=hours-pl-pam]").inputValue()).isEqualTo("30");
			page.fill("[name=hours-pl-per]", "10");
			page.click("button:text-is('Give it')");
			page.waitForSelector(".toast:has-text('90 points')");
			assertThat(page.locator("main").textContent()).contains("52", "38");
			assertThat(page.locator("#give").count()).isZero();
			browser.look(page, "pool");
			page.close();
		}
		assertThat(statement("hr", "pl-pam").get("points").asLong()).isEqualTo(52);
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

	@Test
	void calls_that_one_evaluator_judged_suddenly_earn_more() {
		this.center.rep("jmp");
		Instant now = Instant.now();
		Instant before = now.minus(Duration.ofDays(30));
		for (int i = 0; i < 40; i++) {
			judged("jump-e", "jb-" + i, before.plusSeconds(i), (i % 2 == 0) ? 1 : 3);
			judged("calm-e", "cb-" + i, before.plusSeconds(i), (i % 2 == 0) ? 1 : 3);
		}
		for (int i = 0; i < 12; i++) {
			judged("jump-e", "jn-" + i, now.minus(Duration.ofDays(2)).plusSeconds(i), 6);
			// every second one earned nothing, and has no award
			judged("calm-e", "cn-" + i, now.minus(Duration.ofDays(2)).plusSeconds(i), (i % 2 == 0) ? 0 : 3);
		}

		assertThat(this.jumps.find(AUDITOR)).filteredOn((jump) -> jump.evaluator().value().endsWith("-e"))
			.singleElement()
			.returns(new UserId("jump-e"), EvaluatorJumps.Jump::evaluator)
			.returns(2.0, EvaluatorJumps.Jump::before)
			.returns(6.0, EvaluatorJumps.Jump::now)
			.returns(12, EvaluatorJumps.Jump::calls);
	}

	private void judged(String evaluator, String call, Instant at, int granted) {
		this.jdbc.update("insert into call_assessment (source, call_id, rep, form, assessor, assessed_at, sampling, "
				+ "answers) values ('acd', ?, 'jmp', 1, ?, ?, 'RANDOM', '{}')", call, evaluator, Utc.of(at));
		if (granted > 0) {
			this.jdbc.update(
					"insert into award (call_id, source, version, rep, started_at, release_no, form, "
							+ "merits, granted, amount) values (?, 'acd', 0, 'jmp', ?, 1, 'RECOGNITION', '', ?, 0)",
					call, Utc.of(at), granted);
		}
	}

	private void teamCalls(String team) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"" + team + "-" + i + "\",\"team\":\"" + team
					+ "\",\"startedAt\":\"" + THEN.plusSeconds(60L * i) + "\",\"handleSeconds\":300," + BEST + "}");
		}
		this.center.postAndFollow(lines);
	}

	private List<String> give(String team, Map<String, Object> weights) {
		return this.center.as("hr")
			.post("/api/incentives/pools/" + team + "/" + LAST_MONTH, weights)
			.expect(200)
			.json()
			.get("shares")
			.valueStream()
			.map((share) -> share.get("rep").asString() + " " + share.get("points").asInt())
			.toList();
	}

	/** Publishes how pools are split, in percent. */
	private void figures(int equally, int byHours, int center) {
		String path = "rules/incentives/thresholds.yaml";
		String text = ShippedPolicies.files()
			.text()
			.get(path)
			.replaceFirst("(name: pool.equal\\s+value: )[0-9.]+", "$1" + equally)
			.replaceFirst("(name: pool.hours\\s+value: )[0-9.]+", "$1" + byHours)
			.replaceFirst("(name: pool.center\\s+value: )[0-9.]+", "$1" + center);
		String draft = this.center.as("ops")
			.post("/api/drafts", Map.of("message", "How pools are split", "files", Map.of(path, text)))
			.expect(201)
			.json()
			.get("draft")
			.asString();
		this.center.as("admin").post("/api/drafts/" + draft + "/approve", Map.of()).expect(200);
		this.center.as("admin").post("/api/drafts/" + draft + "/publish", Map.of()).expect(200);
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
