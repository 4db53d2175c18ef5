package io.callcraft.policies.web;

import java.util.Locale;
import java.util.Map;

import io.callcraft.policies.PolicyErrorRates;
import io.callcraft.program.ErrorRates;
import io.callcraft.shared.Rate;
import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What figures in a form would change about the error rates, for the person who moves
 * them.
 */
@Component
class Glances {

	private final PolicyErrorRates errorRates;

	Glances(PolicyErrorRates errorRates) {
		this.errorRates = errorRates;
	}

	/**
	 * Tells the page what the figures would change, or why that cannot be said.
	 * @param draft whose rules are tried; absent for those that are live
	 * @param sent name of a threshold to what stands in the form
	 */
	void show(@Nullable Long draft, Map<String, String> sent, Model model) {
		try {
			PolicyErrorRates.Glance glance = this.errorRates.glance(draft, sent);
			model.addAttribute("glance", Glance.of(glance.live(), glance.tried()));
		}
		catch (Refusal ex) {
			model.addAttribute("hindered", ex.getMessage());
		}
	}

	/**
	 * Few reps under the figures and under what is live.
	 *
	 * @param entered of those who reach every target
	 * @param found of those who are weak at one milestone
	 */
	record Glance(Line entered, Line found) {

		static Glance of(ErrorRates live, ErrorRates tried) {
			return new Glance(new Line(live.blameless(), tried.blameless()), new Line(live.found(), tried.found()));
		}

		/** Whether it comes to the same for all of them. */
		public boolean isSame() {
			return this.entered.getMore() == 0 && this.found.getMore() == 0;
		}

	}

	/**
	 * One sort of reps: how many enter the program.
	 */
	record Line(Rate live, Rate tried) {

		public int getMore() {
			return this.tried.met() - this.live.met();
		}

		public String getShare() {
			return percent(this.tried.getValue());
		}

		public String getWas() {
			return percent(this.live.getValue());
		}

		/** How far the share can be trusted. */
		public String getBasis() {
			return this.tried.met() + " of " + this.tried.observed() + " simulated; truly "
					+ percent(this.tried.getLower95()) + " to " + percent(this.tried.getUpper95());
		}

		private static String percent(double share) {
			return String.format(Locale.ROOT, "%.0f %%", share * 100);
		}

	}

}
