package io.callcraft;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a settled gap to training, another look at calls, and a gap that is closed.
 */
class TrainingIntegrationTests extends CenterOnMysql {

	@Test
	void every_competency_has_what_good_sounds_like_and_training_for_the_telephone() {
		JsonNode catalogue = this.center.as("quinn").get("/api/training").expect(200).json();

		assertThat(catalogue.get("competencies")).hasSize(12);
		assertThat(catalogue.get("training")
			.valueStream()
			.filter((item) -> item.get("phoneSpecific").asBoolean())
			.map((item) -> item.get("competency").asString())
			.distinct()).hasSize(12);
		assertThat(catalogue.get("training").valueStream().filter((item) -> !item.get("phoneSpecific").asBoolean()))
			.isNotEmpty();
	}

	@Test
	void training_follows_from_what_people_settle_and_is_looked_at_again_at_intervals() {
		String gap = gapOf("tr-ada");
		assertThat(training("tr-ada")).isEmpty();
		settle(gap, Map.of("decision", "OVERRIDE", "cause", "KNOWLEDGE", "reason", "Was never told"));

		JsonNode assigned = training("tr-ada");

		assertThat(assigned.valueStream().map((item) -> item.get("item").asString()))
			.containsExactlyInAnyOrder("PRACTISE_TRANSITION", "KNOW_THE_CALL");
		String path = "/api/training/" + assigned.get(0).get("training").asString() + "/completed";
		this.center.as("quinn").post(path, Map.of()).expect(403);
		this.center.as("tr-ada").post(path, Map.of("words", "Harder than it looks")).expect(200);
		this.center.as("marcus").post(path, Map.of()).expect(409);
		JsonNode plans = this.center.as("tr-ada").get("/api/reps/tr-ada/coaching/plans").expect(200).json();
		assertThat(plans).hasSize(3);
		assertThat(plans.valueStream()).allMatch((plan) -> plan.get("kind").asString().equals("REINFORCEMENT")
				&& plan.get("coach").asString().equals("marcus"));
		assertThat(plans.valueStream().map((plan) -> days(plan.get("plannedFor").asString()))).containsExactly(45L, 21L,
				7L);
		this.center.as("marcus")
			.post("/api/coaching/plans/" + plans.get(2).get("plan").asString() + "/held",
					Map.of("what", "Three calls", "heldAt", Instant.now().toString(), "minutes", 20))
			.expect(200);
		assertThat(kinds("tr-ada")).contains("training.assigned", "training.completed", "coaching.planned");
	}

	@Test
	void what_is_no_matter_of_skill_or_knowledge_is_not_trained() {
		String gap = gapOf("tr-bo");
		settle(gap, Map.of("decision", "OVERRIDE", "cause", "WILL", "reason", "Leads in every role play"));

		assertThat(training("tr-bo")).isEmpty();
		assertThat(task("tr-bo")).isNull();
	}

	@Test
	void a_gap_closes_only_with_coaching_and_calls_that_are_better_for_sure() {
		String gap = gapOf("tr-cy");
		String close = "/api/gaps/" + gap + "/close";
		this.center.as("quinn").post(close, Map.of()).expect(409);
		settle(gap, Map.of("decision", "CONFIRM"));
		this.jdbc.update("update gap set settled_at = ? where id = ?",
				Timestamp.from(Instant.now().minus(Duration.ofDays(3))), Long.parseLong(gap.substring(4)));
		this.center.as("tr-cy")
			.post("/api/training/" + training("tr-cy").get(0).get("training").asString() + "/completed", Map.of())
			.expect(200);
		this.center.nextCalls("tr-cy", 12, true, "MET");

		assertThat(this.center.as("quinn").post(close, Map.of()).expect(409).body()).as("training alone")
			.contains("No coaching since then");
		coach("tr-cy");
		this.center.as("hr").post(close, Map.of()).expect(403);
		JsonNode closed = this.center.as("quinn").post(close, Map.of()).expect(200).json();

		assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
		this.center.as("quinn").post(close, Map.of()).expect(409);
		assertThat(kinds("tr-cy")).contains("gap.closed");
	}

	@Test
	void a_closed_gap_is_proposed_again_on_calls_of_the_days_since_alone() {
		String gap = gapOf("tr-gil");
		settle(gap, Map.of("decision", "CONFIRM"));
		this.jdbc.update("update gap set settled_at = ? where id = ?",
				Timestamp.from(Instant.now().minus(Duration.ofDays(3))), Long.parseLong(gap.substring(4)));
		this.center.nextCalls("tr-gil", 12, true, "MET");
		coach("tr-gil");
		this.center.as("quinn").post("/api/gaps/" + gap + "/close", Map.of()).expect(200);

		this.center.nextCalls("tr-gil", 1, true, "MISSED");
		assertThat(gaps("tr-gil")).singleElement().matches((one) -> one.get("state").asString().equals("CLOSED"));

		this.jdbc.update("update gap set closed_at = ? where id = ?",
				Timestamp.from(Instant.now().minus(Duration.ofDays(2))), Long.parseLong(gap.substring(4)));
		this.center.nextCalls("tr-gil", 20, true, "MISSED");
		List<JsonNode> found = gaps("tr-gil");

		assertThat(found).hasSize(2);
		assertThat(found.get(0).get("state").asString()).isEqualTo("PROPOSED");
		assertThat(found.get(0).get("calls").valueStream().map(JsonNode::toString))
			.doesNotContainAnyElementsOf(found.get(1).get("calls").valueStream().map(JsonNode::toString).toList());
		assertThat(kinds("tr-gil")).filteredOn("gap.proposed"::equals).hasSize(2);
	}

	@Test
	void a_newcomer_who_was_trained_and_still_misses_is_said_to_need_practice() {
		this.center.rep("tr-hal")
			.as("integration")
			.put("/api/reps/tr-hal",
					Map.of("name", "Hal", "team", "t-1", "hiredOn",
							LocalDate.now(ZoneOffset.UTC).minusDays(50).toString(), "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		this.center.pastCalls("tr-hal", 20, "MISSED");
		settle(gaps("tr-hal").get(0).get("gap").asString(), Map.of("decision", "CONFIRM"));
		this.center.as("tr-hal")
			.post("/api/training/" + training("tr-hal").get(0).get("training").asString() + "/completed", Map.of())
			.expect(200);
		this.jdbc.update("update training_assignment set completed_at = ? where rep = 'tr-hal'",
				Timestamp.from(Instant.now().minus(Duration.ofDays(30))));

		this.center.nextCalls("tr-hal", 1, true, "MISSED");

		assertThat(gaps("tr-hal").get(0).get("kind").asString()).isEqualTo("SKILL");
		assertThat(gaps("tr-hal").get(0).get("reason").asString()).startsWith("Trained for it 30 days ago");
	}

	@Test
	void coaching_alone_closes_no_gap_either() {
		String gap = gapOf("tr-di");
		settle(gap, Map.of("decision", "CONFIRM"));
		coach("tr-di");

		JsonNode closing = this.center.as("tr-di").get("/api/gaps/" + gap + "/closing").expect(200).json();

		assertThat(closing.get("sessions").asInt()).isOne();
		assertThat(closing.get("moved").asBoolean()).isFalse();
		assertThat(this.center.as("quinn").post("/api/gaps/" + gap + "/close", Map.of()).expect(409).body())
			.contains("not better for sure");
	}

	@Test
	void a_settled_gap_is_a_task_in_the_inbox_with_the_agenda_filled_in() {
		String gap = gapOf("tr-ed");
		settle(gap, Map.of("decision", "CONFIRM"));
		String task = task("tr-ed");
		JsonNode form = this.center.as("marcus").get("/api/tasks/" + task).expect(200).json();
		String agenda = form.at("/schema/properties/agenda/default").asString();
		assertThat(agenda).contains("Listen together");

		this.center.as("marcus").complete(task, Map.of("way", "LIVE")).expect(422);
		this.center.as("marcus")
			.complete(task,
					Map.of("way", "LIVE", "agenda", agenda, "plannedFor",
							Instant.now().plus(Duration.ofDays(1)).toString()))
			.expect(200);

		assertThat(this.center.as("tr-ed")
			.get("/api/reps/tr-ed/coaching/plans")
			.expect(200)
			.json()
			.get(0)
			.get("gap")
			.asString()).isEqualTo(gap);
	}

	@Test
	void a_rep_reads_and_does_the_training_on_their_own_page() {
		settle(gapOf("tr-fay"), Map.of("decision", "CONFIRM"));
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "tr-fay", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/training");
			browser.look(page, "training");
			page.navigate(base + "/reps/tr-fay/record");
			page.click("button:has-text('It is done')");
			page.waitForSelector("#training .badge:has-text('done')");
			browser.look(page, "training-record");
			assertThat(complaints).isEmpty();
			page.close();
		}
		assertThat(training("tr-fay").get(0).get("completedBy").asString()).isEqualTo("tr-fay");
	}

	private String gapOf(String rep) {
		this.center.rep(rep).pastCalls(rep, 20, "MISSED");
		return gaps(rep).get(0).get("gap").asString();
	}

	private List<JsonNode> gaps(String rep) {
		return this.center.as("auditor")
			.get("/api/reps/" + rep + "/gaps")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.toList();
	}

	private void settle(String gap, Map<String, Object> said) {
		this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", said).expect(200);
	}

	private JsonNode training(String rep) {
		return this.center.as("auditor").get("/api/reps/" + rep + "/training").expect(200).json();
	}

	/** The task that a settled gap of the rep led to; absent when there is none. */
	private String task(String rep) {
		return this.center.as("marcus")
			.get("/api/tasks?mine=true&limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.get("name").asString().equals("plan-coaching")
					&& task.get("rep").asString().equals(rep))
			.map((task) -> task.get("task").asString())
			.findFirst()
			.orElse(null);
	}

	private void coach(String rep) {
		String session = this.center.as("marcus")
			.post("/api/reps/" + rep + "/coaching",
					Map.of("kind", "SESSION", "way", "ROLE_PLAY", "milestone", "lead", "skill", "TRANSITION", "what",
							"Two role plays", "heldAt", Instant.now().toString(), "minutes", 20))
			.expect(201)
			.json()
			.get("session")
			.asString();
		this.center.as(rep).post("/api/coaching/" + session + "/answer", Map.of("tookPlace", true)).expect(200);
	}

	private static long days(String instant) {
		return Math.round(Duration.between(Instant.now(), Instant.parse(instant)).toHours() / 24.0);
	}

}
