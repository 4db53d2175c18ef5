package io.callcraft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.ManyCases;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one MySQL have slept for a day and find 1,000 timers overdue; one of them
 * is killed in the middle. Each timer goes off exactly once, those of a case in their
 * order, and what the dead node had taken is taken over within half a minute.
 */
class TwoNodesIntegrationTests {

	private static final int CASES = 50;

	private static final int TIMERS = 20;

	private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

	@Test
	void a_thousand_timers_go_off_once_although_a_node_dies(@TempDir Path one, @TempDir Path two) {
		TestDatabase database = TestDatabase.fresh("nodes");
		String policies = "--callcraft.policies.folder=" + ManyCases.policies(process());
		String key = "--callcraft.ledger.key-file=" + one.resolve("ledger.key");
		try (ApplicationProcess dying = new ApplicationProcess(one, database, policies, key);
				ApplicationProcess staying = new ApplicationProcess(two, database, policies, key)) {
			ManyCases.open(dying.base(), CASES);
			JdbcTemplate jdbc = new JdbcTemplate(staying.database());
			assertThat(pending(jdbc)).hasSize(CASES * TIMERS);

			jdbc.update("update scheduled_tasks set execution_time = timestampadd(hour, -24, execution_time) "
					+ "where task_name = 'workflow-timer'");
			Api.await("a third has gone off", Duration.ofMinutes(2),
					() -> pending(jdbc).size() < CASES * TIMERS * 2 / 3);
			dying.kill();
			Instant killed = Instant.now();
			Set<String> taken = new HashSet<>(taken(jdbc));
			int left = pending(jdbc).size();
			assertThat(left).as("timers left when the node died").isPositive();
			// not until they go off: they are due now and queue behind all that were
			// before
			Api.await("what was taken is taken over", Duration.ofMinutes(2), () -> {
				taken.retainAll(taken(jdbc));
				return taken.isEmpty();
			});
			Duration until = Duration.between(killed, Instant.now());
			Api.await("all have gone off", Duration.ofMinutes(4), () -> pending(jdbc).isEmpty());

			Map<String, List<String>> fired = fired(jdbc);
			System.out.println(
					"NODES timers " + CASES * TIMERS + ", fired " + fired.values().stream().mapToInt(List::size).sum()
							+ ", left at the kill " + left + ", taken over after " + until.toMillis()
							+ " ms, all after " + Duration.between(killed, Instant.now()).toMillis() + " ms");
			assertThat(fired).hasSize(CASES).allSatisfy((id, nodes) -> assertThat(nodes).isEqualTo(inOrder()));
			assertThat(jdbc.queryForList("select distinct state from wf_instance", String.class))
				.containsExactly("COMPLETED");
			assertThat(
					jdbc.queryForObject("select count(*) from ledger_entry where kind = 'case.closed'", Integer.class))
				.isEqualTo(CASES);
			assertThat(until).isLessThan(TAKEN_OVER);
			theLedgerIsWhole(staying, jdbc);
		}
	}

	/** Both nodes sealed entries until one was killed: none is left out, none twice. */
	private static void theLedgerIsWhole(ApplicationProcess staying, JdbcTemplate jdbc) {
		Api.await("all is sealed", Duration.ofMinutes(2),
				() -> count(jdbc, "ledger_entry") == count(jdbc, "ledger_seal"));
		assertThat(Api.of(staying.base(), "auditor")
			.post("/api/ledger/verifications", Map.of())
			.expect(200)
			.json()
			.get("findings")).isEmpty();
		// one statement: the entry of the verification itself may be sealed at any moment
		Map<String, Object> seals = jdbc
			.queryForMap("select count(*) as sealed, max(n) - min(n) + 1 as numbered from ledger_seal");
		System.out
			.println("NODES ledger " + seals.get("sealed") + " entries, sealed by two nodes until one was killed");
		assertThat((Long) seals.get("sealed")).isGreaterThan(CASES * TIMERS).isEqualTo(seals.get("numbered"));
	}

	private static int count(JdbcTemplate jdbc, String rows) {
		return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + rows, Integer.class));
	}

	private static List<String> pending(JdbcTemplate jdbc) {
		return jdbc.queryForList("select task_instance from scheduled_tasks where task_name = 'workflow-timer'",
				String.class);
	}

	/** What nodes have in hand, each with the last sign of its node. */
	private static List<String> taken(JdbcTemplate jdbc) {
		return jdbc.queryForList("select concat(task_instance, ' ', last_heartbeat) from scheduled_tasks "
				+ "where picked = true and task_name = 'workflow-timer'", String.class);
	}

	/** Which timers have gone off, by case, in the order of the ledger. */
	private static Map<String, List<String>> fired(JdbcTemplate jdbc) {
		return jdbc
			.query("select case_id, what from ledger_entry where kind = 'timer.fired' order by id",
					(row, n) -> Map.entry(row.getString(1), row.getString(2)))
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static List<String> inOrder() {
		return IntStream.rangeClosed(1, TIMERS).mapToObj((hour) -> "t" + hour).toList();
	}

	/** Waits for each of the next hours side by side, and ends with the last. */
	private static String process() {
		StringBuilder text = new StringBuilder("""
				<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
				<process id="staged-escalation" isExecutable="true"><property id="stage" name="stage"/>
				<startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="join"/><endEvent id="end"/>
				<sequenceFlow id="a" sourceRef="start" targetRef="fork"/>
				<sequenceFlow id="b" sourceRef="join" targetRef="end"/>
				""");
		for (int hour = 1; hour <= TIMERS; hour++) {
			text.append("""
					<intermediateCatchEvent id="t%1$d"><timerEventDefinition><timeDuration>PT%1$dH</timeDuration>
					</timerEventDefinition></intermediateCatchEvent>
					<sequenceFlow id="to-%1$d" sourceRef="fork" targetRef="t%1$d"/>
					<sequenceFlow id="from-%1$d" sourceRef="t%1$d" targetRef="join"/>
					""".formatted(hour));
		}
		return text.append("</process></definitions>").toString();
	}

}
