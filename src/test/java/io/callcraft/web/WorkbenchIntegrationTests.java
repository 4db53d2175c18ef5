package io.callcraft.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.testing.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations change the policies in a real browser, from a figure to a roll back, and
 * know beforehand whom it hits.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final String SCENARIOS = "rules/escalation/center.scenario.yaml";

	/** The center's own example: it goes with the figures in force. */
	private static final String SCENARIO = """
			- scenario: "Twenty-five counted calls are too few here"
			  given:
			    - { type: RepStanding, rep: r-001, tenureDays: 60, programDays: 42, noticeDays: 14, caseOpen: false }
			    - { type: MilestoneStanding, milestone: DISCOVERY, rate: { met: 20, observed: 60 }, target: 0.8, limit: 0.75, evidence: 6.8, counted: 25 }
			  expect:
			    - { type: Observation }
			""";

	private static final List<String> LOW = List.of("ana", "ben", "cleo");

	/** Whether somebody who uses the keys sees where they are. */
	private static final String FOCUS = """
			(() => {
				const at = document.activeElement;
				const box = at.closest('.editor-text.replaced') ?? at;
				const seen = at === document.body || getComputedStyle(box).outlineStyle !== 'none';
				return seen ? 'seen' : at.outerHTML.slice(0, 200);
			})()
			""";

	@LocalServerPort
	private int port;

	private TestBrowser browser;

	private RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) throws IOException {
		Files.writeString(POLICIES.resolve(SCENARIOS), SCENARIO);
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.policies.approval", () -> "required");
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@BeforeAll
	void openCenter() {
		this.browser = TestBrowser.launch();
		this.center = new RunningCenter(url(""), "marcus");
		this.center.as("admin")
			.put("/api/users/ops2", Map.of("name", "Second", "roles", List.of("OPERATIONS"), "password", Api.PASSWORD))
			.expect(200);
		Instant first = Instant.now().minus(Duration.ofDays(20));
		List<String> calls = new ArrayList<>();
		for (String rep : List.of("ana", "ben", "cleo", "dora", "egon")) {
			this.center.as("admin")
				.put("/api/reps/" + rep,
						Map.of("name", "Rep " + rep, "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference",
								"POINTS", "noticeAcknowledgedOn", "2026-01-05"))
				.expect(200);
			for (int i = 0; i < 25; i++) {
				calls.add(RunningCenter.line(rep, first.plusSeconds(900L * i),
						"\"outcomes\":{\"lead\":\"" + (LOW.contains(rep) ? "MISSED" : "MET") + "\"}"));
			}
		}
		this.center.postAndFollow(calls);
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@Test
	void a_figure_is_changed_checked_tried_on_history_approved_published_and_taken_back() {
		Page ops = signedIn("ops");
		int live = this.center.as("ops").get("/api/releases/live").json().get("release").asInt();
		String draft = draft(ops, "Fewer calls before a case");

		changeFigure(ops, draft);
		mendTheScenario(ops, draft);
		errorRates(ops, draft);
		String backtest = backtest(ops, draft);
		ops.navigate(draft);
		ops.click("text=Ask for approval");
		ops.waitForSelector(".toast:has-text('It waits in the inbox of operations')");
		approve(draft, backtest);
		ops.navigate(draft);
		ops.click("button:has-text('Publish') >> nth=0");
		ops.waitForSelector(".toast:has-text('Release " + (live + 1) + " is live')");

		this.center
			.postAndFollow(List.of(RunningCenter.line("ana", Instant.now(), "\"outcomes\":{\"lead\":\"MISSED\"}")));
		assertThat(this.center.cases("ana", "OPEN")).hasSize(1);
		assertThat(this.center.caseFile(this.center.caseOf("ana")).get("openedBecause").get("release").asInt())
			.isEqualTo(live + 1);

		ops.navigate(url("/policies/releases/" + live));
		look(ops, "release");
		ops.fill("input[name=message]", "Too early");
		ops.click("text=Roll back to this release");
		ops.waitForSelector(".toast:has-text('Release " + (live + 2) + " is live')");
		look(ops, "policies");
		assertThat(ops.locator("tr", new Page.LocatorOptions().setHasText("entry.counted")).textContent())
			.contains("30");
	}

	@Test
	void what_is_sent_back_on_its_page_waits_for_nobody_any_more() {
		Page ops = signedIn("ops");
		String draft = draft(ops, "To be discussed");
		ops.navigate(draft + "/thresholds");
		ops.fill("input[name='t.entry.counted']", "40");
		ops.click("text=Save in the draft");
		ops.click("text=Ask for approval");
		ops.waitForSelector("text=waits for a second person");
		ops.fill("#at", LocalDate.now().plusYears(1) + "T08:00");
		ops.click("text=Set the time");
		ops.waitForSelector("text=if its checks pass then and a second person has approved it");

		Page second = signedIn("ops2");
		second.navigate(draft);
		second.fill("#reason", "Forty is a lot");
		second.click("text=Send back");
		second.waitForSelector(".toast:has-text('Sent back')");

		assertThat(second.locator("main").textContent()).contains("Forty is a lot")
			.doesNotContain("waits for a second person");
		second.navigate(url("/inbox"));
		assertThat(second.locator("main").textContent()).doesNotContain("Approve policy change");
		second.close();
		ops.close();
	}

	private void changeFigure(Page page, String draft) {
		page.click("text=Change figures");
		page.waitForSelector("input[name='t.entry.counted']");
		page.fill("input[name='t.entry.counted']", "3");
		page.click("text=Save in the draft");
		page.waitForSelector("td .late");
		look(page, "figures-refused");
		assertThat(page.locator("td .late").textContent()).contains("outside");

		page.fill("input[name='t.entry.counted']", "20");
		page.click("text=Save in the draft");
		page.waitForURL(draft);
		page.waitForSelector("#check:has-text('scenario fails')");
		look(page, "scenario-fails");
		assertThat(page.locator("#check").textContent()).contains("Twenty-five counted calls are too few here");
		assertThat(page.locator("main").textContent()).contains("a second person must, before it can be published");
		assertThat(page.locator("button:text-is('Publish')").count()).isZero();
		assertThat(this.center.as("ops")
			.post("/api" + draft.substring(draft.lastIndexOf("/drafts/")) + "/publish", Map.of())
			.expect(409)
			.body()).contains("needs the approval of a second person");
	}

	private void mendTheScenario(Page page, String draft) {
		page.navigate(draft + "/file?path=" + SCENARIOS);
		page.waitForSelector("#problems:has-text('Twenty-five counted calls')");
		look(page, "editor");
		write(page, page.inputValue("#text").replace("type: Observation", "type: EnterProgram"));
		page.waitForSelector("#problems:has-text('Nothing is wrong here')");
		page.click("text=Save in the draft");
		page.waitForSelector(".toast:has-text('Saved in the draft')");
		page.navigate(draft);
		page.waitForSelector("#check:has-text('in order')");
		look(page, "draft");
	}

	private void errorRates(Page page, String draft) {
		page.click("text=Error rates");
		page.waitForURL(draft + "/error-rates");
		page.navigate(draft + "/error-rates?reps=4");
		page.waitForSelector("#figures td >> nth=0");
		look(page, "error-rates");
		assertThat(page.locator("#figures tr").count()).isEqualTo(9);
		assertThat(page.locator("#figures thead").textContent()).contains("Live", "Draft");
		page.navigate(draft + "/error-rates?reps=6000");
		page.waitForSelector("#figures [role=alert]:has-text('6000 is out of range')");
		page.navigate(draft);
	}

	/** Writes over all that the editor holds. */
	private static void write(Page page, String text) {
		page.click(".cm-content");
		page.keyboard().press("Control+A");
		page.keyboard().press("Delete");
		page.keyboard().insertText(text);
		page.waitForCondition(() -> page.inputValue("#text").equals(text));
	}

	@Test
	void the_editor_colours_completes_and_marks_problems_at_their_line() {
		Page page = signedIn("ops");
		List<String> complaints = TestBrowser.complaints(page);
		page.navigate(draft(page, "A rule of our own") + "/file?path=rules/escalation/own.dslr");
		page.waitForSelector(".cm-content");

		page.click(".cm-content");
		page.keyboard().insertText("rule \"Low rates are noted\"\nwhen\n\tThere is a rep");
		choose(page, "There is a rep without a case");
		page.keyboard().insertText("\n\tThere is a nilestone\nthen\nend\n");
		// what was written before may have been checked by now, and marked
		page.waitForSelector(".cm-lintRange-error:text-is('There is a nilestone')");
		assertThat(page.inputValue("#text")).contains("\tThere is a rep without a case\n");
		assertThat(page.locator(".cm-lintRange-error").first().textContent()).isEqualTo("There is a nilestone");
		assertThat(page.locator("#problems li[data-line='4']").first().textContent()).contains("knows the sentence");

		write(page, "rule \"Low rates are noted\"\nwhen\n\tThe figure \"entry.co\n");
		page.keyboard().press("ArrowUp");
		page.keyboard().press("End");
		page.keyboard().press("Control+Space");
		page.waitForSelector(".cm-tooltip-autocomplete:has-text('entry.counted')");
		page.keyboard().press("Escape");

		page.navigate(page.url().replace("own.dslr", "own.drl"));
		page.click(".cm-content");
		page.keyboard().type("rule \"x\"\nwhen\n\tMilestoneSt");
		choose(page, "MilestoneStanding");
		page.keyboard().type("mile");
		choose(page, "milestone");
		page.keyboard().type(" == Milestone.DIS");
		choose(page, "DISCOVERY");
		assertThat(page.inputValue("#text")).contains("MilestoneStanding( milestone == Milestone.DISCOVERY )");
		assertThat(complaints).as("what the browser refused, the content policy above all").isEmpty();
		page.keyboard().press("Control+Space");
		page.waitForSelector(".cm-tooltip-autocomplete");
		look(page, "editor-completion");
		page.close();
	}

	@Test
	void a_workflow_is_drawn_changed_and_its_problems_are_marked_on_the_element() {
		Page page = signedIn("ops");
		List<String> complaints = TestBrowser.complaints(page);
		page.navigate(draft(page, "More time") + "/file?path=processes/skill-objective.bpmn");

		page.click("[data-element-id='agree-skill-objective']");
		property(page, "Due (PT4H").fill("3 working days");
		page.keyboard().press("Tab");
		page.waitForCondition(() -> page.inputValue("#text").contains("<bpmn:from>3 working days</bpmn:from>"));
		property(page, "Asks the group").selectOption("");
		page.keyboard().press("Tab");
		page.waitForSelector("[data-element-id='agree-skill-objective'].is-failed");
		assertThat(page.locator("#problems").textContent()).contains("asks nobody");
		look(page, "modeler");
		property(page, "Asks the group").selectOption("coach");
		page.keyboard().press("Tab");
		page.waitForSelector("#problems:has-text('Nothing is wrong here')");
		page.click("text=Save in the draft");
		page.waitForSelector(".toast:has-text('Saved in the draft')");

		assertThat(page.inputValue("#text")).contains("<bpmn:from>3 working days</bpmn:from>",
				"<bpmn:from>coach</bpmn:from>", "drools:taskName=\"Decide\"");
		page.navigate(page.url().replaceFirst("/file.*", ""));
		page.waitForSelector("#check:has-text('in order')");

		page.click("text=Difference");
		page.waitForSelector("[data-element-id='agree-skill-objective'].is-changed");
		look(page, "difference-of-workflows");
		assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Agree skill objective")).textContent())
			.contains("changed", "Due", "1 working days", "3 working days", "GroupId", "supervisor", "coach");
		assertThat(complaints).as("what the browser refused, the content policy above all").isEmpty();
		page.close();
	}

	@Test
	void a_scenario_is_written_by_form_tried_and_counted() {
		Page page = signedIn("ops");
		String draft = draft(page, "One more example");
		page.click("a:text-is('plan-review')");

		page.fill("#sentence", "A plan of nothing is sent back");
		page.click("text=Add the fact");
		page.fill("[id='given.0.actions']", "0");
		page.click("text=Try it");
		page.waitForSelector("#outcome:has-text('fails')");
		page.click("text=Add the verdict");
		page.waitForSelector("[id='expect.0.decision']");
		page.fill("[id='given.0.actions']", "none");
		page.click("text=Try it");
		page.waitForSelector(".late:has-text('is no number')");
		look(page, "scenario-refused");
		page.fill("[id='given.0.actions']", "0");
		page.fill("[id='expect.0.decision']", "SEND_BACK");
		page.click("text=Try it");
		page.waitForSelector("#outcome:has-text('passes')");
		look(page, "scenario");
		page.click("text=Add it to the draft");
		page.waitForURL(draft);
		page.waitForSelector("#check:has-text('in order')");

		page.click("summary:has-text('rules are shown by a scenario')");
		assertThat(page.locator("#check").textContent()).contains("A plan of nothing is sent back");
		page.close();
	}

	private static Locator property(Page page, String label) {
		return page.locator("#properties .field", new Page.LocatorOptions().setHasText(label))
			.locator("input, select, textarea");
	}

	@Test
	void without_its_script_the_editor_is_a_plain_text_area() {
		Page page = signedIn("ops");
		page.route("**/js/editor*", Route::abort);
		page.navigate(draft(page, "By hand") + "/file?path=rules/escalation/README.md");

		page.fill("#text", "# Escalation\n");
		page.click("text=Save in the draft");
		page.waitForSelector(".toast:has-text('Saved in the draft')");

		assertThat(page.inputValue("#text")).isEqualTo("# Escalation\n");
		look(page, "editor-plain");
		page.close();
	}

	@Test
	void a_figure_is_moved_by_keyboard_and_what_it_would_change_shows_at_once() {
		Page page = signedIn("ops");
		List<String> complaints = TestBrowser.complaints(page);
		page.navigate(url("/policies/decisions/escalation"));
		page.waitForSelector("#glance dd");
		assertThat(page.locator("#glance").textContent()).contains("The same reps enter");

		assertThat(page.locator("details.group[open]").count()).as("folded until somebody wants one").isZero();
		assertThat(page.locator("details.group summary:has(strong:text-is('entry'))").textContent())
			.contains("counted 30");
		page.click("details.group summary:has(strong:text-is('entry'))");
		page.locator("[aria-label='Move entry.evidence']").focus();
		page.keyboard().press("End");
		page.waitForSelector("#glance .badge:has-text('fewer')");
		assertThat(page.inputValue("input[name='t.entry.evidence']")).isEqualTo("20");
		assertThat(page.locator("#glance").boundingBox().y).as("stays in sight").isBetween(0.0, 900.0);
		look(page, "figures-moved");
		page.fill("input[name='t.entry.evidence']", "2");
		page.waitForSelector("#glance:has-text('entry.evidence: 2 is outside')");

		page.fill("input[name='t.entry.evidence']", "12");
		page.waitForSelector("#glance dd");
		page.fill("input[name=message]", "Surer before a case");
		page.click("text=Begin a draft with these figures");
		page.waitForSelector(".toast:has-text('The draft is begun with these figures')");
		page.click("text=Change figures");
		page.waitForSelector("#glance .badge:has-text('fewer')");
		assertThat(page.inputValue("input[name='t.entry.evidence']")).isEqualTo("12");
		look(page, "figures-of-draft");
		assertThat(complaints).as("what the browser refused, the content policy above all").isEmpty();
		page.close();
	}

	@Test
	void nothing_moves_under_the_pointer_when_the_checks_of_a_draft_arrive() {
		Page page = signedIn("ops");
		String draft = draft(page, "To be clicked");
		List<Route> held = new ArrayList<>();
		page.route("**/check", held::add);
		page.navigate(draft);
		page.waitForCondition(() -> !held.isEmpty());
		List<Double> before = heights(page);

		page.hover("text=Change figures");
		page.mouse().down();
		held.get(0).resume();
		page.waitForSelector("#check:has-text('in order')");
		assertThat(heights(page)).isEqualTo(before);
		page.mouse().up();

		page.waitForURL(draft + "/thresholds");
		page.close();
	}

	@Test
	void who_only_reads_is_not_told_to_change_an_empty_draft() {
		Page writer = signedIn("ops");
		String draft = draft(writer, "To be read");
		String changes = "section:has(h2:text-is('What it changes'))";
		assertThat(writer.textContent(changes)).contains("Change a figure, or open a file");
		writer.close();

		Page reader = signedIn("auditor");
		reader.navigate(draft);

		assertThat(reader.textContent(changes)).contains("Nothing yet.").doesNotContain("figure");
		reader.close();
	}

	/** Where what can be pressed stands. */
	private static List<Double> heights(Page page) {
		return page.locator("main a:visible, main button:visible, main summary:visible")
			.all()
			.stream()
			.filter((each) -> each.locator("xpath=ancestor::section[@id='check']").count() == 0)
			.map((each) -> each.boundingBox().y)
			.toList();
	}

	@Test
	void without_scripts_a_button_says_what_figures_would_change() {
		Page page = this.browser.openWithoutScript(url("/sign-in"), new Viewport(1280, 900));
		page.fill("#username", "ops");
		page.fill("#password", Api.PASSWORD);
		page.click("button.first");
		page.waitForURL((address) -> !address.contains("sign-in"));
		page.navigate(url("/policies/decisions/escalation"));
		assertThat(page.locator("input[type=range]").count()).isZero();

		page.click("details.group summary:has(strong:text-is('entry'))");
		page.fill("input[name='t.entry.evidence']", "20");
		page.click("button[value=glance]");

		assertThat(page.locator("#glance .badge").first().textContent()).contains("fewer");
		assertThat(page.inputValue("input[name='t.entry.evidence']")).isEqualTo("20");
		page.close();
	}

	@Test
	void what_both_sides_changed_is_shown_side_by_side_and_settled_by_its_author() throws IOException {
		String path = "processes/seat-handover.bpmn";
		String table = "rules/diagnosis/matrix.csv";
		String row = "A rep without discovery needs practice in the bridge";
		String handOver = Files.readString(POLICIES.resolve(path));
		String matrix = Files.readString(POLICIES.resolve(table));
		String task = handOver.replaceFirst("(?s).*<bpmn:userTask id=\"([^\"]+)\".*", "$1");
		long mine = draftOf("Mine", path, named(handOver, task, "Mine"), table,
				matrix.replace("Customers do not agree", "Few customers agree"));
		long theirs = draftOf("Theirs", path, named(handOver, task, "Theirs"), table,
				matrix.replace("Customers do not agree", "Nobody agrees"));
		this.center.as("ops2").post("/api/drafts/" + theirs + "/approve", Map.of()).expect(200);
		this.center.as("ops").post("/api/drafts/" + theirs + "/publish", Map.of()).expect(200);
		Page page = signedIn("ops");
		page.navigate(url("/policies/drafts/" + mine));

		page.click("a:has-text('" + table + "') >> nth=0");
		page.waitForSelector("article");
		page.waitForLoadState();
		assertThat(page.locator("article").count()).isOne();
		assertThat(page.locator("article").textContent()).contains(row, "both changed it", "Nobody agrees",
				"Few customers agree");
		look(page, "settle-table");
		page.locator("text=Keep mine").focus();
		page.click("text=Keep mine");
		page.click("text=Settle it");
		page.waitForSelector(".toast:has-text('are settled')");
		page.click("a:has-text('" + path + "') >> nth=0");
		page.waitForSelector("[data-element-id='" + task + "'].is-changed");
		assertThat(page.locator("article").count()).isOne();
		assertThat(page.locator("article .folds td").allTextContents()).containsExactly("name", "Theirs", "Mine");
		look(page, "settle-workflow");
		page.click("text=Keep mine");
		page.click("text=Settle it");
		page.waitForSelector(".toast:has-text('are settled')");

		page.waitForSelector("#check:has-text('in order')");
		assertThat(page.locator("text=Changed by others meanwhile").count()).isZero();
		page.click("text=Difference");
		page.waitForURL("**/difference");
		assertThat(page.locator("main").textContent()).contains(row, "Theirs", "Mine", "Nobody agrees",
				"Few customers agree");
		page.close();
		this.center.as("ops").post("/api/releases/1/restore", Map.of("message", "As it was")).expect(200);
	}

	private static String named(String process, String task, String name) {
		return process.replaceFirst("(<bpmn:userTask id=\"" + task + "\" name=\")[^\"]*", "$1" + name);
	}

	private long draftOf(String why, String path, String text, String table, String rows) {
		return this.center.as("ops")
			.post("/api/drafts", Map.of("message", why, "files", Map.of(path, text, table, rows)))
			.expect(201)
			.json()
			.get("draft")
			.asLong();
	}

	private static void choose(Page page, String completion) {
		page.click(".cm-tooltip-autocomplete li:has-text('" + completion + "') >> nth=0");
		page.locator(".cm-tooltip-autocomplete")
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
	}

	private String draft(Page page, String why) {
		page.navigate(url("/policies/drafts"));
		page.fill("#message", why);
		page.click("text=Begin >> nth=-1");
		page.waitForURL("**/policies/drafts/*");
		return page.url();
	}

	private String backtest(Page page, String draft) {
		page.click("text=Begin a backtest");
		page.waitForURL("**/policies/backtests/*");
		page.waitForSelector("#progress .badge.good");
		page.navigate(page.url());
		look(page, "backtest");
		assertThat(page.locator("article h3").allTextContents()).containsExactly("Rep ana", "Rep ben", "Rep cleo");
		assertThat(page.locator("article").first().textContent()).contains("Entry", "new",
				"Sustained evidence and a rate below the limit even at best open a case");
		return page.url();
	}

	private void approve(String draft, String backtest) {
		Page second = signedIn("ops2");
		second.navigate(draft + "/difference");
		look(second, "difference");
		assertThat(second.locator(".sides .gone").allTextContents()).anyMatch((line) -> line.contains("value: 30"));
		assertThat(second.locator(".sides .come").allTextContents()).anyMatch((line) -> line.contains("value: 20"));
		second.navigate(draft);
		assertThat(second.locator("a[href='" + backtest.replace(url(""), "") + "']").count()).isPositive();
		second.navigate(url("/inbox"));
		second.click("a:has-text('Approve policy change')");
		second.waitForSelector("aside .why");
		look(second, "approval");
		assertThat(second.locator("main").textContent()).contains("Fewer calls before a case");
		assertThat(second.locator("aside .why").textContent().replaceAll("\\s+", " "))
			.contains("Would enter the programRep ana, Rep ben, Rep cleo", "Would no longer enternobody");
		second.check("input[value=APPROVE]");
		second.click("text=Complete");
		second.waitForSelector(".toast:has-text('is done')");
		second.navigate(draft);
		assertThat(second.locator("dl.facts").first().textContent()).contains("Approved bySecond");
		second.close();
	}

	@Test
	void every_rule_of_a_decision_is_shown_with_what_it_led_to() {
		Page page = signedIn("auditor");

		page.navigate(url("/policies/decisions/escalation"));
		page.waitForSelector("h2:has-text('What the scenarios show')");
		look(page, "decision");

		String rule = page
			.locator("article",
					new Page.LocatorOptions().setHasText("A rate below the limit on thin evidence is noted"))
			.first()
			.textContent();
		assertThat(rule).contains("for 3", "release 1", "Scenarios that fire it",
				"Twenty-five counted calls are too few here");
		assertThat(page.locator("pre.rule:visible").count()).as("rules are folded").isZero();
		page.locator("article summary", new Page.LocatorOptions().setHasText("on thin evidence is noted"))
			.first()
			.focus();
		page.keyboard().press("Enter");
		assertThat(page.locator("pre.rule:visible").count()).isOne();
		page.fill("input[name=find]", "THIN evidence");
		page.keyboard().press("Enter");
		page.waitForURL("**find=*");
		page.waitForSelector("h2:has-text('What the scenarios show')");
		assertThat(page.locator("article").count()).isPositive().isLessThan(6);
		assertThat(page.locator("pre.rule:visible").count()).isEqualTo(page.locator("article").count());
		look(page, "decision-found");
		page.fill("input[name=find]", "no such words");
		page.keyboard().press("Enter");
		page.waitForSelector("text=No rule holds these words");
		page.click("text=All rules");
		page.waitForSelector("h2:has-text('What the scenarios show')");
		page.click("text=Unfold all");
		page.waitForSelector("text='Fold all'");
		page.waitForSelector("h2:has-text('What the scenarios show')");
		assertThat(page.locator("pre.rule:visible").count()).isEqualTo(page.locator("article").count());
		page.fill("input[name=on]", "ben");
		page.click("button:has-text('Try')");
		page.waitForSelector("text=Rules that almost fired");
		look(page, "trial");
		String almost = page.locator("section", new Page.LocatorOptions().setHasText("Rules that almost fired"))
			.textContent();
		assertThat(almost).contains("Sustained evidence and a rate below the limit even at best open a case",
				"MilestoneStanding: counted >= enoughCalls");
		page.close();
	}

	@Test
	void a_zip_file_becomes_a_draft(@TempDir Path folder) throws IOException {
		Path zip = folder.resolve("policies.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("rules/assessment/reach.drl"));
			out.write("// from elsewhere".getBytes(StandardCharsets.UTF_8));
		}
		Page page = signedIn("ops");
		page.navigate(url("/policies/drafts"));

		page.fill("#zip-message", "From git");
		page.setInputFiles("#zip", zip);
		page.click("button:has-text('Import')");

		page.waitForSelector(".toast:has-text('The zip file is a draft now')");
		assertThat(page.locator("main").textContent()).contains("rules/assessment/reach.drl", "taken away");
		page.navigate(url("/policies/drafts"));
		look(page, "drafts");
		page.close();
	}

	@Test
	void every_page_fits_a_phone_names_its_controls_and_shows_where_the_keyboard_is() {
		Page page = signedIn("ops");
		String draft = draft(page, "Looked at on a phone").replace(url(""), "");
		page.setViewportSize(375, 800);
		String release = "/policies/releases/" + this.center.as("ops").get("/api/releases/live").json().get("release");
		List<String> pages = new ArrayList<>(List.of("/policies", "/policies/error-rates", "/policies/drafts", draft,
				draft + "/thresholds", draft + "/difference", draft + "/error-rates",
				draft + "/file?path=rules/escalation/entry.dslr", draft + "/file?path=rules/diagnosis/matrix.csv",
				draft + "/file?path=processes/skill-objective.bpmn", draft + "/scenario/escalation", release,
				release + "/files/rules/escalation/entry.dslr", release + "/files/processes/skill-objective.bpmn"));
		for (String decision : List.of("assessment", "coaching", "conversation", "diagnosis", "escalation", "hiring",
				"incentives", "override", "plan-review")) {
			pages.add("/policies/decisions/" + decision);
		}
		for (String path : pages) {
			page.navigate(url(path));
			page.waitForCondition(() -> page.locator(".htmx-request").count() == 0);
			assertThat(Accessibility.overflow(page)).as("%s at 375 pixels", path).isZero();
			assertThat(Accessibility.problems(page)).as(path).isEmpty();
			for (int i = 0; i < 12; i++) {
				page.keyboard().press("Tab");
				assertThat(page.evaluate(FOCUS)).as("%s, after %s times Tab", path, i + 1).isEqualTo("seen");
			}
			this.browser.screenshot(page, "walk" + path.replaceAll("\\W+", "-").replaceAll("drafts-\\d+", "draft"));
		}
		page.close();
	}

	private void look(Page page, String name) {
		this.browser.look(page, "workbench-" + name);
	}

	private Page signedIn(String user) {
		return this.browser.signedIn(url(""), user, new Viewport(1280, 900));
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
