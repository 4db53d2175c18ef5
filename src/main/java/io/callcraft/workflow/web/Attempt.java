package io.callcraft.workflow.web;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Something that an operator tries. What is no longer possible, since somebody else was
 * first, is said on the page as it is now.
 */
final class Attempt {

	private Attempt() {
	}

	/** Tries it, and tells the next page how that went. */
	static void to(Runnable action, String done, RedirectAttributes next) {
		try {
			action.run();
			next.addFlashAttribute("done", done);
		}
		catch (Conflict | InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
	}

}
