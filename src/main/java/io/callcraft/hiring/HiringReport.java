package io.callcraft.hiring;

import java.util.List;

import io.callcraft.assessment.Kappa;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * How fair, agreed and valid hiring is.
 *
 * @param impacts one table for each kind of group that somebody declared
 * @param pairs how many traits two interviewers rated, each for themselves
 * @param agreement how far they agreed on whether a trait is there; absent where that is
 * not defined
 * @param hires those whose first 90 days are over, the best fit first
 * @param correlation of fit and milestones met (Pearson), −1 to 1; absent below
 * {@value #FEWEST_HIRES} hires
 */
public record HiringReport(List<ImpactTable> impacts, int pairs, @Nullable Kappa agreement, List<Hire> hires,
		@Nullable Double correlation) {

	/** Fewer say nothing. */
	static final int FEWEST_HIRES = 8;

	public HiringReport {
		impacts = List.copyOf(impacts);
		hires = List.copyOf(hires);
	}

	/**
	 * Somebody who was hired 90 days ago or longer.
	 *
	 * @param fit the weighted fit when hired, 0 to 100
	 * @param met milestones met on calls of the first 90 days
	 * @param missed milestones missed on them
	 */
	public record Hire(RepId rep, double fit, long met, long missed) {

		/** The share of milestones met, in percent. */
		public double percent() {
			return 100.0 * this.met / (this.met + this.missed);
		}

	}

}
