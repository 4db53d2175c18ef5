package io.callcraft.incentives.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.callcraft.incentives.Payroll;

import org.springframework.http.ResponseEntity;

/**
 * A month for whoever pays the wages: the money to pay, what was given as points instead,
 * and what points were redeemed for where that is taxed (R24). Columns are only ever
 * added, at the end.
 */
class PayrollFile {

	private static final String[] COLUMNS = { "month", "rep", "team", "gross", "taxPercent", "net", "points", "taxFree",
			"jurisdiction", "paidAs", "payout", "converted", "redeemed", "benefit" };

	private final Payroll payroll;

	PayrollFile(Payroll payroll) {
		this.payroll = payroll;
	}

	ResponseEntity<String> csv() {
		CsvText csv = new CsvText(COLUMNS);
		Map<String, Payroll.Benefit> benefits = new HashMap<>();
		this.payroll.benefits().forEach((benefit) -> benefits.put(benefit.rep(), benefit));
		for (Payroll.Payment one : this.payroll.payments()) {
			Payroll.Benefit benefit = benefits.remove(one.rep());
			csv.row(this.payroll.month(), one.rep(), one.team(), one.gross(), one.taxPercent(), one.net(), one.points(),
					one.taxFree(), Objects.requireNonNullElse(one.jurisdiction(), ""),
					one.isPaid() ? "MONEY" : "POINTS", one.payout(), one.converted(),
					(benefit != null) ? benefit.points() : 0, (benefit != null) ? benefit.worth() : 0);
		}
		this.payroll.benefits()
			.stream()
			.filter((benefit) -> benefits.containsKey(benefit.rep()))
			.forEach((benefit) -> csv.row(this.payroll.month(), benefit.rep(), benefit.team(), 0, 0, 0, 0, 0,
					benefit.jurisdiction(), "BENEFIT", 0, 0, benefit.points(), benefit.worth()));
		return csv.as("payroll-" + this.payroll.month());
	}

}
