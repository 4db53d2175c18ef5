package io.callcraft.incentives;

import java.time.LocalDate;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What tax takes of rewards in a jurisdiction, until a later rule of the same.
 *
 * @param jurisdiction which; absent where a team belongs to none and the figure
 * {@code tax.percent} of the rules counts
 * @param validFrom its first day; absent with the jurisdiction
 * @param percent what tax takes of money, 0 to 100
 * @param free money of a month that is free of tax, in hundredths
 * @param pointsTaxed whether what points are redeemed for is taxed as well
 */
public record TaxRule(@Nullable String jurisdiction, @Nullable LocalDate validFrom, double percent, long free,
		boolean pointsTaxed) {

	private static final int ALL = 100;

	public TaxRule {
		if (!(percent >= 0 && percent <= ALL)) {
			throw new InvalidInput("percent", percent + " is no share: use 0 to 100");
		}
		if (free < 0) {
			throw new InvalidInput("free", free + " is negative: use 0 where nothing is free of tax");
		}
	}

	/** Where nothing is set for the place: money is taxed, what points give is not. */
	static TaxRule byFigure(double percent) {
		return new TaxRule(null, null, percent, 0, false);
	}

	/** How much of a payment is free of tax. */
	long freeOf(long gross) {
		return Math.min(gross, this.free);
	}

	/** What is left of a payment. */
	public long net(long gross) {
		return freeOf(gross) + Math.round((gross - freeOf(gross)) * (ALL - this.percent) / ALL);
	}

}
