package io.callcraft.policies.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.callcraft.decisions.Spreadsheet;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Releases, drafts and the ledger over REST, with the policies as shipped and the real
 * engines.
 */
class PoliciesApiIntegrationTests extends ShippedPoliciesOverHttp {

	@Test
	void the_shipped_policies_are_live_without_a_problem() {
		JsonNode live = json(get("auditor", "/api/releases/live"), 200);

		assertThat(live.get("problems")).isEmpty();
		assertThat(live.get("sha256").asString()).hasSize(64);
		assertThat(live.get("files").valueStream().map(JsonNode::asString)).contains(RULE, THRESHOLDS,
				"processes/staged-escalation.bpmn");
		JsonNode first = json(get("auditor", "/api/releases/1"), 200);
		assertThat(first.get("by").asString()).isEqualTo("folder");
		assertThat(first.get("approvedBy").isNull()).isTrue();
		assertThat(json(get("auditor", "/api/releases?limit=1"), 200).get("items")).hasSize(1);
	}

	@Test
	void a_file_of_a_release_is_plain_text() throws IOException {
		MvcTestResult file = get("auditor", "/api/releases/1/files/" + RULE);

		assertThat(file).hasStatusOk().hasContentType("text/plain;charset=UTF-8");
		assertThat(file).bodyText().isEqualTo(Files.readString(Path.of(RULE)));
		json(get("auditor", "/api/releases/1/files/rules/none.drl"), 404);
		json(get("auditor", "/api/releases/4711"), 404);
	}

	@Test
	void what_both_sides_changed_is_settled_by_name() throws IOException {
		String text = Files.readString(Path.of(THRESHOLDS));
		String counted = "why: Counted calls that a case needs at least";
		assertThat(text).contains(counted, "why: Evidence that a case needs");
		long mine = json(draft("Mine", THRESHOLDS, text.replace(counted, "why: Mine")), 201).get("draft").asLong();
		long theirs = json(draft("Theirs", THRESHOLDS,
				text.replace(counted, "why: Theirs").replace("why: Evidence that a case needs", "why: Theirs alone")),
				201)
			.get("draft")
			.asLong();
		json(send("ops", HttpMethod.POST, "/api/drafts/" + theirs + "/publish", "{}"), 200);
		String settle = "/api/drafts/" + mine + "/settle";
		String keepMine = "{\"path\": \"" + THRESHOLDS + "\", \"mine\": [\"entry.counted\"]}";

		JsonNode file = json(get("auditor", "/api/drafts/" + mine + "/overtaken"), 200).get(0);
		assertThat(file.get("path").asString()).isEqualTo(THRESHOLDS);
		assertThat(file.get("units").valueStream().filter((unit) -> unit.get("forTheAuthor").asBoolean()))
			.singleElement()
			.satisfies((unit) -> {
				assertThat(unit.get("name").asString()).isEqualTo("entry.counted");
				assertThat(unit.get("theirs").asString()).contains("why: Theirs");
				assertThat(unit.get("mine").asString()).contains("why: Mine");
			});
		json(send("ops", HttpMethod.POST, "/api/drafts/" + mine + "/publish", "{}"), 409);
		json(send("auditor", HttpMethod.POST, settle, keepMine), 403);
		assertThat(json(send("ops", HttpMethod.POST, settle, "{}"), 422).get("field").asString()).isEqualTo("path");
		json(send("ops", HttpMethod.POST, settle, keepMine), 200);

		assertThat(json(get("auditor", "/api/drafts/" + mine + "/overtaken"), 200)).isEmpty();
		json(send("ops", HttpMethod.POST, settle, keepMine), 404);
		int release = json(send("ops", HttpMethod.POST, "/api/drafts/" + mine + "/publish", "{}"), 200).get("release")
			.asInt();
		assertThat(get("auditor", "/api/releases/" + release + "/files/" + THRESHOLDS)).bodyText()
			.contains("why: Mine", "why: Theirs alone")
			.doesNotContain("why: Theirs\n");
	}

	@Test
	void approval_is_asked_for_sent_back_and_given() throws IOException {
		String text = Files.readString(Path.of(THRESHOLDS));
		long draft = json(draft("Asked", THRESHOLDS, text + "\n# asked\n"), 201).get("draft").asLong();
		String path = "/api/drafts/" + draft;

		json(send("auditor", HttpMethod.POST, path + "/ask", "{}"), 403);
		json(send("ops", HttpMethod.POST, path + "/ask", "{}"), 200);
		json(send("ops", HttpMethod.POST, path + "/ask", "{}"), 409);
		json(send("ops2", HttpMethod.POST, path + "/send-back", "{}"), 422);
		JsonNode back = json(send("ops2", HttpMethod.POST, path + "/send-back", "{\"reason\": \"Say why\"}"), 200);
		assertThat(back.get("sentBackBy").asString()).isEqualTo("ops2");
		assertThat(back.get("sentBackReason").asString()).isEqualTo("Say why");

		json(send("ops", HttpMethod.POST, path + "/ask", "{}"), 200);
		json(send("ops", HttpMethod.POST, path + "/approve", "{}"), 403);
		JsonNode approved = json(send("ops2", HttpMethod.POST, path + "/approve", "{}"), 200);
		assertThat(approved.get("approvedBy").asString()).isEqualTo("ops2");
		json(send("ops", HttpMethod.POST, path + "/ask", "{}"), 409);
	}

	@Test
	void a_draft_tells_how_often_its_rules_would_be_wrong_about_people() throws IOException {
		String careless = Files.readString(Path.of(THRESHOLDS))
			.replace("value: 6.7", "value: 3")
			.replaceAll("(\\.limit\\s+value: )\\d+", "$199");
		long draft = json(draft("Sooner", THRESHOLDS, careless), 201).get("draft").asLong();

		JsonNode live = json(get("auditor", "/api/releases/live/error-rates?reps=6"), 200);
		JsonNode drafted = json(get("ops", "/api/drafts/" + draft + "/error-rates?reps=6"), 200);

		assertThat(live.get("blameless").get("entered").asInt())
			.isLessThan(drafted.get("blameless").get("entered").asInt());
		assertThat(drafted.get("blameless").get("calls").asInt()).isEqualTo(500);
		assertThat(drafted.get("blameless").get("holds").asBoolean()).isFalse();
		assertThat(drafted.get("weak")).hasSize(7);
		json(get("ops", "/api/drafts/" + draft + "/error-rates?reps=0"), 422);
		json(get("carla", "/api/releases/live/error-rates"), 403);
	}

	@Test
	void figures_are_tried_at_a_glance_before_anything_is_written() throws IOException {
		String live = "/api/releases/live/error-rates";
		String reluctant = "{\"thresholds\": {\"entry.evidence\": 15}}";

		JsonNode same = json(send("ops", HttpMethod.POST, live, "{}"), 200);
		assertThat(same.get("tried")).isEqualTo(same.get("live"));
		JsonNode glance = json(send("ops", HttpMethod.POST, live, reluctant), 200);
		assertThat(glance.get("live")).isEqualTo(same.get("live"));
		assertThat(found(glance.get("tried"))).isLessThan(found(glance.get("live")));
		long draft = json(draft("Other words", THRESHOLDS, Files.readString(Path.of(THRESHOLDS)) + "# looked at\n"),
				201)
			.get("draft")
			.asLong();
		String drafted = "/api/drafts/" + draft + "/error-rates";
		assertThat(json(send("ops", HttpMethod.POST, drafted, reluctant), 200)).isEqualTo(glance);

		JsonNode refused = json(send("ops", HttpMethod.POST, live,
				"{\"thresholds\": {\"entry.evidence\": 150, \"entry.counted\": null}}"), 422);
		assertThat(refused.get("errors").toString()).contains("150.0 is outside 3.0 to 20.0", "'null' is no number");
		json(send("ops", HttpMethod.POST, live, "{\"thresholds\": {\"entry.luck\": 1}}"), 404);
		json(send("auditor", HttpMethod.POST, live, reluctant), 403);
		json(write("/api/drafts/" + draft, RULE, "rule"), 200);
		json(send("ops", HttpMethod.POST, drafted, reluctant), 409);
	}

	private static int found(JsonNode rates) {
		return rates.get("weak").valueStream().mapToInt((weak) -> weak.get("entered").asInt()).sum();
	}

	@Test
	void a_draft_is_written_checked_mended_and_published() throws IOException {
		String broken = Files.readString(Path.of(RULE)).replace("with evidence over", "with evidense over");
		JsonNode begun = json(draft("Sharper", RULE, broken), 201);
		String draft = "/api/drafts/" + begun.get("draft").asLong();

		JsonNode problem = begun.get("problems").get(0);
		assertThat(problem.get("file").asString()).isEqualTo(RULE);
		assertThat(problem.get("line").asInt()).isPositive();
		assertThat(problem.get("severity").asString()).isEqualTo("ERROR");
		assertThat(problem.propertyNames()).containsExactlyInAnyOrder("file", "line", "column", "severity", "reason");
		assertThat(json(send("ops", HttpMethod.POST, draft + "/publish", ""), 409).get("detail").asString())
			.contains(RULE);

		json(write(draft, RULE, Files.readString(Path.of(RULE)) + "\n// looked at\n"), 200);
		JsonNode check = json(send("ops", HttpMethod.POST, draft + "/check", ""), 200);
		assertThat(
				check.get("problems").valueStream().filter((each) -> each.get("severity").asString().equals("ERROR")))
			.isEmpty();
		assertThat(check.get("scenarios").get("passed").asInt()).isPositive();
		assertThat(check.get("scenarios").get("failed")).isEmpty();

		int release = json(send("ops", HttpMethod.POST, draft + "/publish", ""), 200).get("release").asInt();
		assertThat(json(get("ops", "/api/releases/live"), 200).get("release").asInt()).isEqualTo(release);
		assertThat(json(get("ops", draft), 200).get("state").asString()).isEqualTo("PUBLISHED");
		json(send("ops", HttpMethod.POST, draft + "/publish", ""), 409);
	}

	@Test
	void a_draft_whose_scenarios_fail_is_not_published() throws IOException {
		String text = Files.readString(Path.of(RULE))
			.replace("with at least enoughCalls counted calls\n\t- whose", "with evidence over enoughCalls\n\t- whose");
		JsonNode begun = json(draft("One call more", RULE, text), 201);
		String draft = "/api/drafts/" + begun.get("draft").asLong();

		JsonNode failed = json(send("ops", HttpMethod.POST, draft + "/check", ""), 200).get("scenarios").get("failed");

		assertThat(failed).isNotEmpty();
		assertThat(failed.get(0).propertyNames()).contains("file", "scenario", "expected", "actual");
		json(send("ops", HttpMethod.POST, draft + "/publish", ""), 409);
	}

	@Test
	void a_hostile_draft_is_refused_before_anything_of_it_runs() {
		String evil = "System.setProperty(\"callcraft.api.canary\", \"sang\")";
		Map<String, String> hostile = Map.of("rules/escalation/x.drl",
				"rule \"X\" @x(" + evil + ") when eval(" + evil + " == null) then " + evil + "; end",
				"rules/escalation/x.dsl", "[*]when=salience 10 when", "rules/diagnosis/x.csv",
				"Functions,\"void f() { " + evil.replace("\"", "\"\"") + "; }\"\nRuleTable X\nCONDITION,ACTION\n,\n"
						+ "RepStanding( tenureDays > $param ),\"" + evil.replace("\"", "\"\"") + ";\"\n,\n1,x\n",
				"rules/diagnosis/x.scenario.yaml", "- scenario: !!javax.script.ScriptEngineManager []\n",
				"processes/x.bpmn",
				"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"x\"><scriptTask id=\"s\">"
						+ "<script>" + evil + "</script></scriptTask></process></definitions>");
		String body = JSON.writeValueAsString(Map.of("message", "Hostile", "files", hostile));

		JsonNode begun = json(send("ops", HttpMethod.POST, "/api/drafts", body), 201);

		assertThat(begun.get("problems").valueStream())
			.filteredOn((problem) -> problem.get("severity").asString().equals("ERROR"))
			.extracting((problem) -> problem.get("file").asString())
			.containsAll(hostile.keySet());
		json(send("ops", HttpMethod.POST, "/api/drafts/" + begun.get("draft").asLong() + "/publish", ""), 409);
		assertThat(System.getProperty("callcraft.api.canary")).isNull();
	}

	@Test
	void a_decision_table_comes_and_goes_as_a_spreadsheet() throws IOException {
		String csv = Files.readString(Path.of("rules/diagnosis/matrix.csv"))
			.replace("not let to lead\"", "not let to lead yet\"");
		long draft = json(draft("Table", "rules/escalation/README.md", "Text"), 201).get("draft").asLong();

		json(spreadsheet(draft, Spreadsheet.xlsx(csv)), 200);

		MvcTestResult back = this.http.get()
			.uri("/api/drafts/" + draft + "/tables/rules/diagnosis/matrix.csv")
			.with(httpBasic("auditor", "demo"))
			.exchange();
		assertThat(back).hasStatusOk().hasContentType(TableController.XLSX);
		assertThat(Spreadsheet.csv(back.getResponse().getContentAsByteArray())).contains("not let to lead yet");
		assertThat(get("ops", "/api/drafts/" + draft + "/files/rules/diagnosis/matrix.csv")).bodyText()
			.contains("not let to lead yet");
		json(send("ops", HttpMethod.POST, "/api/drafts/" + draft + "/publish", ""), 200);
		assertThat(get("auditor", "/api/releases/1/tables/rules/diagnosis/matrix.csv")).hasStatusOk();
	}

	@Test
	void a_spreadsheet_that_is_more_than_a_table_is_refused_by_name() {
		long draft = json(draft("Table", "rules/escalation/README.md", "Text"), 201).get("draft").asLong();

		JsonNode refused = json(spreadsheet(draft, new byte[] { 'P', 'K', 3, 4 }), 422);

		assertThat(refused.get("field").asString()).isEqualTo("files.rules/diagnosis/matrix.xlsx");
		json(get("ops", "/api/drafts/" + draft + "/tables/rules/diagnosis/none.csv"), 404);
	}

	private MvcTestResult spreadsheet(long draft, byte[] xlsx) {
		return this.http.put()
			.uri("/api/drafts/" + draft + "/files/rules/diagnosis/matrix.xlsx")
			.with(httpBasic("ops", "demo"))
			.contentType(TableController.XLSX)
			.content(xlsx)
			.exchange();
	}

	@Test
	void a_release_whose_rule_loops_is_taken_back_by_itself_and_says_so() {
		JsonNode begun = json(draft("Never count long calls", "rules/assessment/long.drl", """
				rule "A long call is not counted"
				when
					CallAssessment( handleSeconds == 4242 )
				then
					insert( new NotCounted( "It is long" ) );
				end

				rule "What is not counted is not counted once more"
				when
					CallAssessment( handleSeconds == 4242 )
					NotCounted()
				then
					insert( new NotCounted( "It is long" ) );
				end
				"""), 201);
		int looping = json(send("ops", HttpMethod.POST, "/api/drafts/" + begun.get("draft").asLong() + "/publish", ""),
				200)
			.get("release")
			.asInt();
		StringBuilder calls = new StringBuilder();
		for (String rep : List.of("r-1", "r-2", "r-3")) {
			employ(rep);
			calls
				.append("{\"source\": \"acd\", \"callId\": \"long-%1$s\", \"rep\": \"%1$s\", \"startedAt\": \"%2$s\", "
					.formatted(rep, Instant.now().truncatedTo(ChronoUnit.SECONDS)))
				.append("\"handleSeconds\": 4242, \"outcomes\": {\"lead\": \"MET\"}}\n");
		}

		String receipt = send(calls.toString());

		Api.await("the release is taken back", Duration.ofSeconds(120),
				() -> json(get("ops", "/api/releases/live"), 200).get("release").asInt() == looping + 1);
		JsonNode live = json(get("ops", "/api/releases/live"), 200);
		assertThat(live.get("by").asString()).isEqualTo(UserId.SYSTEM.value());
		assertThat(live.get("message").asString()).contains(
				"Release " + looping + " was stopped 3 times within a minute", "release " + (looping - 1) + " is back",
				"What is not counted is not counted once more");
		assertThat(live.get("files").toString()).doesNotContain("long.drl");
		Api.await("the calls are followed under the release that is back", Duration.ofSeconds(120),
				() -> isFollowed(receipt));
		assertThat(
				json(get("auditor", "/api/ledger/entries?kind=release.published&subject=release-" + (looping + 1)), 200)
					.get("items")
					.toString())
			.contains("ROLLBACK", "was stopped 3 times within a minute");
		assertThat(page("ops", "/policies")).contains("was stopped 3 times within a minute", "Rollback");
	}

	@Test
	void where_folder_and_store_disagree_it_shows_and_either_can_win() throws IOException {
		String text = Files.readString(Path.of(RULE)) + "\n// changed by draft\n";
		JsonNode begun = json(draft("Comment", RULE, text), 201);
		json(send("ops", HttpMethod.POST, "/api/drafts/" + begun.get("draft").asLong() + "/publish", ""), 200);
		assertThat(json(get("auditor", "/api/policy-folder"), 200).get("files").toString()).contains(RULE);

		long draft = json(send("ops", HttpMethod.POST, "/api/policy-folder/take", ""), 201).get("draft").asLong();
		assertThat(get("ops", "/api/drafts/" + draft + "/files/" + RULE)).bodyText().doesNotContain("changed by draft");
		json(send("auditor", HttpMethod.POST, "/api/policy-folder/write", ""), 403);
		assertThat(json(send("ops", HttpMethod.POST, "/api/policy-folder/write", ""), 200).get("files")).isEmpty();
		assertThat(Files.readString(FOLDER.resolve(RULE))).isEqualTo(text);
		json(send("ops", HttpMethod.POST, "/api/policy-folder/write", ""), 409);
		awaitLookAtFolder(text);
	}

	@Test
	void null_removes_a_file() {
		JsonNode begun = json(send("ops", HttpMethod.POST, "/api/drafts",
				"{\"message\": \"Unread\", \"files\": {\"rules/escalation/README.md\": null}}"), 201);
		String draft = "/api/drafts/" + begun.get("draft").asLong();

		assertThat(begun.get("files").get(0).get("removed").asBoolean()).isTrue();
		json(send("ops", HttpMethod.POST, draft + "/publish", ""), 200);

		json(get("ops", "/api/releases/1/files/rules/escalation/README.md"), 200, "text/plain");
		int live = json(get("ops", "/api/releases/live"), 200).get("release").asInt();
		json(get("ops", "/api/releases/" + live + "/files/rules/escalation/README.md"), 404);
	}

	@Test
	void nobody_approves_what_they_wrote() {
		JsonNode begun = json(draft("Mine", "rules/escalation/README.md", "Mine"), 201);
		String draft = "/api/drafts/" + begun.get("draft").asLong();

		json(send("ops", HttpMethod.POST, draft + "/approve", ""), 403);
		assertThat(json(send("ops2", HttpMethod.POST, draft + "/approve", ""), 200).get("approvedBy").asString())
			.isEqualTo("ops2");
		assertThat(json(send("ops", HttpMethod.POST, draft + "/publish", ""), 200).get("approvedBy").asString())
			.isEqualTo("ops2");
	}

	@Test
	void an_earlier_release_is_restored_with_a_reason() {
		JsonNode begun = json(draft("Different", "rules/escalation/README.md", "Different"), 201);
		json(send("ops", HttpMethod.POST, "/api/drafts/" + begun.get("draft").asLong() + "/publish", ""), 200);

		json(send("ops", HttpMethod.POST, "/api/releases/1/restore", "{}"), 422);
		json(send("ops", HttpMethod.POST, "/api/releases/4711/restore", "{\"message\": \"Back\"}"), 404);
		JsonNode restored = json(send("ops", HttpMethod.POST, "/api/releases/1/restore", "{\"message\": \"Back\"}"),
				200);

		assertThat(restored.get("sha256")).isEqualTo(json(get("ops", "/api/releases/1"), 200).get("sha256"));
		assertThat(restored.get("origin").asString()).isEqualTo("RESTORE");
		json(send("ops", HttpMethod.POST, "/api/releases/1/restore", "{\"message\": \"Again\"}"), 409);
	}

	@Test
	void only_operations_write_and_auditors_read() {
		json(send("auditor", HttpMethod.POST, "/api/drafts", "{\"message\": \"x\", \"files\": {}}"), 403);
		json(send("auditor", HttpMethod.POST, "/api/releases/1/restore", "{\"message\": \"x\"}"), 403);
		json(get("carla", "/api/releases/live"), 403);
		json(get("carla", "/api/drafts"), 403);
		json(get("carla", "/api/ledger/entries"), 403);
	}

	@Test
	void what_cannot_be_understood_is_refused_by_name() {
		json(send("ops", HttpMethod.POST, "/api/drafts", "{\"files\": {}}"), 422);
		assertThat(json(
				send("ops", HttpMethod.POST, "/api/drafts", "{\"message\": \"x\", \"files\": {\"etc/passwd\": \"x\"}}"),
				422)
			.toString()).contains("etc/passwd");
		assertThat(json(send("ops", HttpMethod.POST, "/api/drafts", "{\"message\": \"x\", \"massage\": \"y\"}"), 400)
			.toString()).contains("massage");
		json(get("ops", "/api/drafts/4711"), 404);
		json(get("ops", "/api/drafts/x"), 400);
		JsonNode begun = json(draft("Form", "rules/escalation/README.md", "Text"), 201);
		assertThat(this.http.put()
			.uri("/api/drafts/" + begun.get("draft").asLong() + "/files/rules/escalation/README.md")
			.with(httpBasic("ops", "demo"))
			.contentType("application/x-www-form-urlencoded")
			.content("a=b")
			.exchange()).hasStatus(415);
	}

	@Test
	void the_ledger_tells_who_published_what() {
		JsonNode begun = json(draft("For the record", "rules/escalation/README.md", "On record"), 201);
		int release = json(send("ops", HttpMethod.POST, "/api/drafts/" + begun.get("draft").asLong() + "/publish", ""),
				200)
			.get("release")
			.asInt();

		JsonNode entries = json(get("auditor", "/api/ledger/entries?kind=release.published&subject=release-" + release),
				200)
			.get("items");

		assertThat(entries).hasSize(1);
		JsonNode entry = entries.get(0);
		assertThat(entry.get("by").asString()).isEqualTo("ops");
		assertThat(entry.get("release").asInt()).isEqualTo(release);
		assertThat(entry.get("detail").get("message").asString()).isEqualTo("For the record");
		json(get("auditor", "/api/ledger/entries/999999999"), 404);
	}

	@Test
	void the_ledger_is_a_page_for_auditors() {
		MockHttpSession session = signedIn("auditor");

		MvcTestResult page = this.http.get().uri("/ledger?kind=release.published&subject=").session(session).exchange();
		MvcTestResult rows = this.http.get()
			.uri("/ledger?after=999999999&limit=1")
			.header("HX-Request", "true")
			.session(session)
			.exchange();

		assertThat(page).hasStatusOk().bodyText().contains("release-1", "As found in the folder", "<nav");
		assertThat(rows).hasStatusOk().bodyText().contains("<tr").doesNotContain("<nav");
	}

}
