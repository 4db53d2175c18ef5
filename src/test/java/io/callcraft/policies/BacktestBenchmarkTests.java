package io.callcraft.policies;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.StraightDrools;
import io.callcraft.decisions.Threshold;
import io.callcraft.decisions.Vocabulary;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.Replay;
import io.callcraft.shared.UserId;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.ShippedPolicies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backtest of 1,000,000 stored calls of 2,000 reps, from the database and back into it,
 * against Drools that is asked the very same facts and nothing else.
 */
@SpringBootTest
@ActiveProfiles("test")
@Tag("bench")
class BacktestBenchmarkTests {

	private static final int REPS = Integer.getInteger("bench.reps", 2_000);

	private static final int CALLS_EACH = 500;

	/** Reps whose facts Drools is asked. */
	private static final int SAMPLE = 40;

	private static final double[] TARGETS = { 0.85, 0.80, 0.90, 0.60, 0.50, 0.75, 0.45 };

	private static final Instant FIRST = Instant.parse("2026-02-02T08:00:00Z");

	private static final Path FOLDER = folder();

	@Autowired
	private BacktestRun run;

	@Autowired
	private BacktestTable table;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftPublisher publisher;

	@Autowired
	private People people;

	@Autowired
	private Replay replay;

	@Autowired
	private Decisions decisions;

	@Autowired
	private List<Vocabulary> vocabularies;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", RunningCenter.policyFolder()::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("spring.datasource.url", () -> "jdbc:h2:file:" + FOLDER.resolve("callcraft")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000");
	}

	@Test
	void a_year_of_calls_is_replayed_at_a_fair_share_of_drools_alone() {
		fill();
		long backtest = begin();

		long start = cpu();
		assertThat(this.run.goOn(backtest, () -> false)).isTrue();
		double replayed = (double) REPS * CALLS_EACH / (cpu() - start) * 1e9;
		long memory = heapAfterCollection();
		double straight = straight();

		Backtest done = this.transactions.execute((status) -> this.table.get(backtest));
		assertThat(done.state()).isEqualTo(Backtest.State.DONE);
		assertThat(done.calls()).isEqualTo((long) REPS * CALLS_EACH);
		System.out.printf(
				"%nBENCH backtest of %,d calls of %,d reps, two releases: %,.0f calls/s per core; Drools alone %,.0f; "
						+ "ratio %.2f; heap after collection at most %d MB%n",
				done.calls(), REPS, replayed, straight, replayed / straight, memory >> 20);
		assertThat(replayed / straight).isGreaterThan(0.6);
		assertThat(memory).isLessThan(1L << 30);
	}

	/** Calls per second of CPU of Drools that is asked what a replay would ask. */
	private double straight() {
		List<Question> questions = new ArrayList<>();
		Recording live = new Recording(this.decisions.live(), questions);
		List<Rep> sample = this.people.roster().reps().stream().limit(SAMPLE).toList();
		sample.forEach((rep) -> this.replay.of(rep, Instant.EPOCH, FIRST.plusSeconds(1L << 40), List.of(live, live)));
		double best = 0;
		try (StraightDrools drools = new StraightDrools(this.vocabularies, ShippedPolicies.files())) {
			for (int round = 0; round < 5; round++) {
				long start = cpu();
				questions.forEach((question) -> drools.ask(question.decision(), question.facts()));
				best = Math.max(best, (double) sample.size() * CALLS_EACH / (cpu() - start) * 1e9);
			}
		}
		return best;
	}

	private long begin() {
		String path = "rules/escalation/thresholds.yaml";
		String text = ShippedPolicies.files().text().get(path).replace("value: 6.7", "value: 5");
		var actor = TestNode.OPS;
		long draft = this.drafts.begin("Try", java.util.Map.of(path, java.util.Optional.of(text)), actor).id();
		DraftPublisher.Basis basis = this.publisher.requireSound(draft);
		return this.transactions.execute((status) -> this.table.add(draft, basis.release(), basis.files().sha256(),
				Instant.EPOCH, FIRST.plusSeconds(1L << 40), new UserId("ops"), FIRST));
	}

	private void fill() {
		this.jdbc.update("insert into app_user (id, name, roles) values ('marcus', 'Marcus', 'SUPERVISOR')");
		for (int team = 0; team < 20; team++) {
			this.jdbc.update("insert into team (id, name, supervisor) values (?, ?, 'marcus')", "t-" + team, "Team");
		}
		Date day = Date.valueOf(LocalDate.parse("2024-01-08"));
		Random random = new Random(7);
		long id = 1;
		for (int rep = 0; rep < REPS; rep++) {
			this.jdbc.update("insert into rep values (?, 'Rep', ?, ?, 'POINTS', ?)", "r-" + rep, "t-" + rep % 20, day,
					day);
			// one in twenty is twenty points below the targets
			double off = (rep % 20 == 0) ? 0.2 : 0;
			List<Object[]> rows = new ArrayList<>();
			for (int call = 0; call < CALLS_EACH; call++) {
				StringBuilder outcomes = new StringBuilder();
				for (double target : TARGETS) {
					outcomes.append((random.nextDouble() < target - off) ? 'M' : 'X');
				}
				LocalDateTime at = LocalDateTime.ofInstant(FIRST.plusSeconds(40_000L * call + rep), ZoneOffset.UTC);
				rows.add(new Object[] { id++, "c-" + rep + "-" + call, "r-" + rep, at, 200 + random.nextInt(400),
						outcomes.toString(), at });
			}
			this.jdbc.batchUpdate(
					"insert into calls (id, source, call_id, rep, started_at, handle_seconds, outcomes,"
							+ " sale, sampling, received_at) values (?, 'acd', ?, ?, ?, ?, ?, false, 'CENSUS', ?)",
					rows);
		}
		this.jdbc.update("update directory_version set version = version + 1");
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static long heapAfterCollection() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
			.mapToLong((pool) -> pool.getCollectionUsage().getUsed())
			.sum();
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("callcraft-backtest");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private record Question(String decision, List<?> facts) {
	}

	/** A release that remembers what it was asked. */
	private record Recording(Release release, List<Question> questions) implements Release {

		@Override
		public int number() {
			return this.release.number();
		}

		@Override
		public String sha256() {
			return this.release.sha256();
		}

		@Override
		public Ruling decide(String decision, List<?> facts) {
			this.questions.add(new Question(decision, List.copyOf(facts)));
			return this.release.decide(decision, facts);
		}

		@Override
		public double threshold(String name) {
			return this.release.threshold(name);
		}

		@Override
		public Collection<Threshold> thresholds() {
			return this.release.thresholds();
		}

		@Override
		public Collection<String> decisions() {
			return this.release.decisions();
		}

	}

}
