package io.callcraft.incentives;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Threshold;
import io.callcraft.shared.TeamId;

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

	/** What tax takes of a payment where the team works, in percent. */
	double taxPercent(TeamId team) {
		return figure("tax.percent." + team, figure("tax.percent", 30));
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
