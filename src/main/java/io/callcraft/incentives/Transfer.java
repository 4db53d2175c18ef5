package io.callcraft.incentives;

import java.time.Instant;
import java.util.Locale;

import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A line of a rep's statement: something came or went.
 *
 * @param id its number
 * @param at when it was booked
 * @param unit what it is counted in
 * @param amount what the rep got; below zero what went
 * @param kind why, in one word
 * @param reason why, in plain words
 * @param by who did it; Callcraft itself where a rule did
 * @param reverses the transfer that it takes back; absent for most
 * @param release the rules' release; absent where no rule had a part in it
 */
public record Transfer(long id, RepId rep, Instant at, Unit unit, long amount, Kind kind, String reason, UserId by,
		@Nullable Long reverses, @Nullable Integer release) {

	/** The amount with its sign, to be read: points, or money with a decimal point. */
	public String shown() {
		String size = (this.unit == Unit.POINTS) ? String.format(Locale.ROOT, "%,d points", Math.abs(this.amount))
				: Payrolls.amount(Math.abs(this.amount));
		return ((this.amount < 0) ? "−" : "+") + size;
	}

	/** Why something is booked. */
	public enum Kind {

		/** Calls earned it. */
		AWARD,

		/** A month better than the one before earned it. */
		IMPROVEMENT,

		/** A call was corrected, and earned less, or belongs to somebody else. */
		TAKEN_BACK,

		/** A share of what a team earned together. */
		POOL,

		/** Not used in time. */
		EXPIRY,

		/** Held, or spent, for something of the catalogue. */
		REDEMPTION,

		/** Given back, since a redemption came to nothing. */
		REFUND,

		/** Paid with the wages. */
		PAYOUT,

		/** Money too little to be paid, as points. */
		CONVERSION

	}

}
