package io.callcraft.escalation;

import java.util.List;

import io.callcraft.decisions.Release;

/**
 * How few calls of an objective or a trial, judged otherwise, would turn what the rules
 * propose.
 */
final class WindowFragility {

	/** More than so many calls are not tried: the rules are asked at most six times. */
	private static final int TRIED = 20;

	private WindowFragility() {
	}

	/**
	 * In a sentence, such as "3 calls judged otherwise would undo this".
	 * @param window one on which the rules have proposed something
	 */
	static String says(Release live, EvidenceWindow window) {
		boolean met = "MET".equals(window.proposed);
		int all = met ? window.met : window.missed;
		int most = Math.min(all, TRIED);
		if (holds(live, window, most)) {
			return (most < all) ? "More than " + most + " calls would have to be judged otherwise to undo this"
					: "However its calls were judged, the rules would say the same";
		}
		// the fewest: with more of them judged otherwise it never holds again
		int low = 1;
		int high = most;
		while (low < high) {
			int middle = (low + high) / 2;
			if (holds(live, window, middle)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return ((low == 1) ? "One call" : low + " calls") + " judged otherwise would undo this";
	}

	private static boolean holds(Release live, EvidenceWindow window, int otherwise) {
		int more = "MET".equals(window.proposed) ? -otherwise : otherwise;
		return live.decide("escalation", List.of(window.progress().judgedOtherwise(more)))
			.of(ObjectiveReview.class)
			.map((verdict) -> ((ObjectiveReview) verdict.value()).result())
			.findFirst()
			.orElse("")
			.equals(window.proposed);
	}

}
