package io.callcraft.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.workflow.Decider;
import io.callcraft.workflow.Workflow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations at work on running workflows, in a real browser.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsIntegrationTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	private int port;

	private TestBrowser browser;

	private RunningCenter center;

	private String caseId;

	@Autowired
	private Workflow workflow;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) throws IOException {
		try (InputStream hurdle = new ClassPathResource("hurdle.bpmn").getInputStream()) {
			Files.copy(hurdle, POLICIES.resolve("processes/hurdle.bpmn"), StandardCopyOption.REPLACE_EXISTING);
		}
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@BeforeAll
	void openCenter() {
		this.browser = TestBrowser.launch();
		this.center = new RunningCenter(url(""), "marcus");
		this.center.rep("biff").pastCalls("biff", 60, "MISSED");
		this.caseId = this.center.caseOf("biff");
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@Test
	void a_workflow_is_drawn_and_lists_its_nodes() {
		Page page = signedIn("ops", Viewport.DESK);
		List<String> complaints = TestBrowser.complaints(page);
		page.navigate(url("/workflows"));
		look(page, "workflows");

		page.click("text=Skill objective");
		page.waitForSelector(".djs-element[data-element-id=agree-skill-objective]");
		look(page, "workflow");

		assertThat(page.locator("tr[data-node=agree-skill-objective]").textContent()).contains("User task")
			.contains("Wait for evidence");
		assertThat(page.locator(".diagram-note").count()).isZero();
		page.click(".bjs-powered-by");
		assertThat(page.isVisible(".bjs-powered-by-lightbox .notice")).isTrue();
		assertThat(complaints).isEmpty();
		page.close();
	}

	@Test
	void the_drawing_can_be_made_smaller_until_all_of_it_is_seen() {
		Page page = signedIn("ops", new Viewport(375, 800));
		page.navigate(url("/workflows/releases/1/staged-escalation"));
		page.waitForSelector(".djs-element[data-element-id=case-opened]");
		assertThat(sheetIsWiderThanItsBox(page)).isTrue();

		page.click("[data-zoom=fit]");

		assertThat(sheetIsWiderThanItsBox(page)).isFalse();
		assertThat(Accessibility.overflow(page)).isZero();
		look(page, "workflow-phone");
		page.close();
	}

	@Test
	void running_instances_are_moved_to_a_newer_release() throws IOException {
		int from = live();
		Path file = POLICIES.resolve("processes/skill-objective.bpmn");
		Files.writeString(file, Files.readString(file).replace("end-of-objective-window", "objective-window-over"));
		Api.await("the change is live", Duration.ofSeconds(120), () -> live() > from);
		Page page = signedIn("ops", Viewport.DESK);

		page.navigate(url("/workflows/releases/" + from + "/skill-objective"));
		page.click("text=Move to another release");
		page.waitForSelector("main:has-text('Renamed')");
		look(page, "move-plan");
		assertThat(page.locator("main").textContent()).contains("Renamed").contains(this.caseId);

		page.click("[data-opens=begin]");
		look(page, "move-dialog");
		page.fill("#begin-reason", "Speaking ids");
		page.click("dialog button.first");
		page.waitForSelector("text=Done");
		look(page, "move");

		assertThat(page.locator("main").textContent()).contains("Speaking ids");
		page.navigate(url("/workflows/moves"));
		look(page, "moves");
		assertThat(page.locator("tbody tr").first().textContent()).contains("Speaking ids").contains("Done");
		page.close();
	}

	@Test
	void a_stuck_instance_is_found_on_the_drawing_and_helped_on() {
		start("stuck-1", Map.of("height", 9));
		Page page = signedIn("ops", Viewport.DESK);
		List<String> complaints = TestBrowser.complaints(page);
		reloadUntil(page, "/workflows/incidents", "stuck-1");
		look(page, "incidents");
		reloadUntil(page, "/workflows/incidents", "3 times");
		// so that an operator comes before it is tried again
		this.jdbc.update("update scheduled_tasks set execution_time = '2099-01-01 00:00:00' "
				+ "where task_name = 'workflow-timer' and task_instance like 'stuck-1 %'");
		assertThat(page.locator(".bar .nav .badge").textContent()).contains("open incidents");

		page.navigate(url("/workflows"));
		page.click("text=Hurdle");
		page.click(".diagram-count >> nth=0");
		page.waitForURL("**/workflows/instances?*");
		look(page, "instances");
		page.click("text=stuck-1");
		page.waitForSelector(".diagram-count.failed");
		look(page, "instance-stuck");
		page.click("text=Look into it");
		page.waitForSelector("[data-opens=correct-height]");
		look(page, "incident");
		assertThat(page.locator(".panel.alarm").textContent()).contains("A timer failed");

		page.click("[data-opens=correct-height]");
		page.fill("#correct-height-value", "1");
		page.fill("#correct-height-reason", "It was entered in feet");
		page.click("#correct-height button.first");
		assertThat(page.locator(".toast").textContent()).contains("height is corrected");
		page.click("text=Look into it");
		page.waitForSelector("[data-opens=retry]");
		decide(page, "retry", "The height is right now");
		assertThat(page.locator(".toast").textContent()).contains("tried again");

		page.click("text=See where the instance stands");
		Api.await("it rests", Duration.ofSeconds(60), () -> {
			page.reload();
			return page.locator("[data-node=rest][data-mark=stands]").count() == 1;
		});
		page.waitForSelector(".is-stands[data-element-id=rest]");
		look(page, "instance-helped");
		assertThat(page.locator(".panel.alarm").count()).isZero();
		assertThat(page.locator(".timeline").textContent()).contains("It was entered in feet");
		assertThat(complaints).isEmpty();
		page.close();
	}

	@Test
	void a_decision_that_fails_is_passed_by() {
		start("skip-1", Map.of("height", 9));
		Page page = signedIn("ops", Viewport.DESK);
		openIncident(page, "skip-1");

		decide(page, "skip", "The hurdle was taken away");

		assertThat(page.locator(".toast").textContent()).contains("passes by this decision");
		Api.await("it goes on", Duration.ofSeconds(60), () -> {
			page.reload();
			return page.locator("h1 .badge").textContent().equals("Over");
		});
		assertThat(page.locator("[data-opens]").count()).isZero();
		page.click("text=See where the instance stands");
		page.waitForSelector(".is-stands[data-element-id=rest]");
		assertThat(page.locator(".timeline").textContent()).contains("The hurdle was taken away");
		page.close();
	}

	@Test
	void an_instance_that_cannot_be_helped_is_ended() {
		start("abort-1", Map.of("height", 9));
		Page page = signedIn("ops", Viewport.DESK);
		openIncident(page, "abort-1");

		decide(page, "abort", "Begun by mistake");

		assertThat(page.locator("h1 .badge").textContent()).isEqualTo("Over");
		look(page, "incident-over");
		openInstance(page, "abort-1");
		assertThat(page.locator("h1").textContent()).contains("Aborted");
		assertThat(page.locator(".timeline").textContent()).contains("Begun by mistake");
		page.close();
	}

	@Test
	void an_instance_is_suspended_and_resumed_and_who_comes_second_hears_of_it() {
		start("pause-1", Map.of("height", 1));
		Page first = signedIn("ops", Viewport.DESK);
		Page second = signedIn("admin", Viewport.DESK);
		openInstance(first, "pause-1");
		openInstance(second, "pause-1");

		decide(first, "suspend", "The team is on holiday");

		assertThat(first.locator("h1").textContent()).contains("Suspended");
		decide(second, "suspend", "So I heard");
		assertThat(second.locator(".toast.bad").count()).isOne();
		assertThat(second.locator("h1").textContent()).contains("Suspended");
		look(second, "instance-suspended");
		decide(first, "resume", "Back again");
		// the toast may still be that of the suspension
		first.waitForSelector("h1:has-text('Active')");
		first.close();
		second.close();
	}

	@Test
	void all_that_a_search_finds_are_cancelled_after_a_preview() {
		for (int i = 1; i <= 3; i++) {
			start("many-" + i, Map.of("height", 1, "lot", 7));
		}
		Page page = signedIn("ops", Viewport.DESK);
		page.navigate(url("/workflows/instances?process=hurdle&variable=lot%3D7"));
		page.click("text=Cancel…");
		page.waitForSelector("h1:has-text('Cancel 3 instances?')");
		look(page, "instances-cancel");
		assertThat(page.locator("h1").textContent()).isEqualTo("Cancel 3 instances?");
		assertThat(page.locator("tbody").textContent()).contains("many-1", "many-2", "many-3");

		page.click("[data-opens=change]");
		page.fill("#change-reason", "The lot was withdrawn");
		page.click("#change button.first");
		// not "undone", which the page before says
		page.waitForSelector(".badge:text-is('Done')");

		look(page, "change");
		assertThat(page.locator("main").textContent()).contains("Cancel 3 instances", "3 of 3",
				"The lot was withdrawn");
		page.click("text=Changes");
		page.waitForSelector("h1:text-is('Changes')");
		look(page, "changes");
		assertThat(page.locator("tbody tr").first().textContent()).contains("Cancel", "3 of 3",
				"The lot was withdrawn");
		openInstance(page, "many-2");
		assertThat(page.locator("h1").textContent()).contains("Aborted");
		assertThat(page.locator("[data-opens]").count()).isZero();
		page.close();
	}

	@Test
	void a_task_goes_to_somebody_who_is_there_and_to_nobody_else() {
		Page page = signedIn("ops", Viewport.DESK);
		openInstance(page, this.caseId);
		String dialog = page.locator("[data-opens^=reassign-]").first().getAttribute("data-opens");

		page.click("[data-opens=" + dialog + "]");
		page.fill("#" + dialog + "-user", "marcos");
		page.fill("#" + dialog + "-reason", "On leave");
		page.click("#" + dialog + " button.first");
		page.waitForSelector(".toast.bad");
		assertThat(page.locator(".toast.bad").textContent()).contains("'marcos' is no user");
		page.waitForLoadState();

		page.click("[data-opens=" + dialog + "]");
		page.fill("#" + dialog + "-user", "hr");
		page.fill("#" + dialog + "-reason", "On leave");
		page.click("#" + dialog + " button.first");
		page.waitForSelector(".toast:not(.bad)");
		look(page, "instance-reassigned");
		page.close();
	}

	@Test
	void a_search_that_makes_no_sense_says_why() {
		Page page = signedIn("ops", Viewport.DESK);

		assertThat(page.navigate(url("/workflows/instances?variable=lot")).status()).isEqualTo(422);
		assertThat(page.locator("main").textContent()).contains("write it like outcome=MET");
		assertThat(page.navigate(url("/workflows/instances/nothing")).status()).isEqualTo(404);
		assertThat(page.navigate(url("/workflows/incidents/9999")).status()).isEqualTo(404);
		page.close();
	}

	@Test
	void pages_of_instances_fit_a_phone() {
		start("phone-1", Map.of("height", 1));
		Page page = signedIn("ops", new Viewport(375, 800));
		for (String path : List.of("/workflows", "/workflows/instances?state=all", "/workflows/incidents",
				"/workflows/moves", "/workflows/changes", "/workflows/instances/all?action=REASSIGN")) {
			page.navigate(url(path));
			assertThat(Accessibility.overflow(page)).as(path).isZero();
		}
		openInstance(page, "phone-1");
		page.waitForSelector(".djs-element");
		look(page, "instance-phone");
		assertThat(Accessibility.overflow(page)).isZero();
		page.close();
	}

	private void start(String key, Map<String, Object> variables) {
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.workflow.start("hurdle", key, variables));
	}

	private void openInstance(Page page, String key) {
		page.navigate(url("/workflows/instances?state=all&about=" + key));
		page.click("td a.main");
		page.waitForSelector(".diagram");
		page.waitForLoadState();
	}

	private void openIncident(Page page, String key) {
		reloadUntil(page, "/workflows/incidents", key);
		page.locator("tr", new Page.LocatorOptions().setHasText(key)).locator("a.main").click();
		page.waitForSelector("[data-opens=abort]");
	}

	private static void decide(Page page, String dialog, String reason) {
		// dialogs open once the script has run
		page.waitForLoadState();
		page.click("[data-opens=" + dialog + "]");
		page.fill("#" + dialog + "-reason", reason);
		page.click("#" + dialog + " button.first");
		page.waitForSelector(".toast");
	}

	private void reloadUntil(Page page, String path, String text) {
		Api.await(text + " shows on " + path, Duration.ofSeconds(120), () -> {
			page.navigate(url(path));
			return page.locator("main").textContent().contains(text);
		});
	}

	private int live() {
		return this.center.as("ops").get("/api/releases/live").expect(200).json().get("release").asInt();
	}

	@Test
	void an_auditor_reads_and_changes_nothing() {
		start("read-1", Map.of("height", 1));
		Page page = signedIn("auditor", Viewport.DESK);

		page.navigate(url("/workflows/moves"));

		assertThat(page.locator("text=Plan a move").count()).isZero();
		openInstance(page, "read-1");
		assertThat(page.locator("[data-opens]").count()).isZero();
		assertThat(post(page, page.url().substring(url("").length()) + "/cancel", "reason=mine")).isEqualTo(403);
		assertThat(post(page, "/workflows/moves", "from=1&to=2&reason=mine")).isEqualTo(403);
		page.close();
	}

	@Test
	void workflows_are_for_operations_administrators_and_auditors() {
		for (String user : new String[] { "ops", "admin", "auditor" }) {
			Page page = signedIn(user, Viewport.DESK);
			assertThat(page.navigate(url("/workflows")).status()).as(user).isEqualTo(200);
			page.close();
		}
		for (String user : new String[] { "marcus", "hr", "quinn", "biff" }) {
			Page page = signedIn(user, Viewport.DESK);
			assertThat(page.locator(".bar .nav").textContent()).doesNotContain("Policies");
			assertThat(page.navigate(url("/workflows")).status()).as(user).isEqualTo(403);
			page.close();
		}
	}

	@Test
	void what_no_release_has_is_not_found() {
		Page page = signedIn("ops", Viewport.DESK);

		assertThat(page.navigate(url("/workflows/releases/1/nothing")).status()).isEqualTo(404);
		assertThat(page.navigate(url("/workflows/releases/99/skill-objective")).status()).isEqualTo(404);
		page.close();
	}

	/** What the server answers to a form that the page does not offer. */
	private static int post(Page page, String path, String form) {
		return ((Number) page.evaluate("""
				async ([path, body]) => (await fetch(path, { method: 'POST', body, headers: {
					...JSON.parse(document.body.getAttribute('hx-headers')),
					'Content-Type': 'application/x-www-form-urlencoded' } })).status
				""", List.of(path, form))).intValue();
	}

	private static boolean sheetIsWiderThanItsBox(Page page) {
		return (boolean) page.evaluate("() => { const box = document.querySelector('.diagram-view');"
				+ " return box.scrollWidth > box.clientWidth; }");
	}

	private void look(Page page, String name) {
		this.browser.look(page, "operators-" + name);
	}

	private Page signedIn(String user, Viewport viewport) {
		return this.browser.signedIn(url(""), user, viewport);
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	/**
	 * Makes the decision of the workflow in {@code hurdle.bpmn}, which fails on what is
	 * too high.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Hurdles {

		@Bean
		Decider clearHurdle() {
			return new Decider() {

				@Override
				public String name() {
					return "clear-hurdle";
				}

				@Override
				public Map<String, Object> decide(String businessKey, Map<String, Object> variables) {
					if ((int) variables.get("height") > 2) {
						throw new IllegalStateException("The hurdle is too high");
					}
					return Map.of("cleared", true);
				}

			};
		}

	}

}
