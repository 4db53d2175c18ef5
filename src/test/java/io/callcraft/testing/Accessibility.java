package io.callcraft.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.microsoft.playwright.Page;

/**
 * Checks a page with axe-core against WCAG 2.1, levels A and AA: contrast, labels, names,
 * landmarks.
 */
public final class Accessibility {

	private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

	/** What is still fading in has too little contrast for as long as it does. */
	private static final String SETTLE = """
			() => document.getAnimations().filter((it) => it.effect.getComputedTiming().endTime !== Infinity)
				.forEach((it) => it.finish())
			""";

	private static final String RUN = """
			async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }))
				.violations.flatMap((rule) => rule.nodes.map((node) =>
					rule.id + ': ' + node.target.join(' ') + ': ' + node.any.concat(node.all).map((it) => it.message).join('; ')))
			""";

	private Accessibility() {
	}

	/** What keeps somebody from using the page; empty when nothing does. */
	@SuppressWarnings("unchecked")
	public static List<String> problems(Page page) {
		page.waitForLoadState();
		page.evaluate(axe());
		page.evaluate(SETTLE);
		return (List<String>) page.evaluate(RUN);
	}

	/** By how many pixels the page is wider than the screen; 0 when it fits. */
	public static int overflow(Page page) {
		return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.intValue();
	}

	private static String axe() {
		try (InputStream script = Accessibility.class.getResourceAsStream(AXE)) {
			if (script == null) {
				throw new IllegalStateException("axe-core is not on the class path: " + AXE);
			}
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
