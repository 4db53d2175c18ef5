package io.callcraft.web.pages;

import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Refusal;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Does what a form of a page asks for.
 */
final class Acts {

	private Acts() {
	}

	/**
	 * Acts, and goes back to a page: what was done is said there, and so is a refusal,
	 * with the form as it was filled in.
	 * @return where to go
	 */
	static String backTo(String page, RedirectAttributes next, String done, Runnable action) {
		try {
			action.run();
			next.addFlashAttribute("done", done);
		}
		catch (NotAllowed | NotFound ex) {
			throw ex;
		}
		catch (Refusal ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:" + page;
	}

}
