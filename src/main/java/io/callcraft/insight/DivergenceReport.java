package io.callcraft.insight;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.standing.Art;
import org.jspecify.annotations.Nullable;

/**
 * Where checklist and outcomes part (R5): good reps who are scored badly, others who are
 * scored well, evaluators whose checklist has nothing to do with what customers did, and
 * items that do not either.
 *
 * @param since the first day that is looked at
 * @param compared how many reps have both scores
 * @param art milestones met in the whole center
 * @param checklist the checklist in the whole center
 * @param reps reps of whom both scores are clear of the center's, on different sides
 * @param everybody how checklist and outcomes go together for all evaluators; absent
 * while too little is assessed
 * @param evaluators each evaluator, by how closely; none for those who do not answer for
 * the whole center
 * @param items each item of the checklist, by how much comes of it; likewise
 */
public record DivergenceReport(LocalDate since, int compared, Art art, Rate checklist, List<OfRep> reps,
		@Nullable Estimate everybody, List<OfEvaluator> evaluators, List<OfItem> items) {

	public DivergenceReport {
		reps = List.copyOf(reps);
		evaluators = List.copyOf(evaluators);
		items = List.copyOf(items);
	}

	/**
	 * One rep.
	 *
	 * @param scoredWell whether the checklist is above the center's and the outcomes
	 * below; otherwise it is the other way round
	 */
	public record OfRep(RepId rep, Art art, Rate checklist, boolean scoredWell) {
	}

	/**
	 * One evaluator.
	 *
	 * @param calls assessed calls that nobody picked
	 * @param checklist items done, of those that were appropriate
	 * @param correlation of checklist and outcomes over these calls; absent of too few
	 * @param looser whether it is clearly below everybody's
	 */
	public record OfEvaluator(UserId evaluator, long calls, Rate checklist, @Nullable Estimate correlation,
			boolean looser) {
	}

	/**
	 * One item.
	 *
	 * @param item its key
	 * @param question as the form asks it now; the key where it no longer does
	 * @param calls calls on which it was appropriate
	 * @param done how often it was done
	 * @param more by how much the share of milestones met is higher where it was done;
	 * absent of too few calls
	 */
	public record OfItem(String item, String question, long calls, Rate done, @Nullable Estimate more) {
	}

}
