package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import io.callcraft.shared.Milestone;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages on 2,000 reps and 5,000,000 calls: what is followed for one rep through the API
 * is copied to the others, summaries and states included.
 */
@Tag("bench")
class PagesBenchmarkTests extends CenterOnMysql {

	private static final int REPS = 2_000;

	private static final int CALLS_OF_A_REP = 2_500;

	private static final int REPS_A_TEAM = 40;

	private static final int PORTION = 200;

	private static final double LONGEST_MILLIS = 300;

	private static final double[] RATES = { 0.88, 0.84, 0.92, 0.66, 0.56, 0.8, 0.5 };

	/** Which pages to ask for, as a pattern of their addresses. */
	private static final String WANTED = System.getProperty("bench.pages", ".*");

	private static final Map<String, List<String>> PAGES = pages();

	@Test
	void pages_on_two_thousand_reps_answer_within_300_ms() {
		long start = System.nanoTime();
		fill();
		System.out.printf(Locale.ROOT, "%nBENCH pages: %,d calls of %,d reps made in %d s%n", count("calls"),
				count("rep"), Duration.ofNanos(System.nanoTime() - start).toSeconds());
		List<String> slow = new ArrayList<>();
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			PAGES.forEach((user, paths) -> {
				Page page = browser.signedIn(base, user, new Viewport(1280, 800));
				paths.stream().filter((path) -> path.matches(WANTED)).forEach((path) -> {
					if (median(page, base + path, user) > LONGEST_MILLIS) {
						slow.add(user + " " + path);
					}
				});
				page.close();
			});
		}

		assertThat(count("calls")).isGreaterThanOrEqualTo(5_000_000);
		assertThat(slow).as("pages over 300 ms").isEmpty();
	}

	private static double median(Page page, String address, String user) {
		double[] millis = new double[11];
		for (int round = -3; round < millis.length; round++) {
			long start = System.nanoTime();
			APIResponse answer = page.request().get(address);
			if (round >= 0) {
				millis[round] = (System.nanoTime() - start) / 1e6;
			}
			assertThat(answer.status()).as(address).isEqualTo(200);
			answer.dispose();
		}
		Arrays.sort(millis);
		System.out.printf(Locale.ROOT, "BENCH page %s for %s: %.0f ms, at most %.0f%n",
				address.substring(address.indexOf('/', 8)), user, millis[5], millis[10]);
		return millis[5];
	}

	private static Map<String, List<String>> pages() {
		List<String> reports = List.of("/insight", "/insight/scorecard", "/insight/milestones",
				"/insight/milestones?team=b-7", "/insight/coaching", "/insight/handle-time", "/insight/managers",
				"/reps", "/teams/b-7", "/reps/b-287", "/reps/b-280", "/reps/b-287/calls");
		List<String> everybody = new ArrayList<>(reports);
		everybody
			.addAll(List.of("/insight/program", "/insight/scorecard?team=b-7", "/gaps/rules", "/cadence", "/coaching"));
		List<String> own = new ArrayList<>(reports);
		own.addAll(List.of("/coaching", "/cadence", "/training"));
		Map<String, List<String>> pages = new LinkedHashMap<>();
		pages.put("bench-lead", own);
		pages.put("quinn", List.of("/gaps", "/gaps/rules", "/insight/scorecard?team=b-7", "/insight/divergence"));
		pages.put("hr", everybody);
		return pages;
	}

	private void fill() {
		this.center.as("admin")
			.put("/api/users/bench-lead",
					Map.of("name", "Lead", "roles", List.of("SUPERVISOR"), "password", Api.PASSWORD))
			.expect(200);
		for (int team = 0; team <= REPS / REPS_A_TEAM; team++) {
			this.center.as("admin")
				.put("/api/teams/b-" + team,
						Map.of("name", "Team " + team, "supervisor", (team == 7) ? "bench-lead" : "marcus"))
				.expect(200);
		}
		follow("seed-good", 1);
		follow("seed-low", 0.6);
		this.jdbc.execute("create table bench_n (n int not null primary key)");
		this.jdbc.batchUpdate("insert into bench_n (n) values (?)",
				IntStream.range(0, REPS).mapToObj((n) -> new Object[] { n }).toList());
		copyPeople();
		copyCalls();
		copySummaries();
		makeCoaching();
		this.jdbc.execute("analyze table calls, call_day, call_month, rep_state, gap, coaching_session");
	}

	private void follow(String rep, double share) {
		this.center.as("admin")
			.put("/api/reps/" + rep,
					Map.of("name", rep, "team", "b-0", "hiredOn", "2020-01-08", "rewardPreference", "POINTS"))
			.expect(200);
		Random random = new Random(rep.hashCode());
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(250));
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < CALLS_OF_A_REP; i++) {
			StringBuilder outcomes = new StringBuilder();
			for (Milestone milestone : Milestone.values()) {
				outcomes.append(outcomes.isEmpty() ? "" : ",")
					.append('"')
					.append(milestone.key())
					.append("\":\"")
					.append((random.nextDouble() < share * RATES[milestone.ordinal()]) ? "MET" : "MISSED")
					.append('"');
			}
			lines.add(String.format(Locale.ROOT,
					"{\"source\":\"bench\",\"callId\":\"%s-%d\",\"rep\":\"%s\",\"startedAt\":\"%s\",\"handleSeconds\":%d,"
							+ "\"outcomes\":{%s},\"sale\":%b,\"skills\":{\"TRANSITION\":1},"
							+ "\"science\":{\"holdSeconds\":20,\"nameUsed\":%b},\"sampling\":\"CENSUS\"}",
					rep, i, rep, first.plusSeconds(8_600L * i), 200 + random.nextInt(400), outcomes,
					random.nextInt(4) == 0, random.nextBoolean()));
		}
		this.center.postAndFollow(lines);
	}

	/** Everybody is like the good one, every twentieth like the other. */
	private static String seed() {
		return " join bench_n b on s.rep = if(b.n % 20 = 0, 'seed-low', 'seed-good') ";
	}

	private void copyPeople() {
		this.jdbc.update("insert into rep (id, name, team, hired_on, reward_preference) "
				+ "select concat('b-', n), concat('Rep ', n), concat('b-', n div ?), '2020-01-08', 'POINTS' from bench_n",
				REPS_A_TEAM);
		this.jdbc.update("update directory_version set version = version + 1");
	}

	private void copyCalls() {
		for (int from = 0; from < REPS; from += PORTION) {
			this.jdbc.update(
					"""
							insert into calls (id, source, call_id, rep, team, started_at, handle_seconds, outcomes, sale, skills,
							hold_seconds, after_call_seconds, transferred, name_used, behaviours, sampling, assessor, call_type,
							received_at)
							select 1000000000000 + 131072 * b.n + s.id % 131072, s.source,
							concat('b-', lpad(b.n, 4, '0'), '-', lpad(s.id % 131072, 4, '0')), concat('b-', b.n),
							concat('b-', b.n div ?), s.started_at, s.handle_seconds, s.outcomes, s.sale, s.skills,
							s.hold_seconds, s.after_call_seconds, s.transferred, s.name_used, s.behaviours, s.sampling,
							s.assessor, s.call_type, s.received_at
							from bench_n b straight_join calls s on s.rep = if(b.n % 20 = 0, 'seed-low', 'seed-good')
							where b.n >= ? and b.n < ? order by b.n, s.id""",
					REPS_A_TEAM, from, from + PORTION);
		}
	}

	private void copySummaries() {
		for (String column : List.of("call_day.on_day", "call_month.first_day")) {
			String table = column.substring(0, column.indexOf('.'));
			String day = column.substring(column.indexOf('.') + 1);
			this.jdbc.update("insert into " + table + " (rep, " + day + ", sums) select concat('b-', b.n), s." + day
					+ ", s.sums from " + table + " s" + seed());
		}
		this.jdbc.update("insert into rep_state (rep, generation, state, updated_at) "
				+ "select concat('b-', b.n), s.generation, s.state, s.updated_at from rep_state s" + seed());
		this.jdbc
			.update("insert into follow_up (rep, generation, rebuild, newest_started_at, newest_source, newest_call_id) "
					+ "select concat('b-', b.n), s.generation, s.rebuild, s.newest_started_at, s.newest_source, s.newest_call_id "
					+ "from follow_up s" + seed());
		this.jdbc.update("""
				insert into gap (rep, kind, milestone, competency, reason, rules, release_no, calls, state, found_at,
				cause, remedy, settled_at, met_at_start, observed_at_start)
				select concat('b-', b.n), s.kind, s.milestone, s.competency, s.reason, s.rules, s.release_no, s.calls,
				if((b.n + s.id) % 3 = 0, 'CONFIRMED', 'PROPOSED'), s.found_at, if((b.n + s.id) % 3 = 0, 'SKILL', null),
				if((b.n + s.id) % 3 = 0, s.competency, null), if((b.n + s.id) % 3 = 0, s.found_at, null), 20, 60
				from gap s join bench_n b on s.rep = 'seed-low'""");
	}

	/** Twenty sessions and five trainings of everybody, spread over eight months. */
	private void makeCoaching() {
		this.jdbc
			.update("""
					insert into coaching_session (rep, kind, way, milestone, skill, what, held_at, minutes, coach, entered_at,
					answered_at, took_place, version)
					select concat('b-', b.n), 'SESSION', 'LIVE', elt(1 + (b.n + k.n) % 7, 'LEAD', 'DISCOVERY', 'STATED_NEEDS',
					'UNSTATED_NEEDS', 'RECOMMENDATION', 'CONCERNS', 'COMMITMENT'), 'TRANSITION', 'Two calls',
					utc_timestamp() - interval ((b.n * 37 + k.n * 53) % 240) day, 20, 'marcus', utc_timestamp(),
					utc_timestamp(), true, 0 from bench_n b join bench_n k on k.n < 20""");
		this.jdbc
			.update("""
					insert into training_assignment (rep, gap_id, item, title, milestone, competency, phone_specific, exercise,
					rule_name, release_no, assigned_at, due_at, completed_at, completed_by, version)
					select concat('b-', b.n), 1000000 + b.n, concat('ITEM_', k.n), 'Practise', elt(1 + (b.n + k.n) % 7, 'LEAD',
					'DISCOVERY', 'STATED_NEEDS', 'UNSTATED_NEEDS', 'RECOMMENDATION', 'CONCERNS', 'COMMITMENT'), 'TRANSITION',
					true, 'Ten requests', 'Practise', 1, utc_timestamp() - interval 241 day, utc_timestamp(),
					utc_timestamp() - interval ((b.n * 31 + k.n * 59) % 240) day, 'marcus', 0
					from bench_n b join bench_n k on k.n < 5""");
	}

	private long count(String table) {
		Long count = this.jdbc.queryForObject("select count(*) from " + table, Long.class);
		return (count != null) ? count : 0;
	}

}
