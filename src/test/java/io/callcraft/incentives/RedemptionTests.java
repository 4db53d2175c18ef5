package io.callcraft.incentives;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redeeming points, on each database.
 */
abstract class RedemptionTests extends IncentivesTests {

	private static final int REDEEMERS = 16;

	@Autowired
	private Redemptions redemptions;

	@Autowired
	private Workflow workflow;

	@Autowired
	private Users users;

	@Test
	void a_rep_redeems_and_hr_hands_it_over() {
		rich("una", 100);
		offer("mug", 60, 3);
		JsonNode asked = ask("una", "mug", 201);

		assertThat(asked.get("state").asString()).isEqualTo("APPROVED");
		assertThat(statement("una", "una").get("points").asLong()).isEqualTo(40);
		assertThat(stock("mug")).isEqualTo(2);
		complete("hr", asked, "fulfil-redemption", Map.of("handedOverAt", Instant.now().toString()));

		assertThat(state(asked)).isEqualTo("FULFILLED");
		assertThat(statement("una", "una").get("points").asLong()).isEqualTo(40);
		this.center.as("una").post(path(asked) + "/cancel", Map.of()).expect(409);
	}

	@Test
	void what_is_dear_needs_approval_and_comes_back_when_declined() {
		rich("vic", 6_000);
		offer("bike", 5_001, 1);
		JsonNode asked = ask("vic", "bike", 201);

		assertThat(asked.get("state").asString()).isEqualTo("ASKED");
		JsonNode task = this.center.as("marcus").get("/api/tasks?mine=true").expect(200).json();
		assertThat(task.toString()).contains("approve-redemption", "\"rep\":\"vic\"");
		String id = task(asked, "approve-redemption").id();
		assertThat(this.center.as("marcus").complete(id, Map.of("decision", "DECLINE")).expect(422).body())
			.contains("reason");
		this.center.as("marcus").complete(id, Map.of("decision", "DECLINE", "reason", "Not this year")).expect(200);

		assertThat(this.center.as("vic").get(path(asked)).json().get("endedBecause").asString())
			.isEqualTo("Not this year");
		assertThat(statement("vic", "vic").get("points").asLong()).isEqualTo(6_000);
		assertThat(stock("bike")).isEqualTo(1);
		assertThat(this.workflow.openTasks(asked.get("redemption").asString())).isEmpty();
	}

	@Test
	void what_is_approved_is_handed_over() {
		rich("wes", 6_000);
		offer("trip", 5_001, 1);
		JsonNode asked = ask("wes", "trip", 201);
		complete("marcus", asked, "approve-redemption", Map.of("decision", "APPROVE"));
		complete("hr", asked, "fulfil-redemption", Map.of("handedOverAt", Instant.now().toString()));

		assertThat(state(asked)).isEqualTo("FULFILLED");
	}

	@Test
	void who_asked_may_cancel_and_nobody_else() {
		rich("xia", 100);
		offer("cap", 60, 1);
		JsonNode asked = ask("xia", "cap", 201);

		this.center.as("marcus").post(path(asked) + "/cancel", Map.of()).expect(403);
		this.center.rep("yan").as("yan").post(path(asked) + "/cancel", Map.of()).expect(404);
		this.center.as("xia").post(path(asked) + "/cancel", Map.of()).expect(200);

		assertThat(statement("xia", "xia").get("points").asLong()).isEqualTo(100);
		assertThat(stock("cap")).isEqualTo(1);
		assertThat(this.workflow.openTasks(asked.get("redemption").asString())).isEmpty();
	}

	@Test
	void what_is_gone_not_offered_or_not_covered_is_not_to_be_had() {
		rich("zoe", 50);
		offer("pen", 10, 0);
		offer("car", 900_000, 1);

		assertThat(ask("zoe", "pen", 409).get("detail").asString()).contains("left");
		assertThat(ask("zoe", "car", 409).get("detail").asString()).contains("there are 50");
		assertThat(stock("car")).isEqualTo(1);
		ask("zoe", "nothing", 404);
		this.center.as("marcus").post("/api/reps/zoe/redemptions", Map.of("item", "car")).expect(403);
	}

	@Test
	void prices_have_a_history_and_the_catalogue_its_keepers() {
		offer("tea", 10, 5);
		offer("tea", 12, 5);
		offer("tea", 12, 9);

		assertThat(this.center.as("ops").get("/api/incentives/catalogue/tea/prices").expect(200).json())
			.extracting((price) -> price.get("points").asInt())
			.containsExactly(12, 10);
		this.center.as("marcus")
			.put("/api/incentives/catalogue/tea", Map.of("name", "Tea", "points", 1, "stock", 1))
			.expect(403);
		assertThat(this.center.as("ops")
			.put("/api/incentives/catalogue/tea", Map.of("name", "", "points", 0, "stock", -1))
			.expect(422)
			.body()).contains("name", "points", "stock");
	}

	@Test
	void sixteen_who_want_the_last_five_get_five() throws Exception {
		offer("last", 10, 5);
		for (int i = 0; i < REDEEMERS; i++) {
			rich("eager" + i, 10);
		}

		List<Boolean> got = together(IntStream.range(0, REDEEMERS)
			.<Callable<Boolean>>mapToObj((i) -> () -> redeem("eager" + i, "last"))
			.toList());

		assertThat(got.stream().filter(Boolean::booleanValue)).hasSize(5);
		assertThat(stock("last")).isZero();
	}

	@Test
	void one_purse_under_sixteen_hands_is_never_overdrawn() throws Exception {
		offer("many", 10, 1_000);
		rich("purse", 70);

		List<Boolean> got = together(IntStream.range(0, REDEEMERS)
			.<Callable<Boolean>>mapToObj((i) -> () -> redeem("purse", "many"))
			.toList());

		assertThat(got.stream().filter(Boolean::booleanValue)).hasSize(7);
		assertThat(statement("purse", "purse").get("points").asLong()).isZero();
	}

	@Test
	void random_histories_under_sixteen_hands_add_up() throws Exception {
		AtomicInteger operations = new AtomicInteger();
		for (int i = 0; i < 4; i++) {
			this.center.rep("lot" + i);
		}
		offer("odd", 7, 40);

		together(IntStream.range(0, REDEEMERS).<Callable<Boolean>>mapToObj((hand) -> () -> {
			Random random = new Random(hand);
			for (int i = 0; i < 40; i++) {
				operations.addAndGet(someOperation(random) ? 1 : 0);
			}
			return true;
		}).toList());

		BooksCheck check = this.points.check(AUDITOR);
		System.out.printf("BOOKS %s operations %d, transfers %d, accounts %d, violations %d%n",
				getClass().getSimpleName(), operations.get(), check.transfers(), check.accounts(),
				check.violations().size());
		assertThat(check.violations()).isEmpty();
		assertThat(operations.get()).isGreaterThan(REDEEMERS * 10);
		assertThat(this.jdbc.queryForObject(
				"select count(*) from redemption where item = 'odd' and state in ('ASKED', 'APPROVED', 'FULFILLED')",
				Integer.class))
			.isEqualTo(40 - stock("odd"));
	}

	/** Whatever is refused, by a rule or for a moment, leaves no trace. */
	private boolean someOperation(Random random) {
		String rep = "lot" + random.nextInt(4);
		try {
			switch (random.nextInt(8)) {
				case 0, 1, 2 ->
					book(Booking.reward(rep(rep), Unit.POINTS, 1 + random.nextInt(9), Transfer.Kind.AWARD, "Random"));
				case 3 -> this.transactions.executeWithoutResult(
						(status) -> this.books.takeBack(rep(rep), Unit.POINTS, 1 + random.nextInt(9), "Random", null));
				case 4 -> book(Booking.from(rep(rep), Unit.POINTS, Account.EXPIRED, 1 + random.nextInt(5),
						Transfer.Kind.EXPIRY, "Random"));
				case 5, 6 -> {
					return redeem(rep, "odd");
				}
				default -> {
					return cancelOne(rep);
				}
			}
			return true;
		}
		catch (Conflict | TransientDataAccessException | CannotCreateTransactionException ex) {
			return false;
		}
	}

	private boolean cancelOne(String rep) {
		Actor actor = actor(rep);
		return this.redemptions.of(actor, new RepId(rep))
			.stream()
			.filter(Redemption::isOpen)
			.findAny()
			.map((open) -> this.redemptions.cancel(actor, open.id()))
			.isPresent();
	}

	private boolean redeem(String rep, String item) {
		for (int attempt = 0;; attempt++) {
			try {
				this.redemptions.ask(actor(rep), new RepId(rep), item);
				return true;
			}
			catch (Conflict ex) {
				return false;
			}
			catch (TransientDataAccessException | CannotCreateTransactionException ex) {
				if (attempt == 20) {
					throw ex;
				}
			}
		}
	}

	private static List<Boolean> together(List<Callable<Boolean>> work) throws Exception {
		ExecutorService hands = Executors.newFixedThreadPool(work.size());
		try {
			List<Boolean> results = new java.util.ArrayList<>();
			for (Future<Boolean> future : hands.invokeAll(work)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			hands.shutdownNow();
		}
	}

	private Actor actor(String user) {
		return this.users.actor(new UserId(user)).orElseThrow();
	}

	private void rich(String rep, long points) {
		this.center.rep(rep);
		book(Booking.reward(rep(rep), Unit.POINTS, points, Transfer.Kind.AWARD, "To begin with"));
	}

	private void offer(String item, long points, int stock) {
		this.center.as("ops")
			.put("/api/incentives/catalogue/" + item,
					Map.of("name", "A " + item, "description", "Nice", "points", points, "stock", stock))
			.expect(200);
	}

	private JsonNode ask(String rep, String item, int expected) {
		return this.center.as(rep)
			.post("/api/reps/" + rep + "/redemptions", Map.of("item", item))
			.expect(expected)
			.json();
	}

	private int stock(String item) {
		return this.jdbc.queryForObject("select stock from catalogue_item where id = ?", Integer.class, item);
	}

	private static String path(JsonNode redemption) {
		return "/api/redemptions/" + redemption.get("redemption").asString();
	}

	private String state(JsonNode redemption) {
		return this.center.as("auditor").get(path(redemption)).expect(200).json().get("state").asString();
	}

	private Task task(JsonNode redemption, String name) {
		return this.workflow.openTasks(redemption.get("redemption").asString())
			.stream()
			.filter((task) -> task.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private void complete(String user, JsonNode redemption, String name, Map<String, Object> fields) {
		Api.await(name, Duration.ofSeconds(30),
				() -> !this.workflow.openTasks(redemption.get("redemption").asString()).isEmpty());
		this.center.as(user).complete(task(redemption, name).id(), fields).expect(200);
	}

}
