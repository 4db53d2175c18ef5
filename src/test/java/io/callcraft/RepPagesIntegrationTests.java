package io.callcraft;

import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rep's own pages on a small phone, and the reports that those who lead read.
 */
class RepPagesIntegrationTests extends InAccessCenter {

	private static final Viewport SMALL_PHONE = new Viewport(375, 667);

	private static final Viewport DESK = new Viewport(1280, 900);

	private static final double PATIENCE = 60_000;

	private TestBrowser browser;

	@BeforeAll
	void launch() {
		this.browser = TestBrowser.launch();
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@Test
	void the_objective_counts_along_while_its_page_is_open() {
		Page page = this.browser.signedIn(base(), "r-zora", SMALL_PHONE);
		page.navigate(base() + "/reps/r-zora");
		assertThat(page.locator("#objective").textContent()).contains("My objective now", "Shown on 5 calls, not on 1.",
				"3 more and it is met.", "2 calls gave no evidence");
		look(page, "rep");

		Api api = Api.of(base(), "integration");
		api.post("/api/calls", "application/x-ndjson", RunningCenter.line("r-zora", Instant.now(),
				"\"outcomes\":{\"lead\":\"MET\"},\"skills\":{\"TRANSITION\":1}"))
			.expect(202);

		page.waitForSelector("#objective:has-text('Shown on 6 calls')",
				new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
		JsonNode current = api.as("r-zora").get("/api/reps/r-zora/objective").expect(200).json();
		assertThat(current.get("caseId").asString()).isEqualTo(values().get("case"));
		assertThat(current.get("objective").get("progress").get("met").asInt()).isEqualTo(6);
	}

	@Test
	void one_tap_says_that_it_was_done_and_counts_for_nothing() {
		Page page = this.browser.signedIn(base(), "r-zora", SMALL_PHONE);
		page.navigate(base() + "/reps/r-zora");
		String counted = page.locator("#objective [role=status]").first().textContent();
		Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I did it on this call"));
		button.waitFor();
		// what was fetched into the page answers a moment later
		page.waitForLoadState(LoadState.NETWORKIDLE);
		button.click();
		page.waitForSelector("#taps:has-text('1 call, as you say')",
				new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
		assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(48);
		look(page, "rep-tapped");

		Page floor = this.browser.signedIn(base(), "lead", SMALL_PHONE);
		floor.navigate(base() + "/cases/" + values().get("case"));
		Locator seen = floor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I saw it on this call"));
		seen.waitFor();
		floor.waitForLoadState(LoadState.NETWORKIDLE);
		seen.click();
		floor.waitForSelector("#taps:has-text('1 call by who leads')",
				new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
		assertThat(floor.locator("#taps").textContent()).contains("self-report", "Said, not counted");
		look(floor, "case-tapped");

		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the last one back")).click();
		page.waitForSelector("#taps:has-text('0 calls, as you say')",
				new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
		assertThat(page.locator("#objective [role=status]").first().textContent()).isEqualTo(counted);
	}

	@Test
	void calls_are_found_by_what_was_missed_with_the_keyboard_alone() {
		Page page = this.browser.signedIn(base(), "r-zora", SMALL_PHONE);
		page.navigate(base() + "/reps/r-zora/calls");
		assertThat(page.locator("h1").textContent()).isEqualTo("My calls");
		assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(25);
		look(page, "rep-calls");
		Locator more = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show more"));
		more.focus();
		page.keyboard().press("Enter");
		page.waitForCondition(() -> page.locator("tbody tr").count() > 40,
				new Page.WaitForConditionOptions().setTimeout(PATIENCE));

		page.getByLabel("Milestone").focus();
		// agreed to discovery: it applies as soon as it is chosen
		page.keyboard().press("A");
		page.waitForURL((address) -> address.contains("milestone=discovery"));
		page.waitForCondition(() -> page.locator("tbody tr").count() == 1,
				new Page.WaitForConditionOptions().setTimeout(PATIENCE));
		page.locator("tbody a.main").press("Enter");
		page.waitForURL((address) -> address.endsWith("/calls/acd/disputed"));
		assertThat(page.locator("#disputes").textContent()).contains("She agreed");
		look(page, "rep-call");
	}

	@Test
	void what_a_rep_said_is_in_one_place_and_names_where_it_stands() {
		Page page = this.browser.signedIn(base(), "r-zora", SMALL_PHONE);
		page.navigate(base() + "/reps/r-zora/words");
		assertThat(page.locator("main").textContent()).contains("My words on record", "She agreed", "you wrote it");
		look(page, "rep-words");

		page.locator("li:has-text('She agreed') a").click();
		page.waitForURL((address) -> address.endsWith("/calls/acd/disputed"));
	}

	@Test
	void every_page_of_a_rep_fits_a_small_phone() {
		Page page = this.browser.signedIn(base(), "r-zora", SMALL_PHONE);
		for (String path : List.of("/reps/r-zora", "/reps/r-zora/calls", "/reps/r-zora/words", "/reps/r-zora/record",
				"/reps/r-zora/notice", "/points/r-zora", "/inbox", "/kudos", "/catalogue",
				"/cases/" + values().get("case"))) {
			page.navigate(base() + path);
			assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path)
				.isLessThanOrEqualTo(SMALL_PHONE.width());
		}
	}

	@Test
	void those_who_lead_read_whether_cases_move_and_whether_alike() {
		for (Viewport viewport : List.of(DESK, SMALL_PHONE)) {
			Page page = this.browser.signedIn(base(), "hr", viewport);
			page.navigate(base() + "/cadence");
			assertThat(page.locator("main").textContent()).contains("Longest in the program", "Zora Quill",
					"Few people, or the manager?", "no more than chance");
			look(page, "cadence-" + viewport.width());
			page.navigate(base() + "/consistency");
			assertThat(page.locator("main").textContent()).contains("Too few cases to compare");
			look(page, "consistency-" + viewport.width());
		}
	}

	private void look(Page page, String name) {
		this.browser.look(page, name);
	}

}
