package io.callcraft.incentives;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pays out money once a month. What would be too little after tax is given as points
 * instead (R24).
 */
@Service
public class Payrolls {

	private final Books books;

	private final People people;

	private final Decisions decisions;

	private final Taxes taxes;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final String currency;

	Payrolls(Books books, People people, Decisions decisions, Taxes taxes, JdbcClient jdbc, Clock clock,
			ApplicationEventPublisher events, @Value("${callcraft.incentives.currency:EUR}") String currency) {
		this.books = books;
		this.people = people;
		this.decisions = decisions;
		this.taxes = taxes;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
		this.currency = currency;
	}

	/**
	 * What would be paid now, or was paid for a month.
	 * @param month a month that was paid; absent for what is to be paid next
	 */
	@Transactional(readOnly = true)
	public Payroll show(Actor actor, @Nullable YearMonth month) {
		actor.mustHaveOneOf(Role.HR, Role.AUDITOR, Role.ADMIN);
		if (month != null) {
			return new Payroll(month, paid(month), this.taxes.benefits(month));
		}
		Figures figures = new Figures(this.decisions.live());
		return new Payroll(current(), withMoney().stream().map((rep) -> payment(rep, current(), figures)).toList(),
				this.taxes.benefits(current()));
	}

	/**
	 * Pays a month, once for each rep: whoever has money by now gets it with these wages.
	 * @throws Conflict when the month is yet to come
	 */
	@Transactional
	public Payroll run(Actor actor, YearMonth month) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		if (month.isAfter(current())) {
			throw new Conflict(month.toString(), "The month " + month + " is yet to come");
		}
		Release live = this.decisions.live();
		Figures figures = new Figures(live);
		Set<String> paid = paid(month).stream().map(Payroll.Payment::rep).collect(Collectors.toSet());
		for (Rep rep : withMoney()) {
			if (!paid.contains(rep.id().value())) {
				this.books.lock(rep.id(), Unit.CENTS);
				pay(actor, month, rep, payment(rep, month, figures), live.number());
			}
		}
		return new Payroll(month, paid(month), this.taxes.benefits(month));
	}

	private void pay(Actor actor, YearMonth month, Rep rep, Payroll.Payment payment, int release) {
		if (payment.gross() == 0) {
			return;
		}
		long transfer = payment.isPaid() ? payOut(actor, month, rep, payment, release)
				: convert(actor, rep, payment, release);
		this.jdbc.sql("""
				insert into payroll_payment (book_month, rep, team, gross, tax_percent, net, points, transfer_id,
					jurisdiction, tax_free)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(month.toString(), payment.rep(), payment.team(), payment.gross(), payment.taxPercent(),
					payment.net(), payment.points(), transfer)
			.param(payment.jurisdiction())
			.param(payment.taxFree())
			.update();
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(),
				payment.isPaid() ? "money.paid" : "money.converted", rep.id().value(), null,
				payment.isPaid() ? money(payment.gross()) + " goes to the payroll of " + month
						: money(payment.gross()) + " becomes " + payment.points() + " points",
				Map.of("month", month.toString(), "gross", payment.gross(), "tax", payment.taxPercent(), "net",
						payment.net(), "points", payment.points()),
				release));
	}

	private long payOut(Actor actor, YearMonth month, Rep rep, Payroll.Payment payment, int release) {
		return this.books.book(
				Booking
					.from(rep, Unit.CENTS, Account.PAYROLL, payment.gross(), Transfer.Kind.PAYOUT,
							"Paid with the wages of " + month + ": " + money(payment.net()) + " after tax of "
									+ payment.taxPercent() + " %")
					.by(actor.user())
					.under(release));
	}

	private long convert(Actor actor, Rep rep, Payroll.Payment payment, int release) {
		String reason = money(payment.net()) + " after tax is too little to pay, so it is given as points";
		this.books.book(Booking.reward(rep, Unit.POINTS, payment.points(), Transfer.Kind.CONVERSION, reason)
			.by(actor.user())
			.under(release));
		return this.books
			.book(Booking.from(rep, Unit.CENTS, Account.CONVERTED, payment.gross(), Transfer.Kind.CONVERSION, reason)
				.by(actor.user())
				.under(release));
	}

	/** Tax goes by the last day of the month with whose wages it is paid. */
	private Payroll.Payment payment(Rep rep, YearMonth month, Figures figures) {
		long gross = this.books.balance(rep.id(), Unit.CENTS);
		TaxRule tax = this.taxes.on(rep.team(), month.atEndOfMonth());
		long net = tax.net(gross);
		// a remainder of less than a point is rounded up: it is the rep's
		long points = (net < figures.leastPaid()) ? (gross + figures.centsOfPoint() - 1) / figures.centsOfPoint() : 0;
		return new Payroll.Payment(rep.id().value(), rep.team().value(), tax.jurisdiction(), gross, tax.freeOf(gross),
				tax.percent(), net, points);
	}

	private List<Rep> withMoney() {
		return this.jdbc.sql("select rep from points_balance where unit = 'CENTS' and balance > 0 order by rep")
			.query((row, number) -> new RepId(row.getString(1)))
			.list()
			.stream()
			.flatMap((rep) -> this.people.rep(rep).stream())
			.toList();
	}

	private List<Payroll.Payment> paid(YearMonth month) {
		return this.jdbc.sql("""
				select rep, team, jurisdiction, gross, tax_free, tax_percent, net, points from payroll_payment
				where book_month = ? order by rep""")
			.param(month.toString())
			.query((row, number) -> new Payroll.Payment(row.getString(1), row.getString(2), row.getString(3),
					row.getLong(4), row.getLong(5), row.getDouble(6), row.getLong(7), row.getLong(8)))
			.list();
	}

	private YearMonth current() {
		return YearMonth.from(this.clock.instant().atOffset(ZoneOffset.UTC));
	}

	/** An amount with the currency that the center pays in, such as {@code 12.50 EUR}. */
	private String money(long cents) {
		return amount(cents) + " " + this.currency;
	}

	static String amount(long cents) {
		return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
	}

}
