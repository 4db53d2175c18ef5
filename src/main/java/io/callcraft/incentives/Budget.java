package io.callcraft.incentives;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.TeamId;

/**
 * What rewards have cost, and what is still owed to reps.
 *
 * @param months what each team's reps got and used in each month, the latest first
 * @param liabilities what each team's reps have now
 */
public record Budget(List<Month> months, List<Liability> liabilities) {

	public Budget {
		months = List.copyOf(months);
		liabilities = List.copyOf(liabilities);
	}

	/** The months, the latest first, each with what all teams together got and used. */
	public List<Together> inAll() {
		Map<YearMonth, List<Month>> byMonth = new LinkedHashMap<>();
		this.months.forEach((one) -> byMonth.computeIfAbsent(one.month(), (month) -> new ArrayList<>()).add(one));
		return byMonth.entrySet().stream().map((one) -> new Together(one.getKey(), one.getValue())).toList();
	}

	/**
	 * A month of all teams.
	 */
	public record Together(YearMonth month, List<Month> teams) {

		public Together {
			teams = List.copyOf(teams);
		}

		public long points() {
			return this.teams.stream().mapToLong(Month::points).sum();
		}

		public long pointsUsed() {
			return this.teams.stream().mapToLong(Month::pointsUsed).sum();
		}

		/** Money given, before tax, in hundredths. */
		public long cents() {
			return this.teams.stream().mapToLong(Month::cents).sum();
		}

		/** Money paid or given as points instead, in hundredths. */
		public long centsPaid() {
			return this.teams.stream().mapToLong(Month::centsPaid).sum();
		}

	}

	/**
	 * A team's month.
	 *
	 * @param points points given
	 * @param pointsUsed points redeemed, expired or taken back
	 * @param cents money given, before tax, in hundredths
	 * @param centsPaid money paid, or given as points instead
	 */
	public record Month(TeamId team, YearMonth month, long points, long pointsUsed, long cents, long centsPaid) {
	}

	/**
	 * What a team's reps have.
	 *
	 * @param points to redeem
	 * @param worth what these would be worth as money, in hundredths
	 * @param cents money not paid yet, before tax, in hundredths
	 */
	public record Liability(TeamId team, long points, long worth, long cents) {
	}

}
