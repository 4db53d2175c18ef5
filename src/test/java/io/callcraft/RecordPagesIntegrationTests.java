package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where people put something on record, on a phone and by the keyboard: what was typed
 * stays when it is refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPagesIntegrationTests extends OnTheLadder {

	private static final Viewport DESK = new Viewport(1280, 900);

	private static final Viewport SMALL_PHONE = new Viewport(375, 667);

	private static final String REFUSED = ".alarm[role=alert]";

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
	void conduct_is_reported_disputed_and_decided_and_coaching_answered() {
		this.center.rep("wren");
		this.center.as("admin")
			.put("/api/users/wanda", Map.of("name", "Wanda", "roles", List.of("COACH"), "password", Api.PASSWORD))
			.expect(200);
		this.center.as("marcus")
			.post("/api/reps/wren/coaching",
					Map.of("kind", "SESSION", "milestone", "lead", "skill", "TRANSITION", "way", "ROLE_PLAY", "minutes",
							20, "what", "Two role plays", "heldAt", Instant.now().toString()))
			.expect(201);
		report();

		Page page = signedIn("wren", SMALL_PHONE, "/reps/wren/record");
		page.focus("#conduct input[name=grounds]");
		page.keyboard().type("The phone system put him back");
		page.keyboard().press("Enter");
		page.waitForSelector("#conduct .badge:has-text('disputed')");
		page.fill("#coaching input[name=words]", "It helped with the first sentence");
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");
		page.waitForSelector("#coaching .badge:has-text('took place')");
		this.browser.look(page, "record-rep");
		page.navigate(base() + "/reps/wren/words");
		assertThat(page.locator("main").textContent()).contains("It helped with the first sentence",
				"The phone system put him back");
		page.close();

		Page desk = signedIn("quinn", DESK, "/disputes");
		this.browser.look(desk, "disputes-conduct");
		desk.press("section:has-text('Reports of conduct') a:has-text('Rep wren')", "Enter");
		desk.waitForURL((address) -> address.endsWith("/reps/wren/record"));
		desk.fill("#conduct input[name=reason]", "The log shows the system did it");
		desk.press("button:has-text('It does not hold')", "Enter");
		desk.waitForSelector("#conduct .badge:has-text('did not hold')");
		desk.close();
		assertThat(kinds("wren")).contains("behaviour.reported", "behaviour.overturned", "coaching.acknowledged");
	}

	/** First with a witness whom nobody knows. */
	private void report() {
		Page page = signedIn("marcus", Viewport.PHONE, "/reps/wren/record");
		page.press("summary:has-text('Report what you saw')", "Enter");
		page.selectOption("#behaviour", "REQUEUED_CALLER");
		page.fill("#act", "Sent a caller who was loud back into the queue");
		page.fill("#witness", "nobody-such");
		page.press("#conduct button:has-text('Put it on record')", "Enter");
		page.waitForSelector(REFUSED);
		keeps(page, "#act", "Sent a caller who was loud back into the queue");
		keeps(page, "#behaviour", "REQUEUED_CALLER");
		this.browser.look(page, "record-refused");
		page.fill("#witness", "wanda");
		page.press("#conduct button:has-text('Put it on record')", "Enter");
		page.waitForSelector("#conduct li:has-text('Requeued caller')");
		this.browser.look(page, "record-supervisor");
		page.close();
	}

	@Test
	void leave_begins_and_ends_on_the_page_of_the_rep() {
		String id = caseOf("lise");
		Page page = signedIn("hr", DESK, "/reps/lise/record");
		page.press("button:has-text('Leave begins')", "Enter");
		page.waitForSelector("#employment .badge:has-text('on leave since')");
		assertThat(state(id)).isEqualTo("PAUSED");

		page.press("button:has-text('Back from leave')", "Enter");

		page.waitForSelector("#employment .badge:has-text('at work')");
		assertThat(state(id)).isEqualTo("OPEN");
		this.browser.look(page, "record-hr");
		page.close();
	}

	@Test
	void a_complaint_is_entered_about_a_rep_by_name() {
		this.center.rep("cleo");
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		Page page = signedIn("ops", DESK, "/entries");
		page.fill("#receivedOn", today.plusDays(9).toString());
		page.selectOption("#rep", new SelectOption().setLabel("Rep cleo, First"));
		page.fill("#about", "Was pushed into a plan");
		page.press("button:has-text('Put it on record')", "Enter");
		page.waitForSelector(REFUSED);
		keeps(page, "#about", "Was pushed into a plan");
		keeps(page, "#rep", "cleo");
		this.browser.look(page, "entries");

		page.fill("#receivedOn", today.minusDays(200).toString());
		page.press("button:has-text('Put it on record')", "Enter");

		page.waitForSelector(".toast:has-text('The complaint is on record')");
		assertThat(page.inputValue("#about")).isEmpty();
		page.close();
		assertThat(kinds("cleo")).contains("complaint.entered");
	}

	@Test
	void the_rep_reads_what_was_written_of_the_talk_and_corrects_it() {
		String id = caseOf("tove");
		missed(id, "tove", true);
		missed(id, "tove", true);
		this.center.complete(id, "hold-heart-to-heart", talk("COMMITS", "FEAR", "COACHING"));
		Page page = taskPage("tove", "Confirm");
		page.locator("input[name=decision][value=CORRECT]").press("Space");
		page.fill("#field-plansForFuture", "");
		page.press("button:has-text('Complete')", "Enter");
		page.waitForSelector("#field-correction-wrong");
		assertThat(page.locator("input[name=decision][value=CORRECT]").isChecked()).isTrue();
		this.browser.look(page, "confirm-talk");

		page.fill("#field-correction", "I am not afraid, I am tired of scripts");
		page.press("button:has-text('Complete')", "Enter");

		page.waitForSelector(".toast");
		page.close();
		assertThat(history(id)).contains("I am not afraid, I am tired of scripts");
	}

	@Test
	void the_rep_signs_the_plan_with_name_and_password() {
		String id = refused("sig", true);
		this.center.complete(id, "give-formative-feedback", feedback(id, "EARLIER_COMMITMENT"));
		this.center.complete("sig", id, "write-plan",
				Map.of("plan", "From today I will use one transition on every call and note two needs each time"));
		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "SIGNED", "planSummary", "One transition on every call"));
		Page page = taskPage("sig", "Sign");
		page.locator("input[name=decision][value=SIGN]").press("Space");
		page.fill("#field-name", "Sig");
		page.fill("#field-password", Api.PASSWORD);
		page.press("#field-password", "Enter");
		page.waitForSelector("#field-name-wrong");
		assertThat(page.inputValue("#field-name")).isEqualTo("Sig");
		assertThat(page.inputValue("#field-password")).as("a password is not sent back").isEmpty();
		this.browser.look(page, "sign-plan");

		page.fill("#field-name", "Rep sig");
		page.fill("#field-password", Api.PASSWORD);
		page.press("#field-password", "Enter");

		page.waitForSelector(".toast");
		page.close();
		assertThat(line(id, "SIGNATURE").get("says").asString()).contains("the rep has signed");
	}

	@Test
	void a_rep_appeals_on_the_page_of_the_case_and_says_who_comes_along() {
		String id = dayOff("aya");
		Page page = signedIn("aya", SMALL_PHONE, "/cases/" + id);
		page.fill("#grounds", "   ");
		page.fill("#companion", "Olga of the works council");
		page.press("button:has-text('Appeal')", "Enter");
		page.waitForSelector(REFUSED);
		keeps(page, "#companion", "Olga of the works council");
		this.browser.look(page, "case-appeal");

		page.fill("#grounds", "The act was not mine");
		page.press("button:has-text('Appeal')", "Enter");

		page.waitForSelector(".toast:has-text('The appeal is on its way')");
		page.close();
		assertThat(this.center.as("hr4")
			.get("/api/tasks/" + this.center.task(id, "hear-appeal"))
			.expect(200)
			.json()
			.at("/proposal/companion")
			.asString()).isEqualTo("Olga of the works council");
	}

	/** The page fills its form in again once its script runs. */
	private static void keeps(Page page, String field, String value) {
		page.waitForCondition(() -> page.inputValue(field).equals(value));
	}

	/** The rep's task, found in the inbox on a phone. */
	private Page taskPage(String rep, String title) {
		Page page = signedIn(rep, SMALL_PHONE, "/inbox");
		page.press("a.main:has-text('" + title + "')", "Enter");
		page.waitForSelector("#task-form");
		return page;
	}

	private Page signedIn(String user, Viewport viewport, String path) {
		Page page = this.browser.signedIn(base(), user, viewport);
		page.navigate(base() + path);
		return page;
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

}
