package io.callcraft.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A headless Chromium for tests that use the product as a person would: the machine's
 * own, else the one Playwright downloads, else Debian's, installed where the tests run as
 * root.
 * <p>
 * Belongs to the thread that launched it, as everything of Playwright does; launch one
 * per test class and close it.
 */
public final class TestBrowser implements AutoCloseable {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
			Path.of("/usr/bin/google-chrome"), Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

	/**
	 * No sandbox, as containers and root allow none; and no calls home, which a closed
	 * network refuses one by one and slowly.
	 */
	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final int NARROW = 375;

	/** How long anything may take to show, on a machine that has much to do. */
	private static final double PATIENCE = 120_000;

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final Playwright playwright;

	private final Browser browser;

	private TestBrowser(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/**
	 * Launches the browser, after bringing one to the machine if it has none.
	 */
	public static TestBrowser launch() {
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
		onTheMachine().or(TestBrowser::brought).ifPresent(options::setExecutablePath);
		// left to itself Playwright fetches three browsers before it starts
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		try {
			return new TestBrowser(playwright, playwright.chromium().launch(options));
		}
		catch (RuntimeException ex) {
			playwright.close();
			throw ex;
		}
	}

	private static Optional<Path> onTheMachine() {
		return PLACES.stream().filter(Files::isExecutable).findFirst();
	}

	/**
	 * Brings a browser to the machine.
	 * @return where it is, or empty where Playwright knows
	 */
	private static Optional<Path> brought() {
		if (downloaded()) {
			return Optional.empty();
		}
		if (Machine.isDebian() && Machine.isRoot()) {
			Machine.install("chromium");
		}
		return Optional.of(onTheMachine().orElseThrow(() -> new IllegalStateException(
				"Browser tests need a Chromium, and Playwright could download none: install Chromium or Chrome")));
	}

	private static boolean downloaded() {
		if (System.getenv("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD") != null) {
			return false;
		}
		// a process of its own, since this entry point ends the JVM that it runs in
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return Machine
			.outputOf(java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium")
			.isPresent();
	}

	/**
	 * Opens a page as somebody who has never been there: no cookies, no cache.
	 */
	public Page open(String url, Viewport viewport) {
		Page page = this.browser
			.newPage(new Browser.NewPageOptions().setViewportSize(viewport.width(), viewport.height()));
		page.setDefaultTimeout(PATIENCE);
		page.navigate(url);
		return page;
	}

	/**
	 * Opens a page as somebody whose browser runs no scripts.
	 */
	public Page openWithoutScript(String url, Viewport viewport) {
		Page page = this.browser
			.newPage(new Browser.NewPageOptions().setViewportSize(viewport.width(), viewport.height())
				.setJavaScriptEnabled(false));
		page.setDefaultTimeout(PATIENCE);
		page.navigate(url);
		return page;
	}

	/**
	 * Opens a center as somebody who has just signed in, with the password of
	 * {@link Api}.
	 * @param base such as {@code http://127.0.0.1:8080}
	 */
	public Page signedIn(String base, String user, Viewport viewport) {
		Page page = open(base + "/sign-in", viewport);
		page.fill("#username", user);
		page.fill("#password", Api.PASSWORD);
		page.click("button.first");
		page.waitForURL((address) -> !address.contains("sign-in"));
		return page;
	}

	/**
	 * What the browser complains about from now on: scripts that fail, files that are not
	 * there, what the content policy refuses.
	 * @return grows as it complains
	 */
	public static List<String> complaints(Page page) {
		List<String> complaints = new CopyOnWriteArrayList<>();
		page.onPageError(complaints::add);
		page.onConsoleMessage((message) -> {
			// htmx says so when a newer question replaces one under way
			if (message.type().equals("error") && !message.text().startsWith("htmx:")) {
				complaints.add(message.text());
			}
		});
		return complaints;
	}

	/**
	 * Looks at a page as it is, and on a narrow phone: keeps what a person sees, and
	 * wants no problem of accessibility and nothing that runs over the edge.
	 */
	public void look(Page page, String name) {
		ViewportSize before = page.viewportSize();
		page.waitForLoadState();
		// what a page fetches would come in the middle of the check
		page.waitForCondition(() -> page.locator(".htmx-request").count() == 0);
		screenshot(page, name);
		assertThat(Accessibility.problems(page)).as(name).isEmpty();
		assertThat(Accessibility.overflow(page)).as(name).isZero();
		page.setViewportSize(NARROW, before.height);
		screenshot(page, name + "-phone");
		assertThat(Accessibility.overflow(page)).as(name + " on a phone").isZero();
		page.setViewportSize(before.width, before.height);
	}

	/**
	 * Keeps what a person sees on a page, to its full height, as
	 * {@code target/screenshots/<name>.png}.
	 */
	public Path screenshot(Page page, String name) {
		Path file = SCREENSHOTS.resolve(name + ".png");
		page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
		return file;
	}

	@Override
	public void close() {
		this.playwright.close();
	}

	/**
	 * The part of a page that a person sees at once.
	 *
	 * @param width in CSS pixels
	 * @param height in CSS pixels
	 */
	public record Viewport(int width, int height) {

		/** A supervisor's phone on the floor. */
		public static final Viewport PHONE = new Viewport(390, 844);

		/** A desk. */
		public static final Viewport DESK = new Viewport(1440, 900);

		public Viewport {
			if (width < 1 || height < 1) {
				throw new IllegalArgumentException("width, height: at least 1, but were " + width + ", " + height);
			}
		}

	}

}
