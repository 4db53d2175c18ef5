package io.callcraft.workflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches cost the same however many instances and tasks there are, on any database.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class SearchBehaviour {

	private static final String BASE = "timestamp '2026-01-01 00:00:00'";

	private static final PageRequest PAGE = new PageRequest(null, 50);

	private static final Map<String, InstanceQuery> SEARCHES = searches();

	@Autowired
	private InstanceSearch search;

	@Autowired
	private Workflow workflow;

	@Autowired
	private JdbcClient jdbc;

	/** What the plan of a statement says of the index that it uses. */
	abstract String plan(JdbcClient jdbc, String sql, List<Object> parameters);

	@Test
	void every_search_goes_through_an_index() {
		fill(3);

		SEARCHES.forEach((name, query) -> {
			assertThat(this.search.page(query, PAGE).items()).as(name).isNotEmpty();
			for (InstanceSearch.Way way : this.search.ways(query, null)) {
				assertThat(plan(this.jdbc, way.sql() + " limit 51", way.parameters())).as(name).contains("wf_");
			}
		});
	}

	@Test
	@Tag("bench")
	void searches_among_a_million_instances_take_less_than_50_ms() {
		fill(6);

		SEARCHES.forEach((name, query) -> report(name, () -> this.search.page(query, PAGE)));
		report("count by node", () -> this.search.count(new TestQuery().node("n3").process("p1").query()));
		report("inbox of a team", () -> tasks(List.of("team:t-1", "user:u-1", "role:SUPERVISOR"), null));
		report("inbox of a role", () -> tasks(List.of("role:HR"), null));
		report("all open tasks", () -> this.workflow.tasks(new TaskQuery(null, null, null, null, null), PAGE));
		report("tasks done by a user", () -> this.workflow
			.tasks(new TaskQuery(null, Task.State.COMPLETED, null, new UserId("u-1"), null), PAGE));
		report("tasks of a case", () -> this.workflow.openTasks("case-777"));
	}

	private void tasks(List<String> candidates, UserId owner) {
		this.workflow.tasks(new TaskQuery(null, null, candidates, owner, null), PAGE);
	}

	private static Map<String, InstanceQuery> searches() {
		Map<String, InstanceQuery> searches = new LinkedHashMap<>();
		searches.put("all", InstanceQuery.ALL);
		searches.put("by state", new TestQuery().state(InstanceState.ACTIVE).query());
		searches.put("suspended", new TestQuery().state(InstanceState.SUSPENDED).query());
		searches.put("by process", new TestQuery().process("p1").query());
		searches.put("by release", new TestQuery().release(2).query());
		searches.put("by node", new TestQuery().node("n3").query());
		searches.put("by process and node", new TestQuery().process("p1").node("n3").query());
		searches.put("by age", new TestQuery().before(Instant.parse("2026-01-01T00:10:00Z")).query());
		searches.put("by state and age",
				new TestQuery().state(InstanceState.COMPLETED).before(Instant.parse("2026-01-01T00:10:00Z")).query());
		searches.put("by key", new TestQuery().key("case-777").query());
		searches.put("by variable", new TestQuery().variable("rep", "r-5").query());
		searches.put("by variable and node", new TestQuery().variable("kind", "common").node("n3").query());
		return searches;
	}

	private static void report(String name, Runnable search) {
		search.run();
		double[] millis = new double[11];
		for (int round = 0; round < millis.length; round++) {
			long start = System.nanoTime();
			search.run();
			millis[round] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(millis);
		System.out.printf(Locale.ROOT, "BENCH search %s: %.1f ms%n", name, millis[millis.length / 2]);
		assertThat(millis[millis.length / 2]).as(name).isLessThan(50);
	}

	/** Other tests may use the same database. */
	@AfterEach
	void clear() {
		this.jdbc.sql("delete from wf_task where id like 't-%'").update();
		this.jdbc.sql("delete from wf_variable where root like 'i-%'").update();
		this.jdbc.sql("delete from wf_instance where id like 'i-%'").update();
	}

	/** Fills in 10 to the power of {@code digits} instances and thrice as many tasks. */
	private void fill(int digits) {
		StringBuilder number = new StringBuilder("0");
		StringBuilder from = new StringBuilder("(select 0 as one) z");
		String ten = "(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4"
				+ " union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)";
		for (int digit = 0; digit < digits; digit++) {
			number.append(" + ").append((long) Math.pow(10, digit)).append(" * d").append(digit).append(".d");
			from.append(" cross join ").append(ten).append(" d").append(digit);
		}
		String numbers = "(select " + number + " as n from " + from + ") numbers";
		this.jdbc
			.sql("insert into wf_instance (id, process, release_number, business_key, root, state, suspended, waits, nodes,"
					+ " started_at, version) select concat('i-', n), concat('p', mod(n, 5)), 1 + mod(n, 3),"
					+ " concat('case-', n), concat('i-', n), case when mod(n, 5) < 2 then 'ACTIVE' when mod(n, 20) = 19"
					+ " then 'ABORTED' else 'COMPLETED' end, mod(n, 5) < 2 and mod(n, 100) = 1, '|',"
					+ " case when mod(n, 5) < 2 then concat('|n', mod(n, 8), '|') else '|' end,"
					+ " timestampadd(second, n, " + BASE + "), 0 from " + numbers)
			.update();
		for (String variable : List.of("'rep', concat('r-', mod(n, 40))", "'kind', 'common'")) {
			this.jdbc
				.sql("insert into wf_variable (root, instance, name, content, started_at) select concat('i-', n),"
						+ " concat('i-', n), " + variable + ", timestampadd(second, n, " + BASE + ") from " + numbers
						+ " where mod(n, 5) < 2")
				.update();
		}
		for (int task = 0; task < 3; task++) {
			this.jdbc
				.sql("insert into wf_task (id, name, title, business_key, process, release_number, instance, state,"
						+ " candidate_group, candidate, owner, created_at, version) select concat('t-', n, '-', " + task
						+ "), 'review', 'Review', concat('case-', n), concat('p', mod(n, 5)), 1 + mod(n, 3),"
						+ " concat('i-', n), case when mod(n, 5) < 2 and " + task
						+ " = 2 then 'OPEN' else 'COMPLETED' end,"
						+ " 'supervisor', case when mod(n, 11) = 0 then 'role:HR' else concat('team:t-', mod(n, 40)) end,"
						+ " case when mod(n, 5) < 2 and " + task + " = 2 then null else concat('u-', mod(n, 100)) end,"
						+ " timestampadd(second, n, " + BASE + "), 0 from " + numbers)
				.update();
		}
	}

}
