package io.callcraft.audit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What sealing and verifying cost, against the same work without them in the same run. On
 * the embedded database, and on MySQL by the subclass; {@code -Dledger.entries=1000000}
 * for the whole size.
 */
@Tag("bench")
@SpringBootTest(classes = LedgerTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext(methodMode = DirtiesContext.MethodMode.AFTER_METHOD)
class LedgerBenchmarkTests {

	private static final int ENTRIES = Integer.getInteger("ledger.entries", 100_000);

	static final int THREADS = 8;

	private static final int EACH = Integer.getInteger("ledger.transactions", 5_000);

	private static final int ROUNDS = 10;

	private static final ThreadMXBean THREAD_TIMES = ManagementFactory.getThreadMXBean();

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

	private final LongAdder waited = new LongAdder();

	@TempDir
	private static Path folder;

	@Autowired
	private LedgerTable table;

	@Autowired
	private LedgerSeals seals;

	@Autowired
	private Sealer sealer;

	@Autowired
	private Verifier verifier;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@DynamicPropertySource
	static void file(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> "jdbc:h2:file:" + folder.resolve("ledger-" + System.nanoTime())
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000");
	}

	@Test
	void verification_is_half_as_fast_as_reading_and_hashing_at_least() throws Exception {
		for (int i = 0; i < ENTRIES; i += 1_000) {
			List<Auditable> some = Collections.nCopies(1_000, happened("r-" + i));
			new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.table.insert(some));
		}
		long sealing = System.nanoTime();
		this.sealer.seal();
		sealing = System.nanoTime() - sealing;

		double reading = seconds(this::readAndHash);
		double verifying = seconds(() -> assertThat(this.verifier.verify(0).sound()).isTrue());
		reading = Math.min(reading, seconds(this::readAndHash));
		verifying = Math.min(verifying, seconds(() -> assertThat(this.verifier.verify(0).sound()).isTrue()));
		List<Double> proofs = new ArrayList<>();
		for (int i = 0; i < 101; i++) {
			long n = (long) i * (ENTRIES - 1) / 100;
			proofs.add(seconds(() -> new Tree(this.seals).inclusion(n, ENTRIES)));
		}
		Collections.sort(proofs);

		System.out.printf(
				"BENCH ledger of %,d: sealed in %.1f s, read and hashed in %.1f s, verified in %.1f s = %.0f %% of that speed; proof %.2f ms (median)%n",
				ENTRIES, sealing / 1e9, reading, verifying, 100 * reading / verifying, 1000 * proofs.get(50));
		assertThat(reading / verifying).isGreaterThan(0.5);
		assertThat(proofs.get(50)).isLessThan(0.02);
	}

	@Test
	void business_does_not_wait_for_the_sealer() throws Exception {
		THREAD_TIMES.setThreadContentionMonitoringEnabled(true);
		run(EACH / ROUNDS);
		double without = 0;
		double with = 0;
		long waits = 0;
		long waitsWith = 0;
		// by turns: the tables grow, and whoever came second would pay for it
		for (int round = 0; round < ROUNDS; round++) {
			long before = lockWaits();
			without += seconds(() -> run(EACH / ROUNDS));
			waits += lockWaits() - before;
			this.sealer.seal();
			before = lockWaits();
			with += withSealer(() -> run(EACH / ROUNDS));
			waitsWith += lockWaits() - before;
			this.sealer.seal();
		}

		System.out.printf(
				"BENCH %s, %d threads x %,d transactions: %.1f s without the sealer, %.1f s with it = %+.1f %%; waited for locks %,d and %,d ms%n",
				database(), THREADS, EACH, without, with, 100 * (with / without - 1), waits, waitsWith);
		judge(waitsWith - waits, without);
		Long entries = this.jdbc.queryForObject("select count(*) from ledger_entry", Long.class);
		assertThat(this.jdbc.queryForObject("select count(*) from ledger_seal", Long.class)).isEqualTo(entries);
		assertThat(this.seals.numbered()).isEqualTo(entries);
		assertThat(this.verifier.verify(0).findings()).isEmpty();
	}

	/**
	 * Whether the sealer makes others wait too long. The embedded database writes one
	 * commit at a time, so that whoever writes makes the others wait: there it is a
	 * figure without a bar.
	 * @param added what was waited longer with it, in milliseconds of all threads
	 * @param without how long the work takes without it, in seconds
	 */
	void judge(long added, double without) {
	}

	String database() {
		return "H2";
	}

	/**
	 * For how long threads of this class, or the server's, waited for each other so far,
	 * in milliseconds.
	 */
	long lockWaits() {
		return this.waited.sum();
	}

	private double withSealer(Runnable work) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		ExecutorService background = Executors.newSingleThreadExecutor();
		Future<?> sealing = background.submit(() -> {
			while (!over.get()) {
				this.sealer.seal();
				Thread.sleep(250);
			}
			return null;
		});
		double seconds = seconds(work);
		over.set(true);
		sealing.get();
		background.shutdown();
		return seconds;
	}

	private void run(int each) {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Callable<Void>> work = Collections.nCopies(THREADS, () -> {
				long before = waitedByThisThread();
				for (int i = 0; i < each; i++) {
					List<Auditable> one = List.of(happened("r-" + i));
					new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.table.insert(one));
				}
				this.waited.add(waitedByThisThread() - before);
				return null;
			});
			for (Future<Void> done : threads.invokeAll(work)) {
				done.get();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			threads.shutdown();
		}
	}

	private static long waitedByThisThread() {
		ThreadInfo info = THREAD_TIMES.getThreadInfo(Thread.currentThread().getId());
		return info.getBlockedTime() + info.getWaitedTime();
	}

	private void readAndHash() {
		MessageDigest digest = Tree.sha256();
		for (long id = 0; id < ENTRIES; id += 2_000) {
			for (Content row : this.jdbc.query(
					"select " + Content.COLUMNS + " from ledger_entry where id > ? and id <= ?", Content.ROW, id,
					id + 2_000)) {
				digest.digest((row.at() + row.actor() + row.kind() + row.subject() + row.caseId() + row.what()
						+ row.detail() + row.release())
					.getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private static double seconds(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static Auditable happened(String subject) {
		return new Auditable(NOON, new UserId("marcus"), "task.completed", subject, "case-000017",
				"Marcus completed “Review skill objective”",
				Map.of("decision", "CONFIRM", "met", 3, "missed", 7, "calls", List.of("acd/c-1", "acd/c-2", "acd/c-3"),
						"rules", List.of("Two objectives missed in a row")),
				4);
	}

}
