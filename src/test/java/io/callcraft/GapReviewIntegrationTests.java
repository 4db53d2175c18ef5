package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.callcraft.shared.Utc;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the rules propose, people confirm or override: through REST and on the pages.
 */
class GapReviewIntegrationTests extends CenterOnMysql {

	private static final String RULE = "A rep who is not let to lead needs practice in the transition";

	private static final Map<String, Object> CONFIRM = Map.of("decision", "CONFIRM");

	@Test
	void a_confirmed_gap_is_on_record_and_settled_once() {
		this.center.rep("gr-ada").pastCalls("gr-ada", 20, "MISSED");
		String gap = gap("gr-ada", "SKILL");
		say("gr-ada", gap, CONFIRM, 403);
		say("hr", gap, CONFIRM, 403);
		assertThat(waiting()).contains(gap);

		JsonNode review = say("quinn", gap, CONFIRM, 200);

		assertThat(review.get("gap").get("state").asString()).isEqualTo("CONFIRMED");
		assertThat(review.get("gap").get("cause").asString()).isEqualTo("SKILL");
		assertThat(review.get("confidence").get("words").asString()).contains("every call being assessed");
		say("marcus", gap, CONFIRM, 409);
		assertThat(waiting()).doesNotContain(gap);
		assertThat(kinds("gr-ada")).contains("gap.proposed", "gap.confirmed");
	}

	@Test
	void an_override_says_what_it_is_instead_and_why_and_counts_against_its_rule() {
		this.center.rep("gr-bo").pastCalls("gr-bo", 20, "MISSED");
		String gap = gap("gr-bo", "SKILL");
		int before = overridden();
		say("marcus", gap, Map.of("decision", "OVERRIDE", "reason", "Knows how"), 422);
		say("marcus", gap, Map.of("decision", "OVERRIDE", "cause", "WILL"), 422);
		say("marcus", gap, Map.of("decision", "OVERRIDE", "cause", "SKILL", "reason", "Same"), 422);

		JsonNode review = say("marcus", gap,
				Map.of("decision", "OVERRIDE", "cause", "WILL", "reason", "Leads in every role play"), 200);

		assertThat(review.get("gap").get("state").asString()).isEqualTo("OVERRIDDEN");
		assertThat(review.get("opinions").get(0).get("reason").asString()).isEqualTo("Leads in every role play");
		assertThat(overridden()).isEqualTo(before + 1);
		this.jdbc.update("update gap set found_at = ? where id = ?", Utc.of(Instant.now().minus(Duration.ofDays(366))),
				Long.parseLong(gap.replaceAll("\\D", "")));
		assertThat(overridden()).as("what was found over a year ago counts no more").isEqualTo(before);
		assertThat(kinds("gr-bo")).contains("gap.overridden");
	}

	@Test
	void one_evaluators_eye_names_no_cause_but_may_see_no_gap() {
		this.center.rep("gr-cy");
		assessed("gr-cy", 12, (call) -> "quinn");
		String gap = gap("gr-cy", "SKILL");

		assertThat(this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", CONFIRM).expect(409).body())
			.contains("judged by 1 person", "2 people are needed");
		say("quinn", gap, Map.of("decision", "OVERRIDE", "cause", "WILL", "reason", "Sighs"), 409);
		JsonNode review = say("quinn", gap,
				Map.of("decision", "OVERRIDE", "cause", "NONE", "reason", "All of one bad morning"), 200);

		assertThat(review.get("gap").get("cause").asString()).isEqualTo("NONE");
		this.center.rep("gr-di");
		assessed("gr-di", 12, (call) -> (call % 2 == 0) ? "quinn" : "marcus");
		say("quinn", gap("gr-di", "SKILL"), CONFIRM, 200);
	}

	@Test
	void a_call_that_no_longer_reads_as_missed_shows_nothing() {
		this.center.rep("gr-ev").pastCalls("gr-ev", 8, "MISSED");
		String gap = gap("gr-ev", "SKILL");
		String call = "/api/calls/" + review(gap).get("gap").get("calls").get(0).asString();
		JsonNode stored = this.center.as("quinn").get(call).expect(200).json();
		this.center.as("quinn")
			.put(call,
					Map.of("reason", "Heard again", "rep", "gr-ev", "startedAt", stored.get("startedAt").asString(),
							"handleSeconds", 300, "outcomes", Map.of("lead", "MET")))
			.expect(200);

		assertThat(this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", CONFIRM).expect(409).body())
			.contains("7 calls", "8 are needed");
	}

	@Test
	void a_lack_of_talent_takes_two_people_and_help_before_and_leads_to_another_seat() {
		this.center.rep("gr-fay");
		deafToCues("gr-fay");
		String gap = gap("gr-fay", "TALENT");
		assertThat(this.center.as("quinn").post("/api/gaps/" + gap + "/opinion", CONFIRM).expect(409).body())
			.contains("before help was tried");
		coach("gr-fay");

		assertThat(say("quinn", gap, CONFIRM, 200).get("gap").get("state").asString()).isEqualTo("PROPOSED");
		say("quinn", gap, CONFIRM, 409);
		assertThat(say("marcus", gap, CONFIRM, 200).get("gap").get("state").asString()).isEqualTo("CONFIRMED");

		JsonNode task = roleFitOf("gr-fay");
		assertThat(task.get("candidates").toString()).contains("role:HR");
		String path = task.get("task").asString();
		this.center.as("hr").complete(path, Map.of("decision", "OTHER_SEAT")).expect(422);
		this.center.as("hr")
			.complete(path,
					Map.of("talkedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "repsWords",
							"I would rather solve things", "decision", "OTHER_SEAT", "reason", "A seat for solving"))
			.expect(200);
		assertThat(review(gap).get("gap").get("state").asString()).isEqualTo("CLOSED");
		assertThat(kinds("gr-fay")).contains("gap.opinion-given", "gap.confirmed", "role-fit.reviewed", "seat.changed");
	}

	@Test
	void who_says_otherwise_than_a_lack_of_talent_is_enough_alone() {
		this.center.rep("gr-gus");
		deafToCues("gr-gus");
		coach("gr-gus");
		String gap = gap("gr-gus", "TALENT");
		say("quinn", gap, CONFIRM, 200);

		JsonNode review = say("marcus", gap,
				Map.of("decision", "OVERRIDE", "cause", "SKILL", "reason", "Hears it when the line is clear"), 200);

		assertThat(review.get("gap").get("cause").asString()).isEqualTo("SKILL");
		assertThat(review.get("opinions")).hasSize(2);
	}

	@Test
	void a_gap_is_settled_on_its_page() {
		this.center.rep("gr-hal").pastCalls("gr-hal", 20, "MISSED");
		String gap = gap("gr-hal", "SKILL");
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "quinn", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/gaps");
			browser.look(page, "gaps-waiting");
			page.navigate(base + "/gaps/" + gap);
			browser.look(page, "gaps-one");
			page.click("text=are not");
			page.selectOption("#cause", "OBSTACLE");
			List<Route> held = new ArrayList<>();
			page.route("**/js/app*.js", held::add);
			page.click("text=Settle it");
			page.waitForSelector("[role=alert]:has-text('needed to override')");
			page.fill("#reason", "The script forbids it");
			page.waitForCondition(() -> !held.isEmpty());
			held.get(0).resume();
			page.unroute("**/js/app*.js");
			page.waitForLoadState();
			assertThat(page.locator("#cause").inputValue()).as("put back").isEqualTo("OBSTACLE");
			assertThat(page.locator("#reason").inputValue()).as("typed before the script ran")
				.isEqualTo("The script forbids it");
			page.click("text=Settle it");
			page.waitForSelector(".toast:has-text('Settled')");
			page.navigate(base + "/gaps/rules");
			assertThat(page.locator("tr:has-text('" + RULE + "')").count()).isOne();
			browser.look(page, "gaps-rules");
			Page ops = browser.signedIn(base, "ops", new Viewport(1280, 800));
			ops.navigate(base + "/policies/decisions/diagnosis?find=" + RULE.replace(" ", "+"));
			assertThat(Integer
				.parseInt(ops.locator("tr:has-text('" + RULE + "') td[data-label=Overridden]").first().textContent()))
				.isPositive();
			browser.look(ops, "decision-overridden");
			ops.close();
			page.navigate(base + "/reps/gr-hal");
			assertThat(page.locator("body").textContent()).contains("People say: Obstacle");
			assertThat(complaints).isEmpty();
			page.close();
		}
		assertThat(review(gap).get("gap").get("cause").asString()).isEqualTo("OBSTACLE");
	}

	private String gap(String rep, String kind) {
		return this.center.as("auditor")
			.get("/api/reps/" + rep + "/gaps")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((gap) -> gap.get("kind").asString().equals(kind))
			.findFirst()
			.orElseThrow()
			.get("gap")
			.asString();
	}

	private JsonNode say(String user, String gap, Map<String, Object> said, int status) {
		return this.center.as(user).post("/api/gaps/" + gap + "/opinion", said).expect(status).json();
	}

	private JsonNode review(String gap) {
		return this.center.as("auditor").get("/api/gaps/" + gap).expect(200).json();
	}

	private List<String> waiting() {
		return this.center.as("auditor")
			.get("/api/gaps?limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((gap) -> gap.get("gap").asString())
			.toList();
	}

	private int overridden() {
		return this.center.as("ops")
			.get("/api/gaps/rules")
			.expect(200)
			.json()
			.valueStream()
			.filter((rule) -> rule.get("rules").toString().contains(RULE))
			.mapToInt((rule) -> rule.get("overridden").asInt())
			.sum();
	}

	private JsonNode roleFitOf(String rep) {
		return this.center.as("hr")
			.get("/api/tasks?mine=true&limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.get("name").asString().equals("review-role-fit")
					&& task.get("rep").asString().equals(rep))
			.findFirst()
			.orElseThrow();
	}

	private void coach(String rep) {
		String session = this.center.as("marcus")
			.post("/api/reps/" + rep + "/coaching",
					Map.of("kind", "SESSION", "milestone", "unstatedNeeds", "skill", "READ_TONE", "way", "ROLE_PLAY",
							"minutes", 30, "what", "Six calls", "heldAt",
							Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1)).toString()))
			.expect(201)
			.json()
			.get("session")
			.asString();
		this.center.as(rep).post("/api/coaching/" + session + "/answer", Map.of("tookPlace", true)).expect(200);
	}

	private void deafToCues(String rep) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			lines.add(RunningCenter.line(rep, past(i),
					"\"outcomes\":{\"statedNeeds\":\"MET\",\"unstatedNeeds\":\"MISSED\",\"concerns\":\"MISSED\"}"));
		}
		this.center.postAndFollow(lines);
	}

	private void assessed(String rep, int count, IntFunction<String> assessor) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			lines.add(RunningCenter.line(rep, past(i),
					"\"outcomes\":{\"lead\":\"MISSED\"},\"sampling\":\"RANDOM\",\"assessor\":\"" + assessor.apply(i)
							+ "\""));
		}
		this.center.postAndFollow(lines);
	}

	private static Instant past(int call) {
		return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(20)).plusSeconds(900L * call);
	}

}
