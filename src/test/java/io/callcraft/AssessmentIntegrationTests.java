package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import io.callcraft.shared.Milestone;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that came without outcomes are assessed, through REST and by the keyboard.
 */
class AssessmentIntegrationTests extends CenterOnMysql {

	/** Of the form that is shipped: seven milestones and five items. */
	private static final int QUESTIONS = Milestone.values().length + 5;

	private static final Instant FIRST = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));

	@Test
	void an_assessed_call_counts_and_keeps_what_was_said() {
		unassessed("as-lou", 1);
		String call = "/api/calls/acd/as-lou-0";

		assess("as-lou", call, answers("MISSED"), 403);
		this.center.rep("as-mo");
		assess("as-mo", call, answers("MISSED"), 404);
		assess("auditor", call, answers("MISSED"), 403);
		JsonNode assessment = assess("quinn", call, answers("MISSED"), 201);

		assertThat(assessment.get("sampling").asString()).isEqualTo("SUPERVISOR");
		JsonNode read = this.center.as("as-lou").get(call).expect(200).json();
		assertThat(read.get("outcomes").get("lead").asString()).isEqualTo("MISSED");
		assertThat(read.get("outcomes").get("concerns").get("reason").asString()).isEqualTo("There were none");
		assertThat(read.get("assessor").asString()).isEqualTo("quinn");
		JsonNode kept = this.center.as("as-lou").get(call + "/assessments").expect(200).json();
		assertThat(kept).hasSize(1);
		assertThat(kept.get(0).get("milestones").get("lead").get("evidence").asString()).isEqualTo("Just the bill");
		assertThat(kept.get(0).get("checklist").get("name").get("answer").asString()).isEqualTo("NOT_APPROPRIATE");
		assertThat(kept.get(0).get("observations").get(0).get("offsetSeconds").asInt()).isEqualTo(90);
		assertThat(kinds("as-lou")).contains("call.assessed", "call.corrected");
	}

	@Test
	void only_quality_assesses_again_and_the_earlier_answers_stay() {
		unassessed("as-nel", 1);
		String call = "/api/calls/acd/as-nel-0";
		assess("marcus", call, answers("MISSED"), 201);
		assess("marcus", call, answers("MET"), 403);
		assess("quinn", call, answers("MET"), 201);

		JsonNode kept = this.center.as("auditor").get(call + "/assessments").json();
		assertThat(kept).hasSize(2);
		assertThat(kept.get(0).get("milestones").get("lead").get("outcome").asString()).isEqualTo("MISSED");
		assertThat(kept.get(1).get("sampling").asString()).isEqualTo("SUPERVISOR");
		assertThat(this.center.as("auditor").get(call).json().get("outcomes").get("lead").asString()).isEqualTo("MET");
	}

	@Test
	void of_several_who_assess_a_call_at_once_one_does() {
		unassessed("as-rae", 1);
		List<Integer> answers = IntStream.range(0, 6)
			.parallel()
			.mapToObj((each) -> this.center.as("marcus").post("/api/calls/acd/as-rae-0/assessments", answers("MET")))
			.map(Api.Answer::status)
			.toList();

		assertThat(answers).containsOnlyOnce(201).containsOnly(201, 403);
		assertThat(this.center.as("auditor").get("/api/calls/acd/as-rae-0/assessments").json()).hasSize(1);
	}

	@Test
	void every_wrong_answer_is_named_at_once() {
		unassessed("as-oda", 1);
		Map<String, Object> wrong = answers("MET");
		Map<String, Object> milestones = new LinkedHashMap<>(milestones("MET"));
		milestones.remove("lead");
		milestones.put("discovery", Map.of("outcome", "NOT_APPLICABLE"));
		wrong.put("milestones", milestones);
		wrong.put("checklist", Map.of("identified", Map.of("answer", "NOT_APPROPRIATE", "reason", "Knew them"), "smile",
				Map.of("answer", "YES")));
		wrong.put("observations", List.of(Map.of("competency", "TONE", "offsetSeconds", 301, "note", "Warm")));

		String answer = this.center.as("quinn").post("/api/calls/acd/as-oda-0/assessments", wrong).expect(422).body();

		assertThat(answer).contains("milestones.lead", "milestones.discovery.reason", "checklist.identified",
				"checklist.smile", "checklist.greeting", "observations[0].offsetSeconds", "300 seconds");
		assertThat(this.center.as("quinn").get("/api/calls/acd/as-oda-0/assessments").json()).isEmpty();
	}

	@Test
	void a_question_about_the_rep_never_becomes_a_milestone() {
		JsonNode form = this.center.as("quinn").get("/api/assessment-form").expect(200).json();
		int base = form.get("version").asInt();
		Map<String, Object> questions = new HashMap<>();
		form.get("questions").properties().forEach((each) -> questions.put(each.getKey(), each.getValue().asString()));
		questions.put("discovery", "Did the rep ask discovery questions?");
		Map<String, Object> change = Map.of("base", base, "questions", questions, "checklist",
				List.of(Map.of("key", "greeting", "question", "Opened with the greeting", "compliance", false)));

		assertThat(this.center.as("quinn").post("/api/assessment-form", change).expect(422).body())
			.contains("questions.discovery", "checklist");
		this.center.as("marcus").post("/api/assessment-form", change).expect(403);
		assertThat(this.center.as("quinn").get("/api/assessment-form").json().get("version").asInt()).isEqualTo(base);
	}

	@Test
	void a_call_is_assessed_by_keys_alone_and_a_refused_form_keeps_its_answers() {
		unassessed("as-quu", 1);
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn("http://127.0.0.1:" + this.port, "quinn", new Viewport(1280, 800));
			page.navigate("http://127.0.0.1:" + this.port + "/assess/calls/acd/as-quu-0");
			page.keyboard().press("2");
			page.keyboard().press("e");
			page.keyboard().type("Just the bill, please");
			page.keyboard().press("Control+Enter");
			page.waitForSelector("text=answers are not right yet");
			assertThat(page.locator("[name='milestones.lead.evidence']").inputValue())
				.isEqualTo("Just the bill, please");
			browser.look(page, "assess-refused");

			page.locator(".asked").nth(Milestone.values().length).locator("input[type=radio]").first().focus();
			for (int item = 0; item < 5; item++) {
				page.keyboard().press("1");
			}
			browser.look(page, "assess-answered");
			page.keyboard().press("Control+Enter");
			page.waitForSelector(".toast:has-text('is assessed')");
			page.navigate("http://127.0.0.1:" + this.port + "/calls/acd/as-quu-0");
			browser.look(page, "assess-call");
			assertThat(page.locator("#assessments").textContent()).contains("5 of 5", "Just the bill, please");
			page.navigate("http://127.0.0.1:" + this.port + "/assess");
			browser.look(page, "assess-waiting");
			page.navigate("http://127.0.0.1:" + this.port + "/assess/form");
			page.fill("#question-lead", "Did the rep lead the call?");
			page.click("text=Make the next version");
			page.waitForSelector("text=Asks what 'rep' did");
			browser.look(page, "assess-form");
			page.close();
		}
		JsonNode read = this.center.as("auditor").get("/api/calls/acd/as-quu-0").json();
		assertThat(read.get("outcomes").get("lead").asString()).isEqualTo("MISSED");
		assertThat(read.get("outcomes").get("commitment").get("reason").asString())
			.isEqualTo("The customer did not let the rep lead");
	}

	/**
	 * What it takes beyond listening, by the keystroke-level model of S. K. Card, T. P.
	 * Moran and A. Newell (CACM 23, 1980): 0.28 s a key of somebody who does not type for
	 * a living, 1.35 s to make up one's mind, for each answer, each text and the end.
	 */
	@Test
	void a_whole_assessment_takes_few_keys_and_far_less_than_a_minute() {
		unassessed("as-key", 3);
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn("http://127.0.0.1:" + this.port, "quinn", new Viewport(1280, 800));

			Keys plain = keys(page, "as-key-0");
			for (int question = 0; question < QUESTIONS; question++) {
				plain.press("1");
			}
			plain.done();
			Keys refused = keys(page, "as-key-1").press("2");
			for (int item = Milestone.values().length; item < QUESTIONS; item++) {
				refused.press("1");
			}
			refused.done();
			Keys worded = keys(page, "as-key-2").press("1").press("1").press("1");
			worded.press("2").text("e", "I only wanted the bill").press("1");
			worded.press("3").type("there were none").press("1");
			worded.press("1").press("3").type("in a great hurry").press("1").press("1").press("1").done();
			page.close();

			System.out.printf("ASSESS %s; a refused lead: %s; with evidence and two reasons: %s%n", plain, refused,
					worded);
			assertThat(plain.pressed).isEqualTo(QUESTIONS + 2);
			assertThat(refused.pressed).isLessThan(plain.pressed);
			assertThat(List.of(plain.seconds(), refused.seconds(), worded.seconds()))
				.allSatisfy((seconds) -> assertThat(seconds).isLessThan(60));
		}
		assertThat(outcomes("as-key-0").get("commitment").asString()).isEqualTo("MET");
		assertThat(outcomes("as-key-1").get("lead").asString()).isEqualTo("MISSED");
		JsonNode worded = this.center.as("auditor").get("/api/calls/acd/as-key-2/assessments").json().get(0);
		assertThat(worded.get("milestones").get("unstatedNeeds").get("evidence").asString())
			.isEqualTo("I only wanted the bill");
		assertThat(worded.get("milestones").get("recommendation").get("outcome").asString()).isEqualTo("MET");
		assertThat(worded.get("milestones").get("concerns").get("reason").asString()).isEqualTo("there were none");
		assertThat(worded.get("checklist").get("name").get("reason").asString()).isEqualTo("in a great hurry");
	}

	private JsonNode outcomes(String call) {
		return this.center.as("auditor").get("/api/calls/acd/" + call).json().get("outcomes");
	}

	private Keys keys(Page page, String call) {
		page.navigate("http://127.0.0.1:" + this.port + "/assess/calls/acd/" + call);
		return new Keys(page);
	}

	private void unassessed(String rep, int count) {
		this.center.rep(rep);
		calls(rep, count);
	}

	private void calls(String rep, int count) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"" + rep + "-" + i + "\",\"rep\":\"" + rep
					+ "\",\"startedAt\":\"" + FIRST.plusSeconds(900L * i) + "\",\"handleSeconds\":300}");
		}
		this.center.postAndFollow(lines);
	}

	private JsonNode assess(String user, String call, Map<String, Object> answers, int status) {
		return this.center.as(user).post(call + "/assessments", answers).expect(status).json();
	}

	static Map<String, Object> answers(String lead) {
		Map<String, Object> answers = new HashMap<>();
		answers.put("form", 1);
		answers.put("milestones", milestones(lead));
		answers.put("checklist", Map.of("greeting", Map.of("answer", "YES"), "name",
				Map.of("answer", "NOT_APPROPRIATE", "reason", "In a hurry"), "identified", Map.of("answer", "YES"),
				"disclosed", Map.of("answer", "NO"), "summary", Map.of("answer", "YES")));
		answers.put("observations",
				List.of(Map.of("competency", "TONE", "offsetSeconds", 90, "note", "Calm when the caller was not")));
		return answers;
	}

	private static Map<String, Object> milestones(String lead) {
		Map<String, Object> milestones = new LinkedHashMap<>();
		for (Milestone milestone : Milestone.values()) {
			milestones.put(milestone.key(), Map.of("outcome", "MET"));
		}
		milestones.put("lead", Map.of("outcome", lead, "evidence", "Just the bill"));
		milestones.put("concerns", Map.of("outcome", "NOT_APPLICABLE", "reason", "There were none"));
		return milestones;
	}

	/** Keys that are pressed, and how often somebody makes up their mind before. */
	private static final class Keys {

		private final Page page;

		private int pressed;

		private int decided;

		Keys(Page page) {
			this.page = page;
		}

		/** Answers a question. */
		Keys press(String key) {
			this.page.keyboard().press(key);
			this.pressed++;
			this.decided++;
			return this;
		}

		/** Writes a text and goes on. Capitals take the shift key as well. */
		Keys type(String text) {
			this.page.keyboard().type(text);
			this.page.keyboard().press("Enter");
			this.pressed += text.length() + (int) text.chars().filter(Character::isUpperCase).count() + 1;
			this.decided++;
			return this;
		}

		/** Opens a place for a text, and writes it. */
		Keys text(String opens, String text) {
			this.page.keyboard().press(opens);
			this.pressed++;
			return type(text);
		}

		void done() {
			this.page.keyboard().press("Control+Enter");
			this.page.waitForSelector(".toast:has-text('is assessed')");
			this.pressed += 2;
			this.decided++;
		}

		double seconds() {
			return 0.28 * this.pressed + 1.35 * this.decided;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%d keys, %.0f s", this.pressed, seconds());
		}

	}

}
