package io.callcraft;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one MySQL answer questions all the while one of them publishes: the other
 * follows, no question fails and no answer is of two releases. How soon is printed; it
 * says little while other programs use the machine.
 */
@Tag("bench")
class TwoNodesPublishIntegrationTests {

	private static final int PUBLISHES = 8;

	private static final Map<String, Object> QUESTION = Map.of("facts",
			List.of(Map.of("type", "CallAssessment", "sampling", "CENSUS", "handleSeconds", 4242)));

	@Test
	void every_release_reaches_the_other_node_and_no_answer_is_mixed(@TempDir Path one, @TempDir Path two)
			throws InterruptedException {
		TestDatabase database = TestDatabase.fresh("publish");
		String policies = "--callcraft.policies.folder=" + RunningCenter.policyFolder();
		String key = "--callcraft.ledger.key-file=" + one.resolve("ledger.key");
		Queue<String> wrong = new ConcurrentLinkedQueue<>();
		AtomicBoolean done = new AtomicBoolean();
		AtomicInteger answers = new AtomicInteger();
		ExecutorService askers = Executors.newFixedThreadPool(2);
		try (ApplicationProcess publishing = new ApplicationProcess(one, database, policies, key);
				ApplicationProcess following = new ApplicationProcess(two, database, policies, key)) {
			new RunningCenter(publishing.base(), "marcus");
			Api here = Api.of(publishing.base(), "ops");
			Api there = Api.of(following.base(), "ops");
			List<Api> nodes = List.of(here, there);
			nodes.forEach((node) -> Api.await("both nodes answer", Duration.ofSeconds(120),
					() -> node.post("/api/decisions/assessment", QUESTION).status() == 200));
			nodes.forEach((node) -> askers.execute(() -> askOn(node, done, wrong, answers)));

			List<Long> millis = new ArrayList<>();
			for (int number = 2; number < 2 + PUBLISHES; number++) {
				publish(here, number);
				long published = System.nanoTime();
				int wanted = number;
				Api.await("the other node answers by release " + wanted, Duration.ofSeconds(60),
						() -> ask(there).get("release").asInt() == wanted);
				millis.add(Duration.ofNanos(System.nanoTime() - published).toMillis());
			}

			done.set(true);
			askers.shutdown();
			assertThat(askers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
			millis.sort(null);
			System.out.println("NODES publishes " + PUBLISHES + ", on the other node after " + millis.get(PUBLISHES / 2)
					+ " ms (median), " + millis.get(PUBLISHES - 1) + " ms at most; answers " + answers
					+ ", failed or mixed " + wrong.size());
			assertThat(wrong).isEmpty();
			assertThat(answers.get()).isPositive();
		}
		finally {
			done.set(true);
			askers.shutdown();
		}
	}

	/** Both rules of a release say its number. */
	private static void publish(Api api, int number) {
		String first = "rule \"The number counts\" when CallAssessment( handleSeconds == 4242 ) then insert( new NotCounted( \"%d\" ) ); end\n";
		String second = "rule \"The number is checked\" when CallAssessment( handleSeconds == 4242 ) then insert( new QualityCheck( \"NUMBER\", \"%d\" ) ); end\n";
		long draft = api
			.post("/api/drafts",
					Map.of("message", "Number " + number, "files", Map.of("rules/assessment/a.drl",
							first.formatted(number), "rules/assessment/z.drl", second.formatted(number))))
			.expect(201)
			.json()
			.get("draft")
			.asLong();
		assertThat(api.post("/api/drafts/" + draft + "/publish", Map.of()).expect(200).json().get("release").asInt())
			.isEqualTo(number);
	}

	private static JsonNode ask(Api api) {
		return api.post("/api/decisions/assessment", QUESTION).expect(200).json();
	}

	/** Asks until told to stop; what is neither answered nor of one release is kept. */
	private static void askOn(Api api, AtomicBoolean done, Queue<String> wrong, AtomicInteger answers) {
		try {
			while (!done.get()) {
				Api.Answer answer = api.post("/api/decisions/assessment", QUESTION);
				JsonNode json = answer.json();
				String release = (answer.status() == 200) ? json.get("release").asString() : "";
				List<String> said = json.path("verdicts")
					.valueStream()
					.map((verdict) -> verdict.get("reason").asString())
					.toList();
				if (!said.equals(release.equals("1") ? List.of() : List.of(release, release))) {
					wrong.add(json.toString());
				}
				answers.incrementAndGet();
			}
		}
		catch (RuntimeException ex) {
			wrong.add(ex.toString());
		}
	}

}
