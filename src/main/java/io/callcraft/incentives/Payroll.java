package io.callcraft.incentives;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What is paid with the wages of a month.
 *
 * @param month which
 * @param payments one for each rep who had money, by id
 * @param benefits what points were redeemed for in the month where that is taxed, by rep
 */
public record Payroll(YearMonth month, List<Payment> payments, List<Benefit> benefits) {

	public Payroll {
		payments = List.copyOf(payments);
		benefits = List.copyOf(benefits);
	}

	/** How many get money. */
	public long paid() {
		return this.payments.stream().filter(Payment::isPaid).count();
	}

	/** What goes out with the wages, in hundredths. */
	public long net() {
		return this.payments.stream().mapToLong(Payment::payout).sum();
	}

	/** The payments by team; what is most comes first, of teams and within each. */
	public List<TeamWages> byTeam() {
		return this.payments.stream()
			.sorted(Comparator.comparingLong(Payment::gross).reversed())
			.collect(Collectors.groupingBy(Payment::team))
			.entrySet()
			.stream()
			.map((team) -> new TeamWages(team.getKey(), team.getValue()))
			.sorted(Comparator.comparingLong(TeamWages::gross).reversed().thenComparing(TeamWages::team))
			.toList();
	}

	/**
	 * What a team's reps are paid.
	 *
	 * @param team id of the team
	 */
	public record TeamWages(String team, List<Payment> payments) {

		public TeamWages {
			payments = List.copyOf(payments);
		}

		/** Before tax, in hundredths. */
		public long gross() {
			return this.payments.stream().mapToLong(Payment::gross).sum();
		}

	}

	/**
	 * Something other than money that a rep has to pay tax on.
	 *
	 * @param rep id of the rep
	 * @param team id of the team
	 * @param jurisdiction where it is taxed
	 * @param points what was redeemed
	 * @param worth what that is worth, in hundredths
	 */
	public record Benefit(String rep, String team, String jurisdiction, long points, long worth) {
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

		/** What goes out with the wages, in hundredths. */
		public long payout() {
			return isPaid() ? this.net : 0;
		}

		/** What is given as points instead, before tax, in hundredths. */
		public long converted() {
			return isPaid() ? 0 : this.gross;
		}

	}

}
