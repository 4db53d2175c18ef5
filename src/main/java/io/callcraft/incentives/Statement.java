package io.callcraft.incentives;

import java.time.LocalDate;

import io.callcraft.people.Rep;
import io.callcraft.shared.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a rep has, and how it came about.
 *
 * @param rep whose
 * @param points points to redeem
 * @param cents money not paid yet, before tax, in hundredths
 * @param expiring points that expire next; absent when none do soon
 * @param tax what tax takes
 * @param lines what came and went, the latest first
 */
public record Statement(Rep rep, long points, long cents, @Nullable Expiring expiring, Tax tax, Page<Transfer> lines) {

	/**
	 * What tax takes, and what was taxable since the year began.
	 *
	 * @param rule what counts today
	 * @param money money paid that was not free of tax, in hundredths
	 * @param benefits what points were redeemed for where that is taxed, at what the
	 * points are worth, in hundredths
	 */
	public record Tax(TaxRule rule, long money, long benefits) {
	}

	/**
	 * Points about to expire.
	 *
	 * @param points how many
	 * @param on the day from which they are gone
	 */
	public record Expiring(long points, LocalDate on) {
	}

}
