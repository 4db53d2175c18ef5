package io.callcraft.incentives.rest;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import io.callcraft.incentives.Award;
import io.callcraft.incentives.BooksCheck;
import io.callcraft.incentives.Payroll;
import io.callcraft.incentives.Payrolls;
import io.callcraft.incentives.Points;
import io.callcraft.incentives.RewardForm;
import io.callcraft.incentives.Statement;
import io.callcraft.incentives.Transfer;
import io.callcraft.incentives.Unit;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What reps have and how it came about.
 */
@RestController
@Tag(name = "Incentives")
class PointsController {

	private final Points points;

	private final Payrolls payrolls;

	private final StatementPaper paper;

	PointsController(Points points, Payrolls payrolls, StatementPaper paper) {
		this.points = points;
		this.payrolls = payrolls;
		this.paper = paper;
	}

	@GetMapping("/api/reps/{rep}/points")
	@Operation(summary = "A rep's statement: what there is, and what came and went, the latest first")
	StatementView statement(Actor actor, @PathVariable String rep, PageRequest page) {
		return StatementView.of(this.points.statement(actor, new RepId(rep), page));
	}

	@GetMapping(path = { "/api/reps/{rep}/points.csv", "/points/{rep}/statement.csv" }, produces = "text/csv")
	@Operation(summary = "A rep's whole statement, the oldest line first; `amount` is below zero for what went")
	ResponseEntity<String> csv(Actor actor, @PathVariable String rep) {
		CsvText csv = new CsvText("line", "at", "unit", "amount", "kind", "reason", "by");
		this.points.lines(actor, new RepId(rep), (line) -> csv.row(line.id(), line.at(), line.unit(), line.amount(),
				line.kind(), line.reason(), line.by()));
		return csv.as("points-" + rep);
	}

	@GetMapping(path = { "/api/reps/{rep}/points.pdf", "/points/{rep}/statement.pdf" },
			produces = MediaType.APPLICATION_PDF_VALUE)
	@Operation(summary = "A rep's whole statement on paper, the oldest line first")
	ResponseEntity<byte[]> pdf(Actor actor, @PathVariable String rep) {
		byte[] paper = this.paper.of(actor, new RepId(rep));
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"points-" + rep + ".pdf\"")
			.body(paper);
	}

	@GetMapping("/api/reps/{rep}/points/{line}/calls")
	@Operation(summary = "The calls behind a line of a statement, with what each earned by which rule")
	List<AwardView> calls(Actor actor, @PathVariable String rep, @PathVariable long line) {
		return this.points.behind(actor, new RepId(rep), line).stream().map(AwardView::of).toList();
	}

	@GetMapping("/api/incentives/check")
	@Operation(summary = "Adds up every account anew and says what does not add up")
	BooksCheck check(Actor actor) {
		return this.points.check(actor);
	}

	@GetMapping("/api/incentives/payroll")
	@Operation(summary = "What would be paid with the next wages")
	Payroll next(Actor actor) {
		return this.payrolls.show(actor, null);
	}

	@GetMapping("/api/incentives/payrolls/{month}")
	@Operation(summary = "What was paid with the wages of a month, such as 2026-11")
	Payroll paid(Actor actor, @PathVariable YearMonth month) {
		return this.payrolls.show(actor, month);
	}

	@PostMapping("/api/incentives/payrolls/{month}")
	@Operation(summary = "Pays a month, once for each rep; what is too little after tax becomes points")
	Payroll pay(Actor actor, @PathVariable YearMonth month) {
		return this.payrolls.run(actor, month);
	}

	@GetMapping(path = { "/api/incentives/payrolls/{month}/export", "/incentives/payrolls/{month}/export" },
			produces = "text/csv")
	@Operation(summary = "What was paid, for the payroll: amounts in hundredths",
			description = "`paidAs` is MONEY, or POINTS where the net was too little to pay: then `payout` is 0 and "
					+ "`converted` what became points, before tax. `benefit` is what points were redeemed for in the "
					+ "month where that is taxed, of `redeemed` points; a rep with nothing else has the row BENEFIT.")
	ResponseEntity<String> export(Actor actor, @PathVariable YearMonth month) {
		return new PayrollFile(this.payrolls.show(actor, month)).csv();
	}

	/**
	 * A statement.
	 *
	 * @param cents money not paid yet, before tax, in hundredths
	 * @param tax what tax takes, and what was taxable since the year began
	 * @param expiring points that expire next; null when none do soon
	 */
	record StatementView(String rep, Rep.RewardPreference preference, long points, long cents,
			Statement.@Nullable Expiring expiring, Statement.Tax tax, List<LineView> items, @Nullable String next) {

		static StatementView of(Statement statement) {
			return new StatementView(statement.rep().id().value(), statement.rep().rewardPreference(),
					statement.points(), statement.cents(), statement.expiring(), statement.tax(),
					statement.lines().items().stream().map(LineView::of).toList(), statement.lines().next());
		}

	}

	/**
	 * A line.
	 *
	 * @param amount below zero for what went
	 * @param reverses the line that it takes back
	 */
	record LineView(long line, Instant at, Unit unit, long amount, Transfer.Kind kind, String reason, UserId by,
			@Nullable Long reverses, @Nullable Integer release) {

		static LineView of(Transfer line) {
			return new LineView(line.id(), line.at(), line.unit(), line.amount(), line.kind(), line.reason(), line.by(),
					line.reverses(), line.release());
		}

	}

	/**
	 * What a call earned.
	 *
	 * @param granted points that count under the cap of a day
	 */
	record AwardView(String call, Instant startedAt, RewardForm form, int granted, List<Award.Item> merits,
			int release) {

		static AwardView of(Award award) {
			return new AwardView(award.call().toString(), award.startedAt(), award.form(), award.granted(),
					award.merits(), award.release());
		}

	}

}
