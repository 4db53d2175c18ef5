package io.callcraft.incentives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.incentives.Achiever.Standing;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.standing.Standings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does well month after month, and is shown as such (R39). Each month is judged once,
 * when it is over, by the rules; one month that slips is protected.
 */
@Service
public class Achievers {

	private static final String NEWEST = """
			select a.rep, a.book_month, a.standing, a.missed, a.reason from achiever_month a
			where a.book_month = (select max(b.book_month) from achiever_month b where b.rep = a.rep)""";

	private final People people;

	private final Standings standings;

	private final Decisions decisions;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Achievers(People people, Standings standings, Decisions decisions, JdbcClient jdbc, Clock clock,
			ApplicationEventPublisher events) {
		this.people = people;
		this.standings = standings;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** Everybody who is an achiever now, by id. */
	@Transactional(readOnly = true)
	public List<Achiever> all() {
		return this.jdbc.sql(NEWEST + " order by a.rep")
			.query((row, number) -> read(row))
			.list()
			.stream()
			.filter((achiever) -> achiever.standing().holds())
			.toList();
	}

	/** How the last month that was judged went for a rep; empty before the first. */
	@Transactional(readOnly = true)
	public Optional<Achiever> of(RepId rep) {
		return newest(rep).map(Judged::achiever);
	}

	/** Judges the month that is over for a rep, unless that was done. */
	@Transactional
	public void judge(RepId id) {
		YearMonth month = lastMonth();
		Optional<Judged> before = newest(id);
		Release live = this.decisions.live();
		if (before.filter((judged) -> !judged.achiever().month().isBefore(month)).isPresent()
				|| !live.decisions().contains("incentives")) {
			return;
		}
		boolean achiever = before.filter((judged) -> judged.achiever().standing().holds()).isPresent();
		int missed = achiever ? before.map(Judged::missed).orElse(0) : 0;
		MonthResult result = result(id, month, achiever, missed, live);
		if (result.assessed() == 0 && !achiever) {
			// calls may still come in
			return;
		}
		Optional<Verdict> verdict = live.decide("incentives", List.of(result)).of(AchieverStatus.class).findFirst();
		Standing standing = verdict.map((said) -> Standing.valueOf(((AchieverStatus) said.value()).status()))
			.orElse(Standing.NONE);
		String reason = verdict.map((said) -> ((AchieverStatus) said.value()).reason()).orElse(result.getFigures());
		this.jdbc
			.sql("insert into achiever_month (rep, book_month, standing, missed, reason, release_no) "
					+ "values (?, ?, ?, ?, ?, ?)")
			.params(id.value(), month.toString(), standing.name(), (standing == Standing.PROTECTED) ? missed + 1 : 0,
					reason, live.number())
			.update();
		verdict.filter((said) -> standing != Standing.KEPT)
			.ifPresent((said) -> this.events.publishEvent(new Auditable(this.clock.instant(), UserId.SYSTEM,
					"achiever." + standing.name().toLowerCase(Locale.ROOT), id.value(), null, reason,
					Map.of("month", month.toString(), "rules", List.of(said.rule())), live.number())));
	}

	private MonthResult result(RepId id, YearMonth month, boolean achiever, int missed, Release live) {
		List<Rate> rates = this.standings.of(id).state().month(month);
		int assessed = 0;
		int atTarget = 0;
		int calls = Integer.MAX_VALUE;
		for (Milestone milestone : Milestone.values()) {
			Rate rate = rates.get(milestone.ordinal());
			calls = Math.min(calls, rate.observed());
			if (rate.observed() > 0) {
				assessed++;
				atTarget += (100 * rate.getValue() >= live.threshold(milestone.key() + ".target")) ? 1 : 0;
			}
		}
		return new MonthResult(month.toString(), calls, assessed, atTarget, achiever, missed);
	}

	/** Whose last month is still to be judged. */
	List<RepId> waiting() {
		Set<String> judged = new HashSet<>(this.jdbc.sql("select rep from achiever_month where book_month = ?")
			.param(lastMonth().toString())
			.query(String.class)
			.list());
		return this.people.roster()
			.reps()
			.stream()
			.map(Rep::id)
			.filter((rep) -> !judged.contains(rep.value()))
			.toList();
	}

	private YearMonth lastMonth() {
		return YearMonth.from(this.clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
	}

	private Optional<Judged> newest(RepId rep) {
		return this.jdbc.sql(NEWEST + " and a.rep = ?")
			.param(rep.value())
			.query((row, number) -> new Judged(read(row), row.getInt(4)))
			.optional();
	}

	private static Achiever read(ResultSet row) throws SQLException {
		return new Achiever(new RepId(row.getString(1)), YearMonth.parse(row.getString(2)),
				Standing.valueOf(row.getString(3)), row.getString(5));
	}

	/**
	 * A month that was judged.
	 *
	 * @param missed how many months in a row were missed by then
	 */
	private record Judged(Achiever achiever, int missed) {
	}

	/** Judges months that are over, a rep at a time. */
	@Configuration(proxyBeanMethods = false)
	static class Sweep {

		private static final LocalTime AT = LocalTime.of(3, 0);

		@Bean
		RecurringTask<Void> achieversOfTheMonth(ObjectProvider<Achievers> achievers) {
			return Tasks.recurring("achievers", new Daily(ZoneOffset.UTC, AT)).execute((task, context) -> {
				try {
					Achievers service = achievers.getObject();
					service.waiting().forEach(service::judge);
				}
				catch (NoLiveRelease ex) {
					// the next sweep finds one
				}
			});
		}

	}

}
