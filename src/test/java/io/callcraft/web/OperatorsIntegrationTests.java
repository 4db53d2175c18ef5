package io.callcraft.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

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

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
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
		page.navigate(url("/workflows"));
		look(page, "workflows");

		page.click("text=Skill objective");
		page.waitForSelector(".djs-element[data-element-id=agree-skill-objective]");
		look(page, "workflow");

		assertThat(page.locator("tr[data-node=agree-skill-objective]").textContent()).contains("User task")
			.contains("Wait for evidence");
		assertThat(page.isVisible(".bjs-powered-by")).isTrue();
		assertThat(page.locator(".diagram-note").count()).isZero();
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
		Api.await("the change is live", Duration.ofSeconds(30), () -> live() > from);
		Page page = signedIn("ops", Viewport.DESK);

		page.navigate(url("/workflows/releases/" + from + "/skill-objective"));
		page.click("text=Move to another release");
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
		assertThat(page.locator("tbody tr").first().textContent()).contains("Speaking ids").contains("1 of 1");
		page.close();
	}

	private int live() {
		return this.center.as("ops").get("/api/releases/live").expect(200).json().get("release").asInt();
	}

	@Test
	void an_auditor_reads_and_moves_nobody() {
		Page page = signedIn("auditor", Viewport.DESK);

		page.navigate(url("/workflows/moves"));

		assertThat(page.locator("text=Plan a move").count()).isZero();
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
			assertThat(page.locator(".nav").textContent()).doesNotContain("Workflows");
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
		this.browser.screenshot(page, "operators-" + name);
		assertThat(Accessibility.problems(page)).as(name).isEmpty();
	}

	private Page signedIn(String user, Viewport viewport) {
		Page page = this.browser.open(url("/sign-in"), viewport);
		page.fill("#username", user);
		page.fill("#password", Api.PASSWORD);
		page.click("button.first");
		page.waitForURL((address) -> !address.contains("sign-in"));
		return page;
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
