package io.callcraft.incentives;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Points are good for a year, as shipped: what came first is spent first, and what nobody
 * spent in time expires. Reps are told well before.
 */
@Configuration(proxyBeanMethods = false)
class Expiry {

	private static final LocalTime AT = LocalTime.of(2, 0);

	/** What came in before a day, less all that went: what is still there of it. */
	private static final String OLD = """
			sum(case when to_account = concat('rep:', rep) and kind <> 'REFUND' and at < ? then amount
			when to_account = concat('rep:', rep) and kind = 'REFUND' then amount
			when from_account = concat('rep:', rep) then -amount else 0 end)""";

	private final Books books;

	private final People people;

	private final Decisions decisions;

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Expiry(Books books, People people, Decisions decisions, JdbcClient jdbc, TransactionTemplate transactions,
			Clock clock, ApplicationEventPublisher events) {
		this.books = books;
		this.people = people;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
		this.events = events;
	}

	@Bean
	static RecurringTask<Void> expiryOfPoints(ObjectProvider<Expiry> expiry) {
		return Tasks.recurring("points-expiry", new Daily(ZoneOffset.UTC, AT))
			.execute((task, context) -> expiry.getObject().sweep());
	}

	/** Lets points expire whose time is over, and tells who is about to lose some. */
	void sweep() {
		Figures figures;
		try {
			figures = new Figures(this.decisions.live());
		}
		catch (NoLiveRelease ex) {
			return;
		}
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		withOld(today.minusMonths(figures.monthsOfPoints()))
			.forEach((rep) -> this.transactions.executeWithoutResult((status) -> expire(rep, figures, today)));
		withOld(today.plusDays(figures.daysOfWarning()).minusMonths(figures.monthsOfPoints()))
			.forEach((rep) -> this.transactions.executeWithoutResult((status) -> warn(rep, figures, today)));
	}

	/** The points of a rep that expire next, if the rep is to be told by now. */
	Optional<Statement.Expiring> next(RepId rep, Figures figures, LocalDate today) {
		LocalDate last = today.plusDays(figures.daysOfWarning());
		if (old(rep, last.minusMonths(figures.monthsOfPoints())) <= 0) {
			return Optional.empty();
		}
		// the first day on which something is lost
		LocalDate on = today;
		LocalDate until = last;
		while (on.isBefore(until)) {
			LocalDate middle = on.plusDays((until.toEpochDay() - on.toEpochDay()) / 2);
			if (old(rep, middle.minusMonths(figures.monthsOfPoints())) > 0) {
				until = middle;
			}
			else {
				on = middle.plusDays(1);
			}
		}
		return Optional.of(new Statement.Expiring(old(rep, on.minusMonths(figures.monthsOfPoints())), on));
	}

	private void expire(RepId id, Figures figures, LocalDate today) {
		Rep rep = this.people.rep(id).orElseThrow();
		long balance = this.books.lock(id, Unit.POINTS);
		long points = Math.min(balance, old(id, today.minusMonths(figures.monthsOfPoints())));
		if (points <= 0) {
			return;
		}
		String reason = "Not used within " + figures.monthsOfPoints() + " months";
		this.books.book(Booking.from(rep, Unit.POINTS, Account.EXPIRED, points, Transfer.Kind.EXPIRY, reason));
		enter("points.expired", id,
				points + " points have expired: not used within " + figures.monthsOfPoints() + " months",
				Map.of("points", points));
	}

	private void warn(RepId rep, Figures figures, LocalDate today) {
		next(rep, figures, today).ifPresent((expiring) -> {
			int told = this.jdbc.sql("select count(*) from points_warning where rep = ? and expires_on = ?")
				.params(rep.value(), expiring.on())
				.query(Integer.class)
				.single();
			if (told == 0) {
				this.jdbc.sql("insert into points_warning (rep, expires_on, points, at) values (?, ?, ?, ?)")
					.params(rep.value(), expiring.on(), expiring.points(), Utc.of(this.clock.instant()))
					.update();
				enter("points.expiring", rep, expiring.points() + " points expire on " + expiring.on(),
						Map.of("points", expiring.points(), "on", expiring.on().toString()));
			}
		});
	}

	private long old(RepId rep, LocalDate before) {
		return this.jdbc.sql("select coalesce(" + OLD + ", 0) from points_transfer where rep = ? and unit = 'POINTS'")
			.params(before.atStartOfDay(), rep.value())
			.query(Long.class)
			.single();
	}

	private List<RepId> withOld(LocalDate before) {
		return this.jdbc
			.sql("select rep from points_transfer where unit = 'POINTS' and rep is not null group by rep having " + OLD
					+ " > 0")
			.param(before.atStartOfDay())
			.query((row, number) -> new RepId(row.getString(1)))
			.list();
	}

	private void enter(String kind, RepId rep, String what, Map<String, Object> detail) {
		this.events.publishEvent(
				new Auditable(this.clock.instant(), UserId.SYSTEM, kind, rep.value(), null, what, detail, null));
	}

}
