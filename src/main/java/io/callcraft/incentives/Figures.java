package io.callcraft.incentives;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Threshold;

/**
 * The figures of a release that are read outside of its rules. A release that does not
 * set one, such as an older one, goes by what is shipped.
 */
final class Figures {

	private final Release release;

	Figures(Release release) {
		this.release = release;
	}

	/** What a rep's calls of one day may earn in all, in points. */
	int mostADay() {
		return (int) figure("points.cap", 60);
	}

	/** How long points are good for. */
	int monthsOfPoints() {
		return (int) figure("points.months", 12);
	}

	/** How many days before points expire the rep is told. */
	int daysOfWarning() {
		return (int) figure("points.warning", 60);
	}

	/** What a point is worth to who prefers money, in cents before tax. */
	long centsOfPoint() {
		return (long) figure("money.cents", 5);
	}

	/** The least that is paid, in cents after tax. */
	long leastPaid() {
		return Math.round(100 * figure("money.least", 25));
	}

	/** What tax takes of a payment where no jurisdiction is known, in percent. */
	double taxPercent() {
		return figure("tax.percent", 30);
	}

	/** A redemption of more points than this needs approval. */
	long approvedAbove() {
		return (long) figure("redemption.approval", 5_000);
	}

	/** How much of a pool is split equally, in percent. */
	double poolEqually() {
		return figure("pool.equal", 70);
	}

	/**
	 * How much of a pool is split by hours, in percent; what is left goes by nominations.
	 */
	double poolByHours() {
		return figure("pool.hours", 30);
	}

	/** How much of a team's pool goes to the whole center, in percent. */
	double poolOfCenter() {
		return figure("pool.center", 0);
	}

	/** How many working days a rep goes without a good word at most. */
	int daysOfSilence(boolean newcomer) {
		return (int) (newcomer ? figure("cadence.newcomer", 2) : figure("cadence.days", 5));
	}

	/** How many days after the first one is a newcomer. */
	int daysOfNewcomer() {
		return (int) figure("grace.hire", 60);
	}

	private double figure(String name, double otherwise) {
		return this.release.thresholds()
			.stream()
			.filter((threshold) -> threshold.name().equals(name))
			.mapToDouble(Threshold::value)
			.findFirst()
			.orElse(otherwise);
	}

}
