package io.callcraft.policies;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.sun.management.OperatingSystemMXBean;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.escalation.Observation;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How long a change takes from being saved to being in force, how long a check takes
 * while somebody writes, and what those notice who have their questions answered
 * meanwhile.
 */
@SpringBootTest
@ActiveProfiles("test")
@Tag("bench")
class PublishingBenchmarkTests {

	private static final Path FOLDER = RunningCenter.policyFolder();

	private static final int SAVES = 7;

	private static final int EVALUATORS = 50;

	private static final int PUBLISHES = 100;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftFiles files;

	@Autowired
	private Releases releases;

	@Autowired
	private Decisions decisions;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", FOLDER::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@Test
	void a_saved_file_is_in_force_and_a_check_answers_within_their_time() throws IOException {
		Timed fifty = medianFromSavedToLive(50);
		Timed check = medianOfChecks(50);
		Timed fiveHundred = medianFromSavedToLive(500);

		System.out.printf("%nBENCH from saved to live: median %s with 50 rules per decision, %s with 500; a check of "
				+ "what is being written, 50 rules, warm: median %s%n", fifty, fiveHundred, check);
		assertThat(fifty.seconds()).isLessThan(3);
		assertThat(fiveHundred.seconds()).isLessThan(10);
		assertThat(check.seconds()).isLessThan(1);
	}

	@Test
	void nobody_is_failed_or_kept_waiting_while_a_hundred_releases_are_published() throws InterruptedException {
		publish(0);
		AtomicBoolean stop = new AtomicBoolean();
		AtomicReference<ConcurrentLinkedQueue<Long>> times = new AtomicReference<>(new ConcurrentLinkedQueue<>());
		ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
		ConcurrentLinkedQueue<Set<String>> mixed = new ConcurrentLinkedQueue<>();
		ExecutorService evaluators = Executors.newFixedThreadPool(EVALUATORS);
		for (int i = 0; i < EVALUATORS; i++) {
			evaluators.execute(() -> {
				while (!stop.get()) {
					long start = System.nanoTime();
					try {
						Set<String> said = ask();
						times.get().add(System.nanoTime() - start);
						if (said.size() != 1) {
							mixed.add(said);
						}
						TimeUnit.MILLISECONDS.sleep(10);
					}
					catch (RuntimeException | InterruptedException ex) {
						failures.add(ex.toString());
					}
				}
			});
		}
		TimeUnit.SECONDS.sleep(10);
		times.set(new ConcurrentLinkedQueue<>());
		TimeUnit.SECONDS.sleep(20);
		ConcurrentLinkedQueue<Long> quiet = times.getAndSet(new ConcurrentLinkedQueue<>());
		for (int release = 1; release <= PUBLISHES; release++) {
			publish(release);
		}
		ConcurrentLinkedQueue<Long> busy = times.getAndSet(new ConcurrentLinkedQueue<>());
		stop.set(true);
		evaluators.shutdown();
		assertThat(evaluators.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

		double before = percentile(quiet, 0.99);
		double during = percentile(busy, 0.99);
		System.out.printf(
				"%nBENCH %d evaluators during %d publishes: %,d evaluations, failures %d, mixed %d; p99 %.2f ms in "
						+ "quiet time, %.2f ms during publishing, ratio %.1f%n",
				EVALUATORS, PUBLISHES, busy.size(), failures.size(), mixed.size(), before, during, during / before);
		assertThat(failures).isEmpty();
		assertThat(mixed).isEmpty();
		assertThat(during / before).isLessThanOrEqualTo(3);
	}

	/** The releases that speak in one answer: two rules name theirs. */
	private Set<String> ask() {
		Release release = this.decisions.live();
		return release
			.decide("escalation",
					List.of(new MilestoneStanding(Milestone.LEAD, new Rate(1, 1000), 0.8, 0.7, 99, 1000, Rate.NONE)))
			.verdicts()
			.stream()
			.map((verdict) -> ((Observation) verdict.value()).reason())
			.collect(Collectors.toSet());
	}

	private void publish(int release) {
		String rules = "";
		for (String name : List.of("One", "Other")) {
			rules += "rule \"" + name + "\"\nwhen\n\tMilestoneStanding( counted == 1000, evidence > "
					+ ((name.length() > 3) ? 98 : 97)
					+ " )\nthen\n\tinsert( new Observation( Milestone.LEAD, \"release " + release + "\" ) );\nend\n";
		}
		long draft = this.drafts
			.begin("Release " + release, Map.of("rules/escalation/marked.drl", Optional.of(rules)), TestNode.OPS)
			.id();
		this.drafts.publish(draft, TestNode.OPS);
	}

	private Timed medianFromSavedToLive(int rules) throws IOException {
		for (String decision : List.of("assessment", "diagnosis", "escalation", "plan-review")) {
			Files.writeString(FOLDER.resolve("rules/" + decision + "/many.drl"), many(decision, rules, 0));
		}
		awaitRelease(this.releases.live().map(PublishedRelease::number).orElse(0) + 1);
		Stopwatch watch = new Stopwatch();
		for (int save = 1; save <= SAVES; save++) {
			int live = this.releases.live().orElseThrow().number();
			watch.start();
			Files.writeString(FOLDER.resolve("rules/escalation/many.drl"), many("escalation", rules, save));
			awaitRelease(live + 1);
			watch.stop();
		}
		return watch.median();
	}

	private void awaitRelease(int number) {
		await().atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.releases.problems().isEmpty() && this.decisions.live().number() >= number);
	}

	private Timed medianOfChecks(int rules) {
		long draft = this.drafts.begin("Being written", Map.of(), TestNode.OPS).id();
		Stopwatch watch = new Stopwatch();
		for (int i = 0; i < SAVES + 3; i++) {
			watch.start();
			CheckReport report = this.files.tryOut(draft, "rules/escalation/many.drl",
					many("escalation", rules, 100 + i));
			assertThat(report.hasErrors()).isFalse();
			if (i >= 3) {
				watch.stop();
			}
		}
		return watch.median();
	}

	/** Rules that differ from each other and from those of another save. */
	private static String many(String decision, int count, int save) {
		StringBuilder rules = new StringBuilder();
		for (int i = 0; i < count; i++) {
			int figure = 2000 + i + ((i == count / 2) ? 1000 * (save + 1) : 0);
			String condition = switch (decision) {
				case "assessment" -> "CallAssessment( lead == Outcome.MISSED, handleSeconds == " + figure + " )";
				case "plan-review" -> "PlanText( actions == " + figure + " )";
				default -> "RepStanding( tenureDays == " + figure
						+ " )\n\tMilestoneStanding( counted > 30, rate.upper95 < limit )";
			};
			String verdict = switch (decision) {
				case "assessment" -> "QualityCheck( \"MANY\", \"found by rule " + i + "\" )";
				case "diagnosis" ->
					"GapFound( GapKind.SKILL, Milestone.LEAD, Competency.TRANSITION, \"found by rule " + i + "\" )";
				case "plan-review" -> "PlanReview( \"AGREE\", \"found by rule " + i + "\" )";
				default -> "Observation( Milestone.LEAD, \"found by rule " + i + "\" )";
			};
			rules.append("rule \"Rule number ")
				.append(i)
				.append(" of ")
				.append(decision)
				.append("\"\nwhen\n\t")
				.append(condition)
				.append("\nthen\n\tinsert( new ")
				.append(verdict)
				.append(" );\nend\n\n");
		}
		return rules.toString();
	}

	private static double percentile(Iterable<Long> nanos, double share) {
		LongStream.Builder all = LongStream.builder();
		nanos.forEach(all::add);
		long[] sorted = all.build().sorted().toArray();
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
	}

	/** What something took by the clock and of the processor. */
	private record Timed(double seconds, double processor) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.2f s (of the processor %.2f s)", seconds(), processor());
		}

	}

	/** Times the same thing again and again. */
	private static final class Stopwatch {

		private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean();

		private final List<Long> times = new ArrayList<>();

		private final List<Long> processor = new ArrayList<>();

		private long started;

		private long startedAt;

		void start() {
			this.started = System.nanoTime();
			this.startedAt = this.machine.getProcessCpuTime();
		}

		void stop() {
			this.times.add(System.nanoTime() - this.started);
			this.processor.add(this.machine.getProcessCpuTime() - this.startedAt);
		}

		Timed median() {
			return new Timed(percentile(this.times, 0.5) / 1000, percentile(this.processor, 0.5) / 1000);
		}

	}

}
