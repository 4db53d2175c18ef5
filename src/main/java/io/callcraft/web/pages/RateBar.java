package io.callcraft.web.pages;

import io.callcraft.shared.Rate;
import io.callcraft.shared.Words;
import io.callcraft.standing.MilestoneStanding;
import org.jspecify.annotations.Nullable;

/**
 * A rate as it is drawn: everything in whole per cent.
 *
 * @param name what is measured
 * @param value the rate; absent while nothing is observed
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param target the share expected
 * @param limit the share below which the program begins
 * @param basis what it rests on, in words
 */
record RateBar(String name, @Nullable Long value, long lower, long upper, long target, long limit, String basis) {

	static RateBar of(MilestoneStanding at) {
		Rate rate = at.rate();
		boolean observed = rate.observed() > 0;
		String basis = observed ? rate.met() + " of " + rate.observed() + " calls, between "
				+ percent(rate.getLower95()) + " and " + percent(rate.getUpper95()) + " %"
				: "not assessed in the last 90 days";
		return new RateBar(Words.caption(at.milestone().phrase()), observed ? percent(rate.getValue()) : null,
				percent(rate.getLower95()), percent(rate.getUpper95()), percent(at.target()), percent(at.limit()),
				basis);
	}

	private static long percent(double share) {
		return Math.round(share * 100);
	}

}
