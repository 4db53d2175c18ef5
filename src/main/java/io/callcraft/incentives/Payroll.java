package io.callcraft.incentives;

import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is paid with the wages of a month.
 *
 * @param month which
 * @param payments one for each rep who had money
 */
public record Payroll(YearMonth month, List<Payment> payments) {

	public Payroll {
		payments = List.copyOf(payments);
	}

	/**
	 * What becomes of a rep's money.
	 *
	 * @param rep id of the rep
	 * @param team id of the team
	 * @param jurisdiction where it is taxed; absent where the team belongs to none
	 * @param gross what is paid before tax, in hundredths
	 * @param taxFree how much of it is free of tax, in hundredths
	 * @param taxPercent what tax takes of the rest
	 * @param net what is left, in hundredths
	 * @param points points given instead, since it is too little to pay; 0 when it is
	 * paid
	 */
	public record Payment(String rep, String team, @Nullable String jurisdiction, long gross, long taxFree,
			double taxPercent, long net, long points) {

		public boolean isPaid() {
			return this.points == 0;
		}

	}

}
