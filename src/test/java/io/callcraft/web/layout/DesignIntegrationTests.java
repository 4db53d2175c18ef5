package io.callcraft.web.layout;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.web.WebTestApplication;
import io.callcraft.web.security.TestAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parts that all pages are composed of, in a real browser.
 */
@SpringBootTest(classes = { WebTestApplication.Frame.class, TestAccounts.Configuration.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DesignIntegrationTests {

	private static TestBrowser browser;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void launch() {
		browser = TestBrowser.launch();
	}

	@AfterAll
	static void close() {
		browser.close();
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void every_part_can_be_read_and_named_in_both_schemes(ColorScheme scheme) {
		Page page = design(Viewport.DESK);

		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
		browser.screenshot(page, "design-" + scheme.name().toLowerCase());

		assertThat(Accessibility.problems(page)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 375, 700, 1024 })
	void no_part_is_wider_than_the_screen(int width) {
		Page page = design(new Viewport(width, 800));

		browser.screenshot(page, "design-" + width);

		assertThat(Accessibility.overflow(page)).isZero();
	}

	@Test
	void the_content_policy_stops_nothing_that_the_page_needs() {
		Page page = browser.open(url("/sign-in"), Viewport.DESK);
		signIn(page);
		List<String> complaints = TestBrowser.complaints(page);

		page.navigate(url("/design"));
		page.click("text=Show a toast");
		page.waitForSelector(".toast");
		page.click("text=Open the dialog");

		assertThat(page.isVisible("dialog")).isTrue();
		assertThat(complaints).isEmpty();
	}

	@Test
	void no_toast_lies_over_what_one_is_at_or_over_the_end_of_a_page() {
		Page page = design(new Viewport(375, 640));
		page.evaluate(
				"document.querySelector('main').insertAdjacentHTML('beforeend', '<button id=last>Send</button>')");
		page.focus("#last");

		// as one who sends by key, at the end of a page on a phone
		page.evaluate("htmx.ajax('GET', '/fail/not-found', '#toasts')");
		page.waitForSelector(".toast.bad");

		page.waitForFunction("at = document.querySelector('#last').getBoundingClientRect(),"
				+ " at.bottom <= document.querySelector('#toasts').getBoundingClientRect().top && at.top >= 0");
		page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
		assertThat(page.evaluate("document.querySelector('.foot').getBoundingClientRect().bottom"
				+ " <= document.querySelector('#toasts').getBoundingClientRect().top"))
			.isEqualTo(true);
	}

	@Test
	void what_lies_partly_under_a_toast_stays_where_it_is_while_it_is_pressed() {
		Page page = design(new Viewport(375, 640));
		page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend',"
				+ " '<button id=last type=button>Send</button>')");
		page.evaluate(
				"document.querySelector('#last').addEventListener('click', (at) => at.target.textContent = 'Sent')");
		page.evaluate("htmx.ajax('GET', '/fail/not-found', '#toasts')");
		page.waitForSelector(".toast.bad");
		page.evaluate("scrollBy(0, document.querySelector('#last').getBoundingClientRect().bottom"
				+ " - document.querySelector('#toasts').getBoundingClientRect().top - 20)");
		BoundingBox last = page.locator("#last").boundingBox();

		page.mouse().click(last.x + 5, last.y + 5);

		assertThat(page.locator("#last").boundingBox().y).isEqualTo(last.y);
		assertThat(page.textContent("#last")).isEqualTo("Sent");
	}

	@Test
	void a_field_that_depends_on_an_answer_shows_with_it() {
		Page page = design(Viewport.DESK);
		assertThat(page.isVisible("#field-reason")).isFalse();

		page.check("input[name=decision][value=OVERRIDE]");

		assertThat(page.isVisible("#field-reason")).isTrue();
	}

	@Test
	void the_keyboard_reaches_the_content_first() {
		Page page = design(Viewport.DESK);
		page.navigate(url("/fail/not-found"));

		page.keyboard().press("Tab");
		page.waitForFunction("document.activeElement.className === 'skip'");
		page.keyboard().press("Enter");

		assertThat(page.waitForFunction("document.activeElement.id === 'content'")).isNotNull();
	}

	@Test
	void the_page_of_the_api_works_under_the_content_policy() {
		Page page = browser.open(url("/sign-in"), Viewport.DESK);
		signIn(page);

		page.navigate(url("/api/docs"));
		page.waitForSelector(".opblock");
		browser.screenshot(page, "api-docs");

		assertThat(page.content()).contains("/api/me");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", "/fail/not-found", "/fail/database" })
	void sign_in_and_error_pages_can_be_read(String path) {
		Page page = design(Viewport.PHONE);

		page.navigate(url(path));
		browser.screenshot(page, "page" + path.replace('/', '-'));

		assertThat(Accessibility.problems(page)).isEmpty();
		assertThat(Accessibility.overflow(page)).isZero();
	}

	private Page design(Viewport viewport) {
		Page page = browser.open(url("/sign-in"), viewport);
		signIn(page);
		page.navigate(url("/design"));
		return page;
	}

	private static void signIn(Page page) {
		page.fill("#username", "ops");
		page.fill("#password", "demo");
		page.click("button.first");
		page.waitForURL((address) -> !address.contains("sign-in"));
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
