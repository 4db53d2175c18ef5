package io.callcraft.policies.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * What the workbench's pages and their counterparts in the API do beside drafts: policies
 * that come and go as files, trials, the folder, the clock.
 */
class PolicyPagesIntegrationTests extends ShippedPoliciesOverHttp {

	private static final String README = "rules/escalation/README.md";

	@Test
	void a_release_taken_along_as_a_zip_file_comes_back_as_it_was() {
		publish(README, "Different");
		MockHttpSession ops = signedIn("ops");
		MvcTestResult taken = get("auditor", "/api/releases/1/export");
		MvcTestResult onPage = this.http.get().uri("/policies/releases/1/export").session(ops).exchange();
		assertThat(taken).hasStatusOk().hasContentType("application/zip");
		assertThat(onPage).hasStatusOk()
			.headers()
			.hasValue("Content-Disposition", "attachment; filename=\"release-1.zip\"");
		byte[] zip = taken.getResponse().getContentAsByteArray();
		assertThat(onPage.getResponse().getContentAsByteArray()).isEqualTo(zip);

		long draft = json(imported("ops", zip), 201).get("draft").asLong();
		assertThat(get("ops", "/api/drafts/" + draft + "/export").getResponse().getContentAsByteArray()).isEqualTo(zip);
		int release = published(draft);
		assertThat(json(get("ops", "/api/releases/" + release), 200).get("sha256"))
			.isEqualTo(json(get("ops", "/api/releases/1"), 200).get("sha256"));
		assertThat(json(imported("ops", zip), 201).get("files")).as("nothing is left to change").isEmpty();
		json(imported("auditor", zip), 403);

		publish(README, "Different again");
		String begun = this.http.post()
			.uri("/policies/drafts/import")
			.multipart()
			.file(new MockMultipartFile("zip", "release-1.zip", "application/zip", zip))
			.param("message", "Back to the first")
			.session(ops)
			.with(csrf())
			.exchange()
			.getResponse()
			.getRedirectedUrl();
		assertThat(page(ops, String.valueOf(begun))).contains("The zip file is a draft now", "Back to the first",
				README);
		int again = published(Long.parseLong(String.valueOf(begun).replaceAll("\\D", "")));
		assertThat(json(get("ops", "/api/releases/" + again), 200).get("sha256"))
			.isEqualTo(json(get("ops", "/api/releases/1"), 200).get("sha256"));
	}

	@Test
	void a_release_says_since_when_it_is_live_and_only_others_can_be_rolled_back_to() {
		publish(README, "Different");
		MockHttpSession ops = signedIn("ops");
		JsonNode live = json(get("ops", "/api/releases/live"), 200);
		String here = "/policies/releases/" + live.get("release").asInt();
		String rollBack = "Roll back to this release";

		assertThat(page(ops, here)).contains("Live since", "<time datetime=\"" + live.get("at").asString() + "\"")
			.doesNotContain(rollBack, "/restore");
		assertThat(page(ops, "/policies/releases/1")).contains(rollBack).doesNotContain("Live since");
		assertThat(page("auditor", "/policies/releases/1")).doesNotContain(rollBack);

		posted(ops, here + "/restore", Map.of("message", "Once more"));
		assertThat(page(ops, here)).contains("role=\"alert\"", "there is nothing to roll back");
		JsonNode refused = json(send("ops", HttpMethod.POST, "/api" + here.replace("/policies", "") + "/restore",
				"{\"message\": \"x\"}"), 409);
		assertThat(refused.get("detail").asString()).contains("holds exactly what is live already");

		json(send("ops", HttpMethod.POST, "/api/releases/1/restore", "{\"message\": \"Back\"}"), 200);
		assertThat(page(ops, "/policies/releases/1")).contains("It holds exactly what is live as")
			.doesNotContain(rollBack, "Live since");
		assertThat(page(ops, here)).contains(rollBack);
	}

	@Test
	void a_rule_that_can_never_apply_is_marked_at_its_line() {
		String path = "rules/assessment/never.drl";
		long draft = json(draft("Never", path, """
				// Nothing is met and missed at once.
				rule "A call that is met and missed is not reached"
				when
					CallAssessment( lead == Outcome.MET, lead == Outcome.MISSED )
				then
					insert( new NotReached( Milestone.LEAD, "never" ) );
				end
				"""), 201).get("draft").asLong();

		JsonNode found = json(send("ops", HttpMethod.POST, "/api/drafts/" + draft + "/check", ""), 200).get("problems");
		assertThat(found.valueStream()).as(found.toString())
			.filteredOn((problem) -> problem.get("reason").asString().contains("can never apply"))
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.get("file").asString()).isEqualTo(path);
				assertThat(problem.get("line").asInt()).isEqualTo(2);
				assertThat(problem.get("severity").asString()).isEqualTo("WARNING");
				assertThat(problem.get("reason").asString()).contains("lead == Outcome.MET", "lead == Outcome.MISSED");
			});
		assertThat(page("ops", "/policies/drafts/" + draft + "/check")).contains(path + ":2", "can never apply");
	}

	@Test
	void a_decision_is_tried_on_a_stored_call_with_its_trace() {
		employ("r-11");
		String receipt = send("""
				{"source": "acd", "callId": "refused", "rep": "r-11", "startedAt": "%s", "handleSeconds": 300,\
				 "outcomes": {"lead": "MISSED"}}
				""".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
		Api.await("the call is followed", Duration.ofSeconds(120), () -> isFollowed(receipt));
		String refused = "What follows a refused lead was not reached";
		String picked = "A call picked by a supervisor coaches and never counts";

		JsonNode answer = json(get("auditor", "/api/decisions/assessment/trial?on=acd/refused"), 200);
		assertThat(answer.get("verdicts").toString()).contains("NotReached");
		assertThat(answer.get("fired")).singleElement().satisfies((rule) -> {
			assertThat(rule.get("rule").asString()).isEqualTo(refused);
			assertThat(rule.get("facts").toString()).contains("CallAssessment", "MISSED");
		});
		assertThat(answer.get("almost").valueStream()).filteredOn((rule) -> rule.get("rule").asString().equals(picked))
			.singleElement()
			.satisfies((rule) -> assertThat(rule.get("condition").asString()).contains("Sampling.SUPERVISOR"));
		json(get("auditor", "/api/decisions/assessment/trial?on=acd/none"), 404);
		json(get("auditor", "/api/decisions/none/trial?on=acd/refused"), 404);
		json(get("auditor", "/api/decisions/assessment/trial?on="), 422);
		json(get("carla", "/api/decisions/assessment/trial?on=acd/refused"), 403);

		assertThat(page("auditor", "/policies/decisions/assessment/try?on=acd/refused")).contains(refused, "NotReached",
				picked, "sampling == Sampling.SUPERVISOR", "CallAssessment[");
		assertThat(
				this.http.get().uri("/policies/decisions/assessment/try?on= ").session(signedIn("auditor")).exchange())
			.hasRedirectedUrl("/policies/decisions/assessment");
	}

	@Test
	void on_the_page_the_folder_wins_as_a_draft_and_the_store_by_writing() throws IOException {
		String shipped = Files.readString(FOLDER.resolve(RULE));
		String live = shipped + "\n// changed on the page\n";
		publish(RULE, live);
		MockHttpSession ops = signedIn("ops");
		assertThat(page(ops, "/policies")).contains("The folder holds something else than what is live", RULE,
				"The folder is right", "What is live is right");
		assertThat(page("auditor", "/policies")).contains("The folder holds something else")
			.doesNotContain("The folder is right");

		String draft = posted(ops, "/policies/drafts/of-folder", Map.of());
		assertThat(page(ops, draft)).contains("What the folder holds is a draft now", RULE);
		assertThat(get("ops", "/api" + draft.replace("/policies", "") + "/files/" + RULE)).bodyText()
			.isEqualTo(shipped);

		assertThat(posted(ops, "/policies/drafts/to-folder", Map.of())).isEqualTo("/policies");
		assertThat(page(ops, "/policies")).contains("The folder holds what is live now")
			.doesNotContain("The folder holds something else");
		assertThat(Files.readString(FOLDER.resolve(RULE))).isEqualTo(live);
		posted(ops, "/policies/drafts/to-folder", Map.of());
		assertThat(page(ops, "/policies")).contains("role=\"alert\"");
		awaitLookAtFolder(live);
		Files.writeString(FOLDER.resolve(RULE), shipped);
		awaitLookAtFolder(shipped);
	}

	@Test
	void a_draft_publishes_itself_on_the_monday_that_its_page_was_told() {
		long draft = json(draft("From Monday", README, "From Monday"), 201).get("draft").asLong();
		String path = "/policies/drafts/" + draft;
		MockHttpSession ops = signedIn("ops");
		LocalDateTime monday = LocalDateTime.now(ZoneOffset.UTC)
			.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
			.with(LocalTime.of(8, 0));

		posted(ops, path + "/schedule", Map.of("at", "Monday 08:00"));
		assertThat(page(ops, path)).contains("no day with a time, such as").doesNotContain("It publishes itself");
		posted(ops, path + "/schedule", Map.of("at", "2020-01-06T08:00"));
		assertThat(page(ops, path)).contains("must lie ahead").doesNotContain("It publishes itself");
		posted(ops, path + "/schedule", Map.of("at", monday.toString()));
		assertThat(page(ops, path)).contains("It will publish itself then", "It publishes itself",
				"value=\"" + monday + "\"", "Do not publish it then");
		assertThat(json(get("ops", "/api/drafts/" + draft), 200).get("publishAt").asString())
			.isEqualTo(monday.toInstant(ZoneOffset.UTC).toString());

		posted(ops, path + "/schedule", Map.of("at", ""));
		assertThat(page(ops, path)).contains("It waits for somebody to publish it")
			.doesNotContain("It publishes itself", "Do not publish it then");

		posted(ops, path + "/schedule", Map.of("at", monday.toString()));
		this.jdbc.update("update policy_draft set publish_at = ? where id = ?",
				Timestamp.valueOf(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1)), draft);
		Api.await("Monday has come", Duration.ofSeconds(60), () -> !ofMonday().isEmpty());
		JsonNode release = ofMonday().get(0);
		assertThat(release.get("by").asString()).isEqualTo("ops");
		assertThat(page(ops, path)).contains("Release " + release.get("release").asInt())
			.doesNotContain("Publish later");
	}

	private List<JsonNode> ofMonday() {
		return json(get("ops", "/api/releases?limit=20"), 200).get("items")
			.valueStream()
			.filter((release) -> release.get("message").asString().equals("From Monday"))
			.toList();
	}

	private void publish(String path, String text) {
		published(json(draft("Different", path, text), 201).get("draft").asLong());
	}

	private int published(long draft) {
		return json(send("ops", HttpMethod.POST, "/api/drafts/" + draft + "/publish", ""), 200).get("release").asInt();
	}

	private MvcTestResult imported(String user, byte[] zip) {
		return this.http.post()
			.uri("/api/drafts/import")
			.with(httpBasic(user, "demo"))
			.contentType("application/zip")
			.content(zip)
			.exchange();
	}

	/** Where a form leads to. */
	private String posted(MockHttpSession session, String path, Map<String, String> form) {
		var request = this.http.post().uri(path).session(session).with(csrf());
		form.forEach(request::param);
		return String.valueOf(request.exchange().getResponse().getRedirectedUrl());
	}

}
