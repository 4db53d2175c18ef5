package io.callcraft;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages are painted, with their heading and figures, before any script has come: charts
 * are drawn by the server, in the page itself, and the drawing of a workflow waits until
 * the rest is there.
 */
class FirstPaintIntegrationTests extends InAccessCenter {

	private static final List<String> REPORTS = List.of("/insight/scorecard?team=t-1", "/insight/coaching",
			"/insight/handle-time", "/insight/program", "/insight/milestones");

	@Test
	void reports_are_painted_with_figures_and_charts_while_no_script_has_come() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "hr", Viewport.DESK);
			List<Route> held = held(page, "**/*.js");
			for (String report : REPORTS) {
				held.clear();
				page.navigate(base() + report, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
				page.locator("main h1").waitFor();
				page.locator("main table").first().waitFor();
				assertThat(painted(page)).as(report).isTrue();
				page.waitForCondition(() -> !held.isEmpty());
				assertThat(scriptsHaveRun(page)).as(report).isFalse();
			}
			// of the last report, still without a script
			assertThat(page.locator("main svg.bar-of").first().boundingBox().width).isPositive();
			page.close();
		}
	}

	@Test
	void a_report_can_be_used_without_any_script() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.openWithoutScript(base() + "/sign-in", Viewport.DESK);
			page.fill("#username", "hr");
			page.fill("#password", Api.PASSWORD);
			page.click("button.first");
			page.waitForURL((address) -> !address.contains("sign-in"));
			page.navigate(base() + "/insight/scorecard?team=t-2");
			page.selectOption("form.filter [name=team]", "t-1");
			page.click("form.filter button");
			page.waitForURL((address) -> address.endsWith("team=t-1"));

			assertThat(page.locator("main table tbody").last().innerText()).contains("Zora");
			page.close();
		}
	}

	@Test
	void the_list_of_a_workflow_is_there_before_its_drawing() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "operations", Viewport.DESK);
			page.navigate(base() + "/workflows");
			String workflow = page.locator("main a.main[href^='/workflows/releases/']").first().getAttribute("href");
			List<Route> held = held(page, "**/bpmn-viewer*.js");
			page.navigate(base() + workflow, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
			page.locator("main table tbody tr").first().waitFor();

			assertThat(painted(page)).isTrue();
			page.waitForCondition(() -> !held.isEmpty());
			assertThat(held).hasSize(1);
			assertThat(page.locator(".diagram svg").count()).isZero();
			page.waitForCondition(() -> page.locator("main table tbody tr").count() > 3);
			held.get(0).resume();
			page.locator(".diagram-sheet svg").first().waitFor();
			page.close();
		}
	}

	@Test
	void where_the_drawing_never_comes_the_page_says_that_the_list_has_everything() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "operations", Viewport.DESK);
			page.navigate(base() + "/workflows");
			page.route("**/bpmn-viewer*.js", Route::abort);
			page.locator("main a.main[href^='/workflows/releases/']").first().click();
			page.waitForSelector(".diagram-note:has-text('The list has everything')");
			page.close();
		}
	}

	/** Requests that get no answer until they are resumed. */
	private static List<Route> held(Page page, String files) {
		List<Route> held = new ArrayList<>();
		page.route(files, held::add);
		return held;
	}

	private static boolean painted(Page page) {
		for (int i = 0; i < 1_200; i++) {
			if ((Boolean) page.evaluate("performance.getEntriesByName('first-contentful-paint').length > 0")) {
				return true;
			}
			page.waitForTimeout(50);
		}
		return false;
	}

	/** The page is complete only when deferred scripts have run. */
	private static boolean scriptsHaveRun(Page page) {
		return (Boolean) page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd > 0");
	}

}
