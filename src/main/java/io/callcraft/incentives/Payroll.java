package io.callcraft.incentives;

import java.time.YearMonth;
import java.util.List;

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
	 * @param gross what is paid before tax, in hundredths; taxable
	 * @param taxPercent what tax takes
	 * @param net what is left, in hundredths
	 * @param points points given instead, since it is too little to pay; 0 when it is
	 * paid
	 */
	public record Payment(String rep, String team, long gross, double taxPercent, long net, long points) {

		public boolean isPaid() {
			return this.points == 0;
		}

	}

}
