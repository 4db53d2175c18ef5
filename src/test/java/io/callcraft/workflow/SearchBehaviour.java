package io.callcraft.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
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

	static final String SORTS = "sorts";

	private static final Map<String, InstanceQuery> SEARCHES = searches();

	private static final Map<String, TaskQuery> INBOXES = inboxes();

	private int filled;

	private final List<String> slow = new ArrayList<>();

	private final String database = getClass().getSimpleName().startsWith("H2") ? "H2" : "MySQL";

	@Autowired
	private InstanceSearch search;

	@Autowired
	private InstancePlaces places;

	@Autowired
	private Families families;

	@Autowired
	private IncidentBook incidents;

	@Autowired
	private TaskList tasks;

	@Autowired
	private Workflow workflow;

	@Autowired
	private JdbcClient jdbc;

	/**
	 * The plan of a statement: the indexes that it uses, and {@value #SORTS} where it
	 * sorts what they find.
	 */
	abstract String plan(JdbcClient jdbc, String sql, List<Object> parameters);

	@Test
	void every_search_walks_along_an_index() {
		fill(3);

		SEARCHES.forEach((name, query) -> {
			assertThat(this.search.page(query, PAGE).items()).as(name).isNotEmpty();
			SearchPlan.of(query, this.places).ways().forEach((way) -> walks(name, way));
		});
		INBOXES.forEach((name, query) -> {
			assertThat(this.tasks.page(query, PAGE).items()).as(name).isNotEmpty();
			this.tasks.ways(query).forEach((way) -> walks(name, way));
		});
	}

	private void walks(String name, Way way) {
		String plan = plan(this.jdbc, way.sql(51), way.parameters());
		assertThat(plan).as(name).contains("wf_");
		if (!way.index().fixed().isEmpty()) {
			assertThat(plan).as(name).doesNotContain(SORTS);
		}
	}

	@Test
	void what_a_sieve_lets_through_is_found_over_several_windows() {
		fill(4);
		InstanceQuery rare = new TestQuery().variable("kind", "common").node("n0").query();

		List<String> found = new ArrayList<>();
		Page<InstanceSummary> page = this.search.page(rare, PAGE);
		int empty = 0;
		while (page.next() != null) {
			page.items().forEach((each) -> found.add(each.id()));
			empty += page.items().isEmpty() ? 1 : 0;
			page = this.search.page(rare, new PageRequest(page.next(), 50));
		}
		page.items().forEach((each) -> found.add(each.id()));

		assertThat(found).containsExactly("i-40", "i-0");
		assertThat(empty).isOne();
		assertThat(this.search.count(rare)).isEqualTo(new InstanceCount(0, false));
	}

	@Test
	@Tag("bench")
	void searches_among_a_million_instances_take_less_than_50_ms() {
		fill(6);

		SEARCHES.forEach((name, query) -> {
			report(name, () -> this.search.page(query, PAGE));
			String next = this.search.page(query, PAGE).next();
			if (next != null) {
				report(name + ", next page", () -> this.search.page(query, new PageRequest(next, 50)));
			}
			report(name + ", counted", () -> this.search.count(query));
		});
		INBOXES.forEach((name, query) -> report(name, () -> this.tasks.page(query, PAGE)));
		report("tasks of a case", () -> this.workflow.openTasks("case-777"));
		report("standing on the drawing", () -> this.places.standing("p1", 2));
		report("workflows in use", () -> this.places.running());
		report("to be moved", () -> this.families.on(2, "i-4", 50));
		report("to be moved, counted", () -> this.families.count(2));
		report("incidents", () -> this.incidents.page(null, PAGE));
		report("incidents that are over", () -> this.incidents.page(false, PAGE));
		report("incidents of an instance", () -> this.incidents.of("i-777"));
		report("open incidents, counted", () -> this.incidents.open());
		assertThat(this.slow).as("searches over 50 ms").isEmpty();
	}

	private static Map<String, InstanceQuery> searches() {
		Map<String, InstanceQuery> searches = new LinkedHashMap<>();
		searches.put("all", InstanceQuery.ALL);
		searches.put("by state", new TestQuery().state(InstanceState.ACTIVE).query());
		searches.put("suspended", new TestQuery().state(InstanceState.SUSPENDED).query());
		searches.put("stuck", new TestQuery().stuck().query());
		searches.put("stuck, by process and node", new TestQuery().stuck().process("p0").node("n5").query());
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

	private static Map<String, TaskQuery> inboxes() {
		List<String> supervisor = new ArrayList<>(List.of("team:t-1", "user:u-1", "role:SUPERVISOR", "role:COACH"));
		for (int rep = 0; rep < 40; rep++) {
			supervisor.add("rep:r-" + rep);
		}
		Map<String, TaskQuery> inboxes = new LinkedHashMap<>();
		inboxes.put("inbox of a team", new TaskQuery(null, List.of("team:t-1", "user:u-1", "role:SUPERVISOR"), null));
		inboxes.put("inbox of a supervisor and 40 reps", new TaskQuery(null, supervisor, null));
		inboxes.put("inbox of HR", new TaskQuery(null, List.of("role:HR"), null));
		inboxes.put("all open tasks", new TaskQuery(null, null, null));
		inboxes.put("open tasks of HR", new TaskQuery(Task.State.OPEN, List.of("role:HR"), null));
		inboxes.put("tasks done by a team", new TaskQuery(Task.State.COMPLETED, List.of("team:t-1"), null));
		inboxes.put("tasks of some cases",
				new TaskQuery(null, supervisor, IntStream.range(0, 50).mapToObj((n) -> "case-" + 15 * n).toList()));
		return inboxes;
	}

	private void report(String name, Runnable search) {
		search.run();
		double[] millis = new double[11];
		for (int round = 0; round < millis.length; round++) {
			long start = System.nanoTime();
			search.run();
			millis[round] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(millis);
		System.out.printf(Locale.ROOT, "BENCH %s search %s: %.1f ms, mostly %.1f%n", this.database, name, millis[0],
				millis[millis.length / 2]);
		// the least: other programs on the machine only add to it
		if (millis[0] > 50) {
			this.slow.add(name);
		}
	}

	/** Other tests may use the same database. */
	@AfterEach
	void clear() {
		if (this.filled > 4) {
			// row by row it would take longer than the test
			List.of("wf_incident", "wf_task", "wf_variable", "wf_instance")
				.forEach((table) -> this.jdbc.sql("truncate table " + table).update());
			return;
		}
		this.jdbc.sql("delete from wf_incident where instance like 'i-%'").update();
		this.jdbc.sql("delete from wf_task where id like 't-%'").update();
		this.jdbc.sql("delete from wf_variable where root like 'i-%'").update();
		this.jdbc.sql("delete from wf_instance where id like 'i-%'").update();
	}

	/** Fills in 10 to the power of {@code digits} instances and thrice as many tasks. */
	private void fill(int digits) {
		this.filled = digits;
		StringBuilder number = new StringBuilder("0");
		StringBuilder from = new StringBuilder("(select 0 as one) z");
		String ten = "(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4"
				+ " union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)";
		// the last digit runs fastest, so that indexes by time grow at their ends
		for (int digit = digits - 1; digit >= 0; digit--) {
			number.append(" + ").append((long) Math.pow(10, digit)).append(" * d").append(digit).append(".d");
			from.append(" cross join ").append(ten).append(" d").append(digit);
		}
		String numbers = "(select " + number + " as n from " + from + ") numbers";
		this.jdbc
			.sql("insert into wf_instance (id, process, release_number, business_key, root, state, suspended, waits, nodes,"
					+ " started_at, version) select concat('i-', n), concat('p', mod(n, 5)), 1 + mod(n, 3),"
					+ " concat('case-', n), concat('i-', n), case when mod(n, 5) < 2 then 'ACTIVE' when mod(n, 20) = 19"
					+ " then 'ABORTED' else 'COMPLETED' end, mod(n, 5) < 2 and mod(n, 100) = 1, '|',"
					+ " case when mod(n, 5) < 2 then concat('|n', case when n in (0, 40) then 0 else 1 + mod(n, 8) end, '|') else '|' end,"
					+ " timestampadd(second, n, " + BASE + "), 0 from " + numbers)
			.update();
		for (String variable : List.of("'rep', concat('r-', mod(n, 40))", "'kind', 'common'")) {
			this.jdbc
				.sql("insert into wf_variable (root, instance, name, content, started_at) select concat('i-', n),"
						+ " concat('i-', n), " + variable + ", timestampadd(second, n, " + BASE + ") from " + numbers
						+ " where mod(n, 5) < 2")
				.update();
		}
		this.jdbc
			.sql("insert into wf_incident (instance, business_key, process, release_number, node, state, caused_by,"
					+ " actor, subject, failure, message, attempt, first_at, last_at, started_at) select concat('i-', n),"
					+ " concat('case-', n), 'p0', 1, 'n1', case when mod(n, 5) = 0 then 'OPEN' else 'CLOSED' end, 'TIMER',"
					+ " 'system', '', '', '', 1, " + BASE + ", " + BASE + ", timestampadd(second, n, " + BASE
					+ ") from " + numbers + " where mod(n, 4) = 0")
			.update();
		for (int task = 0; task < 3; task++) {
			String open = "mod(n, 5) < 2 and " + task + " = 2";
			this.jdbc
				.sql("insert into wf_task (id, name, title, business_key, process, release_number, instance, state,"
						+ " phase, candidate_group, candidate, escalated_to, escalated_at,"
						+ " created_at, version) select concat('t-', n, '-', " + task
						+ "), 'review', 'Review', concat('case-', n), concat('p', mod(n, 5)), 1 + mod(n, 3),"
						+ " concat('i-', n), case when " + open + " then 'OPEN' else 'COMPLETED' end, case when " + open
						+ " then 'PENDING' else 'COMPLETED' end, 'supervisor',"
						+ " case when mod(n, 11) = 0 then 'role:HR' when mod(n, 3) = 0 then concat('rep:r-', mod(n, 200))"
						+ " else concat('team:t-', mod(n, 40)) end, case when mod(n, 7) = 0 then 'role:HR' end, case when mod(n, 7) = 0 then "
						+ BASE + " end, timestampadd(second, n, " + BASE + "), 0 from " + numbers)
				.update();
		}
	}

}
