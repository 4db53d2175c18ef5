package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
 * Calls that came without outcomes are drawn and assessed, through REST and by the
 * keyboard.
 */
class AssessmentIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

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
	void a_draw_takes_what_the_interval_needs_and_follows_from_its_seed() {
		this.center.as("integration").put("/api/teams/t-draw", Map.of("name", "Drawn", "supervisor", "marcus"));
		for (String rep : List.of("dra", "drb")) {
			this.center.as("integration")
				.put("/api/reps/" + rep,
						Map.of("name", rep, "team", "t-draw", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
								"noticeAcknowledgedOn", "2026-01-05"))
				.expect(200);
		}
		calls("dra", 60);
		calls("drb", 10);
		Map<String, Object> wanted = Map.of("seed", "autumn", "points", 15);
		this.center.as("marcus").post("/api/teams/t-draw/assessment-draws", wanted).expect(403);

		JsonNode drawn = this.center.as("quinn").post("/api/teams/t-draw/assessment-draws", wanted).expect(201).json();

		assertThat(drawn.get("needed").asInt()).isEqualTo(39);
		assertThat(drawn.get("calls").asInt()).isEqualTo(49);
		assertThat(drawn.get("tooFew").toString()).isEqualTo("[\"drb\"]");
		assertThat(this.center.as("quinn")
			.post("/api/teams/t-draw/assessment-draws", wanted)
			.expect(201)
			.json()
			.get("calls")
			.asInt()).isZero();
		JsonNode coverage = this.center.as("quinn").get("/api/teams/t-draw/assessment-coverage").json();
		assertThat(coverage.get(0).get("waiting").asInt()).isEqualTo(39);
		String first = this.center.as("quinn")
			.get("/api/assessment-draws?limit=1")
			.json()
			.get("items")
			.get(0)
			.get("call")
			.asString();
		JsonNode assessment = assess("quinn", "/api/calls/" + first, answers("MET"), 201);
		assertThat(assessment.get("sampling").asString()).isEqualTo("RANDOM");
		assertThat(waiting()).hasSize(48).doesNotContain(first);
		String rep = first.substring(4, 7);
		Api.await("the drawn call counts", SOON, () -> observed(rep) == 1);
	}

	@Test
	void calls_drawn_for_their_risk_say_why_and_count_in_no_rate() {
		this.center.as("integration").put("/api/teams/t-risk", Map.of("name", "Risky", "supervisor", "marcus"));
		this.center.as("integration")
			.put("/api/reps/rsk",
					Map.of("name", "rsk", "team", "t-risk", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		List<String> more = List.of("", ",\"science\":{\"holdSeconds\":120}", ",\"science\":{\"holdSeconds\":121}",
				",\"sale\":true", ",\"behaviours\":[\"REQUEUED_CALLER\"]", ",\"science\":{\"transferred\":true}");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < more.size(); i++) {
			lines.add("{\"source\":\"acd\",\"callId\":\"rsk-" + i + "\",\"rep\":\"rsk\",\"startedAt\":\""
					+ FIRST.plusSeconds(900L * i) + "\",\"handleSeconds\":150" + more.get(i) + "}");
		}
		this.center.postAndFollow(lines);
		String draws = "/api/teams/t-risk/assessment-draws";
		this.center.as("marcus").post(draws, Map.of("kind", "RISK")).expect(403);
		this.center.as("quinn").post(draws, Map.of("kind", "CENSUS")).expect(422);

		assertThat(this.center.as("quinn")
			.post(draws, Map.of("kind", "RISK", "calls", 3))
			.expect(201)
			.json()
			.get("calls")
			.asInt()).isEqualTo(3);
		Map<String, String> reasons = new HashMap<>();
		this.center.as("quinn").get("/api/assessment-draws?limit=500").json().get("items").forEach((each) -> {
			if (each.get("rep").asString().equals("rsk")) {
				reasons.put(each.get("call").asString(), each.get("reason").asString());
			}
		});
		assertThat(reasons).containsOnly(Map.entry("acd/rsk-4", "The caller went back into the queue"),
				Map.entry("acd/rsk-3", "Sold within 150 seconds"), Map.entry("acd/rsk-2", "121 seconds on hold"));
		assertThat(this.center.as("quinn")
			.get("/api/teams/t-risk/assessment-coverage")
			.json()
			.get(0)
			.get("waiting")
			.asInt()).isZero();

		assertThat(assess("quinn", "/api/calls/acd/rsk-3", answers("MISSED"), 201).get("sampling").asString())
			.isEqualTo("RISK");
		this.center.as("quinn").post(draws, Map.of("seed", "autumn")).expect(201);
		assess("quinn", "/api/calls/acd/rsk-0", answers("MET"), 201);
		Api.await("the call drawn by chance counts", SOON, () -> observed("rsk") == 1);
		JsonNode coverage = this.center.as("quinn").get("/api/teams/t-risk/assessment-coverage").json().get(0);
		assertThat(coverage.get("assessed").asInt()).isEqualTo(1);
		assertThat(this.center.as("auditor")
			.get("/api/reps/rsk/standing")
			.json()
			.get("milestones")
			.get("lead")
			.get("met")
			.asInt()).isEqualTo(1);
		// nothing waits for the other tests of this center
		for (int left : List.of(1, 2, 4, 5)) {
			assess("quinn", "/api/calls/acd/rsk-" + left, answers("MET"), 201);
		}
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

	private List<String> waiting() {
		return this.center.as("quinn")
			.get("/api/assessment-draws?limit=500")
			.json()
			.get("items")
			.valueStream()
			.map((each) -> each.get("call").asString())
			.toList();
	}

	private int observed(String rep) {
		return this.center.as("auditor")
			.get("/api/reps/" + rep + "/standing")
			.expect(200)
			.json()
			.get("milestones")
			.get("lead")
			.get("observed")
			.asInt();
	}

	private static Map<String, Object> answers(String lead) {
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

}
