package io.callcraft.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestBrowserIntegrationTests {

	private static final String PAGE = "data:text/html,<title>Floor</title><h1>Good%20morning</h1>";

	@Test
	void a_page_opens_at_the_size_asked_for() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.open(PAGE, TestBrowser.Viewport.PHONE);

			assertThat(page.title()).isEqualTo("Floor");
			assertThat(page.evaluate("innerWidth")).isEqualTo(390);
		}
	}

	@Test
	void a_screenshot_is_kept() throws IOException {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.open(PAGE, TestBrowser.Viewport.DESK);

			Path file = browser.screenshot(page, "test-browser");

			assertThat(Files.size(file)).isPositive();
		}
	}

}
