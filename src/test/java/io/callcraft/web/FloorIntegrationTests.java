package io.callcraft.web;

import java.nio.file.Path;

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
 * A supervisor at work, in a real browser: signs in, finds the task, agrees an objective.
 * Then everybody else's pages of the same case.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorIntegrationTests {

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
	void a_supervisor_agrees_an_objective() {
		Page page = signedIn("marcus", Viewport.PHONE);
		page.navigate(url("/inbox"));
		look(page, "inbox");
		page.click("text=Agree skill objective");
		page.waitForSelector("#task-form");
		look(page, "task");

		page.fill("#field-hours", "2");
		page.fill("#field-importanceToRep", "Less arguing, more thanks");
		page.click("text=Complete");
		page.waitForSelector(".wrong-list");
		look(page, "task-refused");

		assertThat(page.locator("#field-calls-wrong").textContent()).contains("Give either calls or hours");
		assertThat(page.inputValue("#field-importanceToRep")).isEqualTo("Less arguing, more thanks");
		assertThat(page.locator(".field .wrong").count()).isGreaterThan(3);

		page.fill("#field-hours", "");
		page.fill("#field-importanceToCustomer", "Hears what would help them");
		page.fill("#field-importanceToOrganisation", "Calls that end with a plan");
		page.fill("#field-repeatBack", "I move to the lead once on each of the next five calls");
		page.check("#field-committed");
		page.click("text=Complete");
		page.waitForSelector(".toast:has-text('“Agree skill objective” is done.')");
		look(page, "inbox-after");

		page.navigate(url("/cases/" + this.caseId));
		look(page, "case");
		assertThat(page.locator("blockquote mark").textContent()).contains("five calls",
				"says 5 calls; 10 were agreed");
		assertThat(page.locator("#history").textContent()).contains("Agree skill objective");
		assertThat(page.locator(".ladder li[aria-current=step]").textContent()).contains("Skill objective");
	}

	@Test
	void pages_can_be_read_by_everybody_whom_they_are_for() {
		for (String path : new String[] { "/", "/reps", "/reps/biff", "/cases", "/rehearsals", "/rehearsals/FEAR",
				"/rehearsals/FEAR?turn=1&choice=B" }) {
			visit("marcus", path);
		}
		visit("biff", "/reps/biff");
		visit("auditor", "/cases/" + this.caseId);
		for (String path : new String[] { "/policies", "/policies/releases/1",
				"/policies/releases/1/files/rules/escalation/entry.dslr", "/imports" }) {
			visit("ops", path);
		}
	}

	@Test
	void what_keeps_a_rep_off_the_program_follows_the_page() {
		Page page = signedIn("biff", Viewport.DESK);

		page.navigate(url("/reps/biff"));

		assertThat(page.waitForSelector("text=Found by trying calls through the rules in force")).isNotNull();
		page.close();
	}

	@Test
	void another_teams_rep_looks_like_nobody() {
		Page page = signedIn("biff", Viewport.DESK);

		assertThat(page.navigate(url("/reps/nobody")).status()).isEqualTo(404);
		assertThat(page.navigate(url("/policies")).status()).isEqualTo(403);
		page.close();
	}

	private void visit(String user, String path) {
		Page page = signedIn(user, Viewport.DESK);
		assertThat(page.navigate(url(path)).status()).isEqualTo(200);
		look(page, user + path.replaceAll("[^A-Za-z0-9]+", "-"));
		page.setViewportSize(375, 800);
		assertThat(Accessibility.overflow(page)).as(path + " at 375 pixels").isZero();
		page.close();
	}

	private void look(Page page, String name) {
		this.browser.look(page, "floor-" + name);
	}

	private Page signedIn(String user, Viewport viewport) {
		return this.browser.signedIn(url(""), user, viewport);
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
