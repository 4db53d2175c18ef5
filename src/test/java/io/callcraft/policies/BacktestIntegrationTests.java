package io.callcraft.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Page;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a draft would have changed for a center of thirty reps, three of whom miss every
 * lead on twenty-five calls: five too few for the shipped rules to open a case. On each
 * database.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BacktestIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final String THRESHOLDS = "rules/escalation/thresholds.yaml";

	private static final List<String> LOW = List.of("r-03", "r-14", "r-25");

	/** What else customers did on all calls of some. */
	private static final Map<String, String> EARNING = Map.of("r-28", ",\"recommendation\":\"MET\"", "r-29",
			",\"discovery\":\"MET\"", "r-30", ",\"discovery\":\"MET\"");

	@LocalServerPort
	private int port;

	@Autowired
	private BacktestRun run;

	@Autowired
	private BacktestTable table;

	@Autowired
	private DraftPublisher publisher;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private Backtests backtests;

	@Autowired
	private JdbcTemplate jdbc;

	private RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@BeforeAll
	void openCenter() {
		this.center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		Map<String, Object> rep = new HashMap<>(Map.of("name", "Rep", "team", "t-1", "hiredOn", "2024-01-08",
				"rewardPreference", "POINTS", "noticeAcknowledgedOn", "2026-01-05"));
		Instant first = Instant.now().minus(Duration.ofDays(20));
		List<String> calls = new ArrayList<>();
		for (int i = 1; i <= 30; i++) {
			String id = "r-%02d".formatted(i);
			this.center.as("admin").put("/api/reps/" + id, rep).expect(200);
			for (int call = 0; call < 25; call++) {
				calls.add(RunningCenter.line(id, first.plusSeconds(900L * call), "\"outcomes\":{\"lead\":\""
						+ (LOW.contains(id) ? "MISSED" : "MET") + "\"" + EARNING.getOrDefault(id, "") + "}"));
			}
		}
		for (int call = 0; call < 10; call++) {
			calls.add(
					"{\"source\":\"acd\",\"callId\":\"of-team-%d\",\"team\":\"t-1\",\"startedAt\":\"%s\",\"handleSeconds\":300,"
						.formatted(call, first.plusSeconds(60L * call)) + "\"outcomes\":{\"discovery\":\"MET\"}}");
		}
		this.center.postAndFollow(calls);
	}

	@Test
	void it_names_whom_a_draft_would_enter_from_when_by_which_rule_with_the_calls() throws IOException {
		JsonNode found = backtest(draft("value: 30\n  unit: calls", "value: 20\n  unit: calls"), "DONE");

		assertThat(found.get("progress").asDouble()).isEqualTo(1);
		assertThat(found.get("calls").asInt()).isEqualTo(750);
		List<JsonNode> entries = found.get("changes")
			.valueStream()
			.filter((change) -> change.get("kind").asString().equals("ENTRY"))
			.toList();
		assertThat(entries).extracting((change) -> change.get("rep").asString()).containsExactlyElementsOf(LOW);
		JsonNode change = entries.get(0);
		assertThat(change.get("before").isNull()).isTrue();
		assertThat(change.get("after").asString()).startsWith("ENTRY LEAD at ");
		assertThat(change.get("rules").get(0).asString())
			.isEqualTo("Sustained evidence and a rate below the limit even at best open a case");
		assertThat(change.get("calls")).hasSize(20);
		assertThat(found.get("fairness").valueStream()).anySatisfy((group) -> {
			assertThat(group.get("by").asString()).isEqualTo("team");
			assertThat(group.get("before").asInt()).isZero();
			assertThat(group.get("after").asInt()).isEqualTo(3);
		});
		assertThat(this.center.cases("r-03", "OPEN")).isEmpty();
	}

	@Test
	void it_says_what_a_draft_of_rewards_would_have_cost_and_who_gains_or_loses() throws IOException {
		String figures = "rules/incentives/thresholds.yaml";
		String text = Files.readString(POLICIES.resolve(figures))
			.replace("name: points.discovery\n  value: 1", "name: points.discovery\n  value: 2")
			.replace("name: points.recommendation\n  value: 2", "name: points.recommendation\n  value: 1");
		long draft = draft(Path.of(figures), text);

		JsonNode found = backtest(draft, "DONE");

		JsonNode cost = found.get("cost");
		long[] all = new long[4];
		cost.get("months").forEach((month) -> {
			all[0] += month.get("sum").get("before").asLong();
			all[1] += month.get("sum").get("after").asLong();
			all[2] += month.get("sum").get("centsBefore").asLong();
			all[3] += month.get("sum").get("centsAfter").asLong();
		});
		assertThat(all).containsExactly(100, 125, 500, 625);
		assertThat(cost.get("gaining").asInt()).isEqualTo(2);
		assertThat(cost.get("losing").asInt()).isEqualTo(1);
		assertThat(cost.get("reps").valueStream())
			.extracting((share) -> share.get("rep").asString() + " " + share.get("sum").get("before").asInt() + " "
					+ share.get("sum").get("after").asInt())
			.containsExactly("r-28 50 25", "r-29 25 50", "r-30 25 50");
		assertThat(cost.get("pools")).singleElement().satisfies((pool) -> {
			assertThat(pool.get("team").asString()).isEqualTo("t-1");
			assertThat(pool.get("calls").asInt()).isEqualTo(10);
			assertThat(pool.get("sum").get("before").asInt()).isEqualTo(10);
			assertThat(pool.get("sum").get("after").asInt()).isEqualTo(20);
			assertThat(pool.get("sum").get("centsAfter").asInt()).isEqualTo(100);
		});
		long[] live = new long[1];
		cost.get("pooledMonths").forEach((month) -> {
			live[0] += this.center.as("hr")
				.get("/api/incentives/pools/t-1/" + month.get("month").asString())
				.expect(200)
				.json()
				.get("points")
				.asLong();
		});
		assertThat(live[0]).as("what the live pools come to").isEqualTo(10);
		assertThat(found.get("changes")).isEmpty();
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "ops", new Viewport(1280, 800));
			page.navigate(base + "/policies/backtests/" + found.get("backtest").asLong());
			assertThat(page.locator("#cost").textContent())
				.contains("1.75 EUR more than now: 2 reps would have got more, 1 less", "nobody can replay");
			assertThat(page.locator("#pools").textContent()).contains("0.50 EUR", "1.00 EUR");
			page.click("#cost summary");
			assertThat(page.locator("a:text-is('Show the result')").isVisible()).isFalse();
			browser.look(page, "backtest-cost");
			page.close();
		}
	}

	@Test
	void who_decides_about_a_draft_of_rewards_sees_its_cost_in_the_task() throws IOException {
		String figures = "rules/incentives/thresholds.yaml";
		long draft = draft(Path.of(figures), Files.readString(POLICIES.resolve(figures))
			.replace("name: points.discovery\n  value: 1", "name: points.discovery\n  value: 2"));
		backtest(draft, "DONE");
		this.center.as("admin")
			.put("/api/users/ops2", Map.of("name", "Second", "roles", List.of("OPERATIONS"), "password", Api.PASSWORD))
			.expect(200);
		this.center.as("ops").post("/api/drafts/" + draft + "/ask", Map.of()).expect(200);

		String task = this.center.as("ops2")
			.get("/api/tasks")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((each) -> each.toString().contains("draft-" + draft))
			.findFirst()
			.orElseThrow()
			.get("task")
			.asString();

		JsonNode cost = this.center.as("ops2").get("/api/tasks/" + task).expect(200).json().get("proposal").get("cost");
		assertThat(cost.get("before").asInt()).isEqualTo(110);
		assertThat(cost.get("after").asInt()).isEqualTo(170);
		assertThat(cost.get("more").asInt()).isEqualTo(300);
		assertThat(cost.get("pooled").get("after").asInt()).isEqualTo(20);
		assertThat(cost.get("gaining").asInt()).isEqualTo(2);
		assertThat(cost.get("losing").asInt()).isZero();
		assertThat(cost.get("reps").valueStream()).extracting((rep) -> rep.get("rep").asString())
			.containsExactly("r-29", "r-30");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "ops2", new Viewport(1280, 800));
			page.navigate(base + "/tasks/" + task);
			page.waitForSelector("#check:has-text('in order')");
			assertThat(page.locator("aside .why").textContent()).contains("8.50 EUR instead of 5.50 EUR",
					"3.00 EUR more than now: 2 reps would have got more, 0 less");
			page.click("aside .why summary");
			assertThat(page.locator("aside .why details").textContent()).contains("+1.25 EUR");
			browser.look(page, "approval-of-rewards");
			page.close();
			Page read = browser.signedIn(base, "auditor", new Viewport(1280, 800));
			read.navigate(base + "/policies/drafts/" + draft);
			assertThat(read.locator("aside .why").textContent()).contains("2 reps would have got more");
			assertThat(read.locator("aside form").count()).as("auditors change nothing").isZero();
			read.close();
		}
	}

	@Test
	void a_draft_that_only_rewords_changes_nothing_for_anybody() throws IOException {
		JsonNode found = backtest(draft("why: New in the job, coaching only", "why: New in the job"), "DONE");

		assertThat(found.get("changes")).isEmpty();
		assertThat(found.get("changesInAll").asInt()).isZero();
	}

	@Test
	void a_backtest_that_was_stopped_goes_on_where_it_was_and_finds_the_same_byte_for_byte() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		JsonNode whole = backtest(draft, "DONE");
		Backtest same = this.backtests.backtest(whole.get("backtest").asLong());
		long stopped = this.transactions.execute((status) -> this.table.add(draft, same.release(), same.files(),
				same.from(), same.to(), new UserId("ops"), same.askedAt()));
		AtomicInteger batches = new AtomicInteger();

		assertThat(this.run.goOn(stopped, () -> batches.incrementAndGet() > 1)).isFalse();
		Backtest half = this.backtests.backtest(stopped);
		assertThat(half.state()).isEqualTo(Backtest.State.RUNNING);
		assertThat(half.progress()).isBetween(0.1, 0.9);
		assertThat(this.run.goOn(stopped, () -> false)).isTrue();

		Backtest resumed = this.backtests.backtest(stopped);
		assertThat(resumed.calls()).isEqualTo(same.calls());
		assertThat(resumed.result()).isEqualTo(same.result()).hasSize(64);
		assertThat(this.backtests.changes(stopped, "", false, 500))
			.isEqualTo(this.backtests.changes(same.id(), "", false, 500));
	}

	@Test
	void a_backtest_whose_node_died_is_taken_over_and_finds_the_same_byte_for_byte() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		JsonNode whole = backtest(draft, "DONE");
		Backtest same = this.backtests.backtest(whole.get("backtest").asLong());
		long killed = this.transactions.execute((status) -> this.table.add(draft, same.release(), same.files(),
				same.from(), same.to(), new UserId("ops"), same.askedAt()));
		AtomicInteger batches = new AtomicInteger();
		assertThat(this.run.goOn(killed, () -> batches.incrementAndGet() > 1)).isFalse();

		LocalDateTime longAgo = LocalDateTime.now(ZoneOffset.UTC).minusMinutes(10);
		this.jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
				+ " last_heartbeat, consecutive_failures, version, priority) values (?, ?, ?, true, 'dead', ?, 0, 1, 90)",
				BacktestSchedule.TASK, String.valueOf(killed), longAgo, longAgo);

		Api.await("another worker ends it", Duration.ofSeconds(180),
				() -> this.backtests.backtest(killed).state() == Backtest.State.DONE);
		assertThat(this.backtests.backtest(killed).result()).isEqualTo(same.result()).hasSize(64);
		assertThat(this.backtests.changes(killed, "", false, 500))
			.isEqualTo(this.backtests.changes(same.id(), "", false, 500));
		assertThat(this.backtests.neverFired(killed)).isEqualTo(this.backtests.neverFired(same.id()));
	}

	@Test
	void a_backtest_that_falls_in_the_middle_keeps_nothing_of_what_it_had_begun() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		DraftPublisher.Basis basis = this.publisher.requireSound(draft);
		long id = this.transactions.execute((status) -> this.table.add(draft, basis.release(), basis.files().sha256(),
				Instant.EPOCH, Instant.now(), new UserId("ops"), Instant.EPOCH));
		String inTheWay = "delete from policy_backtest_change where backtest_id = ? and rep = 'r-25'";
		this.jdbc.update(
				"insert into policy_backtest_change values (?, 'r-25', 0, 'ENTRY', 'LEAD', null, null, 'x', 'x', 'x')",
				id);

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.run.goOn(id, () -> false));
		assertThat(this.backtests.backtest(id).repsDone()).isEqualTo(20);
		this.jdbc.update(inTheWay, id);
		assertThat(this.run.goOn(id, () -> false)).isTrue();

		assertThat(this.backtests.backtest(id).calls()).isEqualTo(750);
		assertThat(this.backtests.backtest(id).state()).isEqualTo(Backtest.State.DONE);
	}

	@Test
	void a_rule_that_never_fired_is_named_with_its_place() throws IOException {
		JsonNode found = backtest(draft("value: 30\n  unit: calls", "value: 20\n  unit: calls"), "DONE");

		List<String> rules = found.get("neverFired")
			.valueStream()
			.map((rule) -> rule.get("reason").asString())
			.toList();
		assertThat(rules).anyMatch((reason) -> reason.contains("checked for mis-selling"))
			.noneMatch((reason) -> reason.contains("Sustained evidence and a rate below the limit"));
		JsonNode rule = found.get("neverFired").get(0);
		assertThat(rule.get("file").asString()).startsWith("rules/");
		assertThat(rule.get("line").asInt()).isPositive();
		assertThat(rule.get("severity").asString()).isEqualTo("WARNING");
	}

	@Test
	void an_approval_says_on_record_what_the_backtest_found() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		JsonNode found = backtest(draft, "DONE");

		this.center.as("admin").post("/api/drafts/" + draft + "/approve", Map.of()).expect(200);

		JsonNode entries = this.center.as("auditor")
			.get("/api/ledger/entries?kind=backtest.attached&subject=draft-" + draft)
			.expect(200)
			.json()
			.get("items");
		assertThat(entries).hasSize(1);
		JsonNode detail = entries.get(0).get("detail");
		assertThat(detail.get("backtest").asLong()).isEqualTo(found.get("backtest").asLong());
		assertThat(detail.get("result").asString()).isEqualTo(found.get("result").asString());
		assertThat(entries.get(0).get("by").asString()).isEqualTo("admin");
	}

	@Test
	void a_draft_that_changes_meanwhile_ends_its_backtest() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		DraftPublisher.Basis basis = this.publisher.requireSound(draft);
		Actor ops = new Actor(new UserId("ops"), Set.of(Role.OPERATIONS), null, Set.of());
		long id = this.transactions.execute((status) -> this.table.add(draft, basis.release(), "another", Instant.EPOCH,
				Instant.now(), ops.user(), Instant.EPOCH));

		assertThat(this.run.goOn(id, () -> false)).isTrue();

		assertThat(this.backtests.backtest(id).state()).isEqualTo(Backtest.State.FAILED);
		assertThat(this.backtests.backtest(id).failure()).contains("was changed");
	}

	@Test
	void a_cancelled_backtest_stops_and_cannot_be_cancelled_twice() throws IOException {
		long draft = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");
		DraftPublisher.Basis basis = this.publisher.requireSound(draft);
		long id = this.transactions.execute((status) -> this.table.add(draft, basis.release(), basis.files().sha256(),
				Instant.EPOCH, Instant.now(), new UserId("ops"), Instant.EPOCH));

		this.center.as("ops").post("/api/backtests/" + id + "/cancel", Map.of()).expect(200);
		assertThat(this.run.goOn(id, () -> false)).isTrue();

		assertThat(this.backtests.backtest(id).state()).isEqualTo(Backtest.State.CANCELLED);
		assertThat(this.backtests.backtest(id).result()).isNull();
		this.center.as("ops").post("/api/backtests/" + id + "/cancel", Map.of()).expect(409);
	}

	@Test
	void who_may_not_and_what_cannot_be_is_refused() throws IOException {
		long broken = draft("name: entry.counted\n  value: 30", "name: entry.counted\n  value: 3000");
		long sound = draft("value: 30\n  unit: calls", "value: 20\n  unit: calls");

		assertThat(begin("ops", broken, Map.of()).expect(409).json().get("detail").asString()).contains(THRESHOLDS);
		begin("auditor", sound, Map.of()).expect(403);
		begin("ops", 4711, Map.of()).expect(404);
		assertThat(begin("ops", sound, Map.of("from", "yesterday")).expect(422).json().get("field").asString())
			.isEqualTo("from");
		begin("ops", sound, Map.of("from", "2026-10-02", "to", "2026-10-01")).expect(422);
		this.center.as("auditor").get("/api/backtests/4711").expect(404);
	}

	private JsonNode backtest(long draft, String state) {
		long id = begin("ops", draft, Map.of()).expect(202).json().get("backtest").asLong();
		String path = "/api/backtests/" + id;
		Api.await("backtest " + id + " is " + state, Duration.ofSeconds(180),
				() -> !this.center.as("ops").get(path).expect(200).json().get("state").asString().equals("RUNNING"));
		JsonNode found = this.center.as("auditor").get(path).expect(200).json();
		assertThat(found.get("state").asString()).as(found.toString()).isEqualTo(state);
		return found;
	}

	private Api.Answer begin(String user, long draft, Map<String, Object> span) {
		return this.center.as(user).post("/api/drafts/" + draft + "/backtests", span);
	}

	private long draft(String from, String to) throws IOException {
		String text = Files.readString(POLICIES.resolve(THRESHOLDS));
		assertThat(text).contains(from);
		return draft(Path.of(THRESHOLDS), text.replace(from, to));
	}

	/** A draft of another content of a file. */
	private long draft(Path file, String content) {
		return this.center.as("ops")
			.post("/api/drafts", Map.of("message", "Try", "files", Map.of(file.toString(), content)))
			.expect(201)
			.json()
			.get("draft")
			.asLong();
	}

}
