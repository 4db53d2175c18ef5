package io.callcraft.insight;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.people.Team;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.Art;
import io.callcraft.standing.Science;
import org.jspecify.annotations.Nullable;

/**
 * A team's art and science side by side, never blended (R4, R12).
 *
 * @param teams teams that the reader may choose
 * @param team the one that is shown; absent where the reader may see nobody
 * @param since the first day that is looked at
 * @param art the whole center's, of this month and the three before
 * @param checklist the whole center's, likewise
 * @param cards the team's reps by name
 */
public record Scorecard(List<Team> teams, @Nullable Team team, LocalDate since, Art art, Rate checklist,
		List<Card> cards) {

	public Scorecard {
		teams = List.copyOf(teams);
		cards = List.copyOf(cards);
	}

	/**
	 * One rep.
	 *
	 * @param art milestones met by customers, of those that could be
	 * @param science the second score; of its checklist the calls say one item: whether
	 * the name was used
	 * @param quadrant where both scores lie against the whole center's
	 */
	public record Card(RepId rep, Art art, Science science, Quadrant quadrant) {
	}

	/**
	 * Where a rep lies with both scores, told only where both intervals are clear of it.
	 */
	public enum Quadrant {

		/** Customers reach more, and the checklist is kept more often. */
		BOTH_STRONG,

		/** Customers reach more, though the checklist is kept less often. */
		STRONG_ART,

		/** The checklist is kept more often, but customers reach less. */
		STRONG_CHECKLIST,

		/** Both are less. */
		BOTH_WEAK,

		/** One of the two is no more than chance away from the center's. */
		NOT_TOLD_APART;

		static Quadrant of(Estimate art, Estimate checklist, double artOfCenter, double checklistOfCenter) {
			if (art.isAbove(artOfCenter)) {
				return checklist.isAbove(checklistOfCenter) ? BOTH_STRONG
						: checklist.isBelow(checklistOfCenter) ? STRONG_ART : NOT_TOLD_APART;
			}
			if (art.isBelow(artOfCenter)) {
				return checklist.isAbove(checklistOfCenter) ? STRONG_CHECKLIST
						: checklist.isBelow(checklistOfCenter) ? BOTH_WEAK : NOT_TOLD_APART;
			}
			return NOT_TOLD_APART;
		}

	}

}
