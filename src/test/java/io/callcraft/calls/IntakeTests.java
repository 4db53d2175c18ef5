package io.callcraft.calls;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.callcraft.calls.Call.Key;
import io.callcraft.calls.FollowUps.Turn;
import io.callcraft.calls.Import.State;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls taken in, followed and corrected, on each database.
 */
@SpringBootTest(classes = IntakeTests.CallsAlone.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "db-scheduler.enabled=false")
@ActiveProfiles("test")
abstract class IntakeTests {

	private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

	private static final Actor SENDER = new Actor(new UserId("integration"), Set.of(Role.INTEGRATION), null, Set.of());

	private static final RepId BIFF = new RepId("r-001");

	private static final RepId DOLORES = new RepId("r-002");

	@Autowired
	private CallIntake intake;

	@Autowired
	private Calls calls;

	@Autowired
	private CallCorrections corrections;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private Imports imports;

	@Autowired
	private ImportLog log;

	@Autowired
	private People people;

	@Autowired
	private Users users;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private AtomicInteger news;

	@BeforeEach
	void begin() {
		for (String table : List.of("call_correction", "unfollowed_call", "follow_up", "calls", "call_import_progress",
				"call_import")) {
			this.jdbc.sql("delete from " + table).update();
		}
		this.users.save(new User(new UserId("marcus"), "Marcus", Set.of(Role.SUPERVISOR), null), null, Actor.SYSTEM);
		this.people.save(new Team(new TeamId("north"), "North", new UserId("marcus")), Actor.SYSTEM);
		this.people.save(rep(BIFF), Actor.SYSTEM);
		this.people.save(rep(DOLORES), Actor.SYSTEM);
		this.news.set(0);
	}

	@Test
	void a_call_is_stored_as_sent_and_waits_to_be_followed() throws IOException {
		Receipt receipt = take("""
				{"source":"acd","callId":"c-1","rep":"r-001","team":"north","startedAt":"2026-11-02T14:03:00.123456Z",\
				"handleSeconds":412,"outcomes":{"lead":"MET","concerns":{"value":"NOT_APPLICABLE","reason":"Eile"}},\
				"sale":true,"skills":{"TONE":2},"science":{"holdSeconds":3,"nameUsed":false},"behaviours":["TARDY"],\
				"sampling":"RANDOM","assessor":"quinn","callType":"Kündigung"}""");

		assertThat(receipt.accepted()).isEqualTo(1);
		Call call = this.calls.find(new Key("acd", "c-1")).orElseThrow();
		assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-11-02T14:03:00.123456Z"));
		assertThat(call.outcomes())
			.isEqualTo(Map.of(Milestone.LEAD, Outcome.MET, Milestone.CONCERNS, Outcome.NOT_APPLICABLE));
		assertThat(call.outcomeReasons()).isEqualTo(Map.of(Milestone.CONCERNS, "Eile"));
		assertThat(call.science()).isEqualTo(new Call.Science(3, null, null, false));
		assertThat(call.callType()).isEqualTo("Kündigung");
		assertThat(this.followUps.waiting(10)).containsExactly(BIFF);
		assertThat(this.news).hasValue(1);
		assertThat(this.calls.isOf(BIFF, "acd/c-1")).isTrue();
		assertThat(this.calls.isOf(BIFF, "c-1")).isTrue();
		assertThat(this.calls.isOf(DOLORES, "acd/c-1")).isFalse();
	}

	@Test
	void what_was_stored_is_a_duplicate_and_what_changed_is_refused() throws IOException {
		take(call("c-1", 1, "") + call("c-2", 2, ""));

		Receipt receipt = take(
				call("c-1", 1, ",\"sale\":false,\"science\":{\"transferred\":false}") + call("c-2", 2, ",\"sale\":true")
						+ call("c-3", 3, "") + call("c-3", 3, "") + call("c-3", 4, "") + call("C-1", 1, ""));

		assertThat(receipt.received()).isEqualTo(6);
		assertThat(receipt.accepted()).isEqualTo(2);
		assertThat(receipt.duplicates()).isEqualTo(2);
		assertThat(receipt.rejected()).extracting(Rejection::line).containsExactly(2, 5);
		assertThat(receipt.rejected().get(0).reason()).isEqualTo("differs from the call stored on " + NOW);
		assertThat(receipt.rejected().get(1).reason()).isEqualTo("differs from the call on line 3");
		assertThat(this.calls.find(new Key("acd", "c-2")).orElseThrow().sale()).isFalse();
	}

	@Test
	void an_import_is_done_when_all_its_calls_are_followed() throws IOException {
		Receipt receipt = take(calls(0, 30, BIFF) + calls(30, 40, DOLORES) + "x\n");

		assertThat(stateOf(receipt)).isEqualTo(State.RUNNING);
		follow(BIFF, 10);
		this.log.settle();
		follow(BIFF, 100);
		assertThat(this.imports.find(receipt.importId()).orElseThrow().followed()).isEqualTo(30);
		follow(DOLORES, 100);

		Import done = this.imports.find(receipt.importId()).orElseThrow();
		assertThat(done.state()).isEqualTo(State.DONE);
		assertThat(done.followed()).isEqualTo(40);
		assertThat(done.rejected()).isEqualTo(1);
		assertThat(done.finishedAt()).isEqualTo(NOW);
		this.log.settle();
		assertThat(this.imports.find(receipt.importId())).contains(done);
		assertThat(this.followUps.waiting(10)).isEmpty();
	}

	@Test
	void an_import_with_nothing_to_follow_is_done_at_once() throws IOException {
		Receipt nothing = take("");
		Receipt ofTeam = take(call("c-1", 1, "").replace("\"rep\":\"r-001\"", "\"team\":\"north\""));

		assertThat(stateOf(nothing)).isEqualTo(State.DONE);
		assertThat(ofTeam.accepted()).isEqualTo(1);
		assertThat(stateOf(ofTeam)).isEqualTo(State.DONE);
		assertThat(this.imports.list(PageRequest.of(null, 10)).items()).extracting(Import::id)
			.containsExactly(ofTeam.importId(), nothing.importId());
		assertThat(this.imports.find("imp-0")).isEmpty();
		assertThat(this.imports.find("nonsense")).isEmpty();
	}

	@Test
	void a_turn_takes_calls_in_order_up_to_its_limit() throws IOException {
		take(call("c-2", 7, "") + call("c-1", 7, "") + call("c-9", 1, "") + call("c-3", 8, ""));

		Turn turn = follow(BIFF, 2);

		assertThat(ids(turn)).as("never splits an instant").containsExactly("c-9");
		assertThat(turn.complete()).isFalse();
		assertThat(ids(follow(BIFF, 1))).containsExactly("c-1", "c-2");
		Turn last = follow(BIFF, 5);
		assertThat(ids(last)).containsExactly("c-3");
		assertThat(last.complete()).isTrue();
		assertThat(last.generation()).isZero();
		assertThat(follow(BIFF, 5).nothing()).isTrue();
	}

	@Test
	void a_late_call_raises_the_generation_and_history_has_it_in_its_place() throws IOException {
		take(call("c-1", 1, "") + call("c-5", 5, ""));
		follow(BIFF, 10);

		take(call("c-3", 3, "") + call("c-9", 9, ""));
		List<String> history = new ArrayList<>();
		Turn turn = inTurn(BIFF, 1, (taken) -> {
			// comes while the turn runs, and is for a later one
			intakeElsewhere(call("c-4", 4, ""));
			this.followUps.history(taken, (call) -> history.add(call.key().callId()));
		});

		assertThat(turn.generation()).isEqualTo(1);
		assertThat(ids(turn)).as("all that waits").containsExactly("c-3", "c-9");
		assertThat(history).containsExactly("c-1", "c-3", "c-5", "c-9");
		assertThat(follow(BIFF, 10).generation()).isEqualTo(2);
		List<String> all = new ArrayList<>();
		this.calls.history(BIFF, (call) -> all.add(call.key().callId()));
		assertThat(all).containsExactly("c-1", "c-3", "c-4", "c-5", "c-9");
	}

	@Test
	void a_correction_keeps_the_earlier_version_and_lets_the_rep_be_followed_anew() throws IOException {
		take(call("c-1", 1, ",\"outcomes\":{\"lead\":\"MISSED\"}") + call("c-2", 2, ""));
		follow(BIFF, 10);

		String body = call("c-1", 1, ",\"outcomes\":{\"lead\":\"MET\"},\"reason\":\"misheard\"");
		Call corrected = correct("c-1", body);
		correct("c-1", body);

		assertThat(corrected.outcome(Milestone.LEAD)).isEqualTo(Outcome.MET);
		assertThat(this.calls.corrections(corrected.key())).singleElement().satisfies((correction) -> {
			assertThat(correction.reason()).isEqualTo("misheard");
			assertThat(correction.by()).isEqualTo(SENDER.user());
			assertThat(correction.earlier()).contains("\"lead\":\"MISSED\"");
		});
		Turn turn = follow(BIFF, 10);
		assertThat(turn.generation()).isEqualTo(1);
		assertThat(ids(turn)).containsExactly("c-1");
		assertThat(turn.calls().get(0).outcome(Milestone.LEAD)).isEqualTo(Outcome.MET);
	}

	@Test
	void a_repeat_of_what_was_corrected_is_a_duplicate() throws IOException {
		String original = call("c-1", 1,
				",\"outcomes\":{\"lead\":{\"value\":\"NOT_APPLICABLE\",\"reason\":\"x\"}},\"skills\":{\"TONE\":1}");
		take(original);
		correct("c-1", call("c-1", 1, ",\"outcomes\":{\"lead\":\"MET\"},\"reason\":\"misheard\""));

		Receipt repeat = take(original);

		assertThat(repeat.duplicates()).isEqualTo(1);
		assertThat(this.calls.find(new Key("acd", "c-1")).orElseThrow().outcome(Milestone.LEAD)).isEqualTo(Outcome.MET);
	}

	@Test
	void a_correction_can_give_a_call_to_the_rep_who_took_it() throws IOException {
		Receipt receipt = take(call("c-1", 1, "") + call("c-2", 2, ""));
		follow(BIFF, 10);

		correct("c-2", call("c-2", 2, ",\"reason\":\"wrong seat\"").replace("r-001", "r-002"));

		List<String> left = new ArrayList<>();
		Turn biff = inTurn(BIFF, 10, (taken) -> this.followUps.history(taken, (call) -> left.add(call.key().callId())));
		assertThat(biff.nothing()).isFalse();
		assertThat(biff.calls()).isEmpty();
		assertThat(biff.generation()).isEqualTo(1);
		assertThat(left).containsExactly("c-1");
		assertThat(ids(follow(DOLORES, 10))).containsExactly("c-2");
		assertThat(this.imports.find(receipt.importId()).orElseThrow().followed()).isEqualTo(2);
		assertThat(this.followUps.waiting(10)).isEmpty();
	}

	@Test
	void a_call_corrected_before_it_is_followed_just_reads_otherwise() throws IOException {
		Receipt receipt = take(call("c-1", 1, "") + call("c-2", 2, ""));

		correct("c-2", call("c-2", 0, ",\"sale\":true,\"reason\":\"clock\""));

		Turn turn = follow(BIFF, 10);
		assertThat(ids(turn)).containsExactly("c-2", "c-1");
		assertThat(turn.generation()).isZero();
		assertThat(stateOf(receipt)).isEqualTo(State.DONE);
	}

	@Test
	void a_call_corrected_back_and_forth_comes_up_once() throws IOException {
		take(call("c-1", 1, ""));
		follow(BIFF, 10);

		correct("c-1", call("c-1", 1, ",\"reason\":\"there\"").replace("r-001", "r-002"));
		correct("c-1", call("c-1", 1, ",\"reason\":\"and back\""));

		assertThat(this.followUps.waiting(10)).containsExactly(BIFF);
		assertThat(ids(follow(BIFF, 10))).containsExactly("c-1");
	}

	@Test
	void a_correction_is_refused_without_a_reason_or_a_call() throws IOException {
		take(call("c-1", 1, ""));

		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> correct("c-1", call("c-1", 1, "")))
			.withMessageContaining("reason");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> correct("c-1", call("c-2", 1, ",\"reason\":\"x\"")))
			.withMessageContaining("callId");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> correct("c-7", call("c-7", 1, ",\"reason\":\"x\"")));
	}

	@Test
	void two_imports_of_the_same_calls_store_each_once() throws Exception {
		List<String> bodies = List.of(calls(0, 3_000, BIFF), reversed(calls(1_000, 4_000, BIFF)),
				calls(500, 3_500, BIFF), reversed(calls(0, 4_000, BIFF)));
		ExecutorService threads = Executors.newFixedThreadPool(bodies.size());
		try {
			List<Callable<Receipt>> tasks = bodies.stream()
				.map((body) -> (Callable<Receipt>) () -> take(body))
				.toList();
			int accepted = 0;
			for (Future<Receipt> future : threads.invokeAll(tasks)) {
				Receipt receipt = future.get();
				assertThat(receipt.rejected()).isEmpty();
				accepted += receipt.accepted();
			}

			assertThat(accepted).isEqualTo(4_000);
			assertThat(count("calls")).isEqualTo(4_000);
			assertThat(count("unfollowed_call")).isEqualTo(4_000);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void intake_and_followers_do_not_hinder_each_other_and_follow_each_call_once() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(3);
		AtomicInteger followed = new AtomicInteger();
		try {
			List<Callable<Receipt>> tasks = new ArrayList<>();
			tasks.add(() -> take(calls(0, 5_000, BIFF)));
			for (int i = 0; i < 2; i++) {
				tasks.add(() -> {
					while (followed.get() < 5_000) {
						Turn turn = follow(BIFF, 200);
						followed.addAndGet(turn.calls().size());
					}
					return new Receipt("", 0, 0, 0, 0, List.of());
				});
			}
			for (Future<Receipt> future : threads.invokeAll(tasks)) {
				future.get();
			}
		}
		finally {
			threads.shutdownNow();
		}

		assertThat(followed).hasValue(5_000);
		assertThat(count("unfollowed_call")).isZero();
	}

	@Test
	void the_call_after_the_hundred_thousandth_is_rejected() throws IOException {
		InputStream many = new RepeatedCalls(100_002);

		Receipt receipt = this.intake.take(CallFormat.NDJSON, many, SENDER);

		assertThat(receipt.received()).isEqualTo(100_002);
		assertThat(receipt.accepted()).isEqualTo(100_000);
		assertThat(receipt.rejected()).extracting(Rejection::line).containsExactly(100_001, 100_002);
		assertThat(receipt.rejected().get(0).reason()).contains("beyond the 100000 calls");
	}

	@Test
	void a_thousand_rejections_are_listed_and_all_are_counted() throws IOException {
		Receipt receipt = take("{}\n".repeat(2_500));

		assertThat(receipt.rejectedInAll()).isEqualTo(2_500);
		assertThat(receipt.rejected()).hasSize(1_000);
	}

	@Test
	void a_sender_who_breaks_off_keeps_what_came_before() {
		InputStream broken = new FilterInputStream(
				new ByteArrayInputStream(calls(0, 2_500, BIFF).getBytes(StandardCharsets.UTF_8))) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int read = super.read(bytes, offset, length);
				if (read < 0) {
					throw new IOException("gone");
				}
				return read;
			}

		};

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.intake.take(CallFormat.NDJSON, broken, SENDER));

		Import failed = this.imports.list(PageRequest.of(null, 1)).items().get(0);
		assertThat(failed.state()).isEqualTo(State.FAILED);
		assertThat(failed.accepted()).isEqualTo(2_000);
		assertThat(failed.finishedAt()).isEqualTo(NOW);
		assertThat(count("calls")).isEqualTo(2_000);
	}

	@Test
	void a_list_of_calls_pages_newest_first() throws IOException {
		take(calls(0, 5, BIFF));

		Page<Call> first = this.calls.page(BIFF, PageRequest.of(null, 2));
		Page<Call> second = this.calls.page(BIFF, PageRequest.of(first.next(), 2));
		Page<Call> third = this.calls.page(BIFF, PageRequest.of(second.next(), 2));

		assertThat(first.items()).extracting((call) -> call.key().callId()).containsExactly("n-4", "n-3");
		assertThat(second.items()).extracting((call) -> call.key().callId()).containsExactly("n-2", "n-1");
		assertThat(third.items()).extracting((call) -> call.key().callId()).containsExactly("n-0");
		assertThat(third.next()).isNull();
		assertThat(this.calls.byKeys(List.of(new Key("acd", "n-3"), new Key("acd", "n-1"), new Key("x", "n-1"))))
			.extracting((call) -> call.key().callId())
			.containsExactly("n-1", "n-3");
	}

	@Test
	void a_long_history_is_read_whole_and_in_order() throws IOException {
		// more of one instant than are read at once, and more before and behind
		String same = IntStream.range(0, 2_500)
			.mapToObj((i) -> call("s-" + (10_000 + i), 2_100, ""))
			.collect(Collectors.joining());
		take(calls(0, 2_050, BIFF) + same + call("z", 2_200, ""));

		List<Call> history = new ArrayList<>();
		this.calls.history(BIFF, history::add);

		assertThat(history).hasSize(4_551)
			.isSortedAccordingTo((a, b) -> a.startedAt().equals(b.startedAt()) ? a.key().compareTo(b.key())
					: a.startedAt().compareTo(b.startedAt()));
	}

	@Test
	void a_call_that_comes_between_those_of_a_turn_waits_for_the_next() throws IOException {
		take(calls(0, 1, BIFF) + calls(2, 3, BIFF));

		Turn turn = inTurn(BIFF, 10, (taken) -> intakeElsewhere(calls(1, 2, BIFF)));

		assertThat(ids(turn)).containsExactly("n-0", "n-2");
		assertThat(ids(follow(BIFF, 10))).containsExactly("n-1");
	}

	@Test
	void calls_of_an_import_that_goes_on_during_a_turn_wait_for_the_next() throws Exception {
		CountDownLatch taken = new CountDownLatch(1);
		InputStream later = new FilterInputStream(new ByteArrayInputStream(bytes(calls(500, 600, BIFF)))) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				await(taken);
				return super.read(bytes, offset, length);
			}

		};
		InputStream body = new SequenceInputStream(
				new ByteArrayInputStream(bytes(calls(0, 500, BIFF) + calls(600, 1_100, BIFF))), later);
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			Future<Receipt> receipt = thread.submit(() -> this.intake.take(CallFormat.NDJSON, body, SENDER));
			while (count("unfollowed_call") < 1_000) {
				Thread.sleep(10);
			}

			Turn turn = inTurn(BIFF, 2_000, (first) -> {
				taken.countDown();
				assertThat(receipt).succeedsWithin(Duration.ofSeconds(30));
			});

			assertThat(turn.calls()).hasSize(1_000);
			assertThat(follow(BIFF, 2_000).calls()).hasSize(100);
		}
		finally {
			thread.shutdownNow();
		}
	}

	@Test
	void an_import_is_told_of_once_when_it_has_ended() throws IOException {
		take(calls(0, 2_500, BIFF));

		assertThat(this.news).hasValue(1);
	}

	@Test
	void everybody_who_waits_comes_round() throws IOException {
		for (int i = 10; i < 15; i++) {
			this.people.save(rep(new RepId("r-0" + i)), Actor.SYSTEM);
			take(calls(i * 10, i * 10 + 1, new RepId("r-0" + i)));
		}

		List<RepId> seen = new ArrayList<>(this.followUps.waiting(2));
		seen.addAll(this.followUps.waiting(2));
		seen.addAll(this.followUps.waiting(2));

		assertThat(seen).hasSize(6)
			.contains(new RepId("r-010"), new RepId("r-011"), new RepId("r-012"), new RepId("r-013"),
					new RepId("r-014"));
		assertThat(this.followUps.waiting(100)).hasSize(5).doesNotHaveDuplicates();
	}

	@Test
	void calls_of_the_application_itself_go_the_same_way() {
		Call call = new Call(new Key("demo", "d-1"), BIFF, null, NOW.minusSeconds(60), 30,
				Map.of(Milestone.LEAD, Outcome.MET), Map.of(), false, Map.of("TONE", 1), Call.Science.NONE, Set.of(),
				Call.Sampling.CENSUS, null, null);

		assertThat(this.intake.take(List.of(call, call), Actor.SYSTEM).duplicates()).isEqualTo(1);
		assertThat(this.calls.find(call.key())).contains(call);
	}

	private Receipt take(String body) throws IOException {
		return this.intake.take(CallFormat.NDJSON, new ByteArrayInputStream(bytes(body)), SENDER);
	}

	private static byte[] bytes(String body) {
		return body.getBytes(StandardCharsets.UTF_8);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void intakeElsewhere(String body) {
		Thread thread = new Thread(() -> {
			try {
				take(body);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		thread.start();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Call correct(String callId, String body) throws IOException {
		return this.corrections.correct(new Key("acd", callId),
				new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), SENDER);
	}

	private Turn follow(RepId rep, int limit) {
		return inTurn(rep, limit, (turn) -> {
		});
	}

	private Turn inTurn(RepId rep, int limit, Consumer<Turn> work) {
		return this.transactions.execute((status) -> {
			Turn turn = this.followUps.take(rep, limit);
			work.accept(turn);
			this.followUps.done(turn);
			return turn;
		});
	}

	private State stateOf(Receipt receipt) {
		return this.imports.find(receipt.importId()).orElseThrow().state();
	}

	private int count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
	}

	private static List<String> ids(Turn turn) {
		return turn.calls().stream().map((call) -> call.key().callId()).toList();
	}

	private static String calls(int from, int to, RepId rep) {
		return IntStream.range(from, to)
			.mapToObj((i) -> call("n-" + i, i, "").replace("r-001", rep.value()))
			.collect(Collectors.joining());
	}

	private static String reversed(String body) {
		List<String> lines = new ArrayList<>(body.lines().toList());
		Collections.reverse(lines);
		return String.join("\n", lines);
	}

	private static String call(String callId, int second, String more) {
		return "{\"source\":\"acd\",\"callId\":\"" + callId + "\",\"rep\":\"r-001\",\"startedAt\":\""
				+ NOW.minusSeconds(100_000).plusSeconds(second) + "\",\"handleSeconds\":60" + more + "}\n";
	}

	private static Rep rep(RepId id) {
		return new Rep(id, "Name", new TeamId("north"), LocalDate.of(2024, 1, 1), Rep.RewardPreference.POINTS, null);
	}

	/** Many calls that never are in memory together. */
	private static final class RepeatedCalls extends InputStream {

		private final int calls;

		private int next;

		private byte[] line = {};

		private int position;

		RepeatedCalls(int calls) {
			this.calls = calls;
		}

		@Override
		public int read() {
			return advance() ? this.line[this.position++] : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			if (!advance()) {
				return -1;
			}
			int count = Math.min(length, this.line.length - this.position);
			System.arraycopy(this.line, this.position, bytes, offset, count);
			this.position += count;
			return count;
		}

		private boolean advance() {
			if (this.position < this.line.length) {
				return true;
			}
			if (this.next == this.calls) {
				return false;
			}
			this.line = call("m-" + this.next, this.next % 90_000, "").getBytes(StandardCharsets.UTF_8);
			this.next++;
			this.position = 0;
			return true;
		}

	}

	/** Calls and people without the rest of the application. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(basePackages = { "io.callcraft.people", "io.callcraft.calls" },
			excludeFilters = { @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(rest|web)\\..*"),
					@ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*") })
	@EntityScan("io.callcraft.people")
	@EnableJpaRepositories("io.callcraft.people")
	static class CallsAlone {

		@Bean
		Clock clock() {
			return Clock.fixed(NOW, ZoneOffset.UTC);
		}

		@Bean
		AtomicInteger news() {
			return new AtomicInteger();
		}

		@Bean
		NewWork newWork(AtomicInteger news) {
			return news::incrementAndGet;
		}

	}

}
