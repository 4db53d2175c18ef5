package io.callcraft.incentives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.callcraft.decisions.Decisions;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tax takes of rewards, by the jurisdiction in which a team works and the day (R24).
 */
@Service
public class Taxes {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

	private static final String RULES = "select jurisdiction, valid_from, tax_percent, tax_free, points_taxed from tax_rule ";

	private final People people;

	private final Decisions decisions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Taxes(People people, Decisions decisions, JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher events) {
		this.people = people;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** Who may change what tax takes. */
	public static boolean areKeptBy(Actor actor) {
		return actor.hasOneOf(Role.HR, Role.ADMIN);
	}

	/** Every jurisdiction, by name. */
	@Transactional(readOnly = true)
	public List<TaxPlace> all(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		Map<String, List<TaxRule>> rules = new TreeMap<>();
		this.jdbc.query(RULES + "order by jurisdiction, valid_from desc", (row) -> {
			rules.computeIfAbsent(row.getString(1), (name) -> new ArrayList<>()).add(rule(row));
		});
		Map<String, List<TeamId>> teams = new TreeMap<>();
		this.jdbc.query("select jurisdiction, team from tax_place order by team", (row) -> {
			teams.computeIfAbsent(row.getString(1), (name) -> new ArrayList<>()).add(new TeamId(row.getString(2)));
		});
		return rules.entrySet()
			.stream()
			.map((each) -> new TaxPlace(each.getKey(), each.getValue(), teams.getOrDefault(each.getKey(), List.of())))
			.toList();
	}

	/** What counts for teams that belong to no jurisdiction, in percent. */
	public double percentElsewhere() {
		return new Figures(this.decisions.live()).taxPercent();
	}

	/**
	 * Sets what tax takes from a day on; the same day again replaces what was set for it.
	 * @throws InvalidInput when the name is none, or wages from that day on are paid
	 */
	@Transactional
	public TaxRule set(Actor actor, String jurisdiction, LocalDate from, TaxRule taken) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		if (!NAME.matcher(jurisdiction).matches()) {
			throw new InvalidInput("jurisdiction",
					"'" + jurisdiction + "' is no name: letters, digits, spaces, '.', '_' and '-', 64 at most");
		}
		String paid = this.jdbc.queryForObject(
				"select max(book_month) from payroll_payment where jurisdiction = ? and book_month >= ?", String.class,
				jurisdiction, YearMonth.from(from).toString());
		if (paid != null) {
			throw new InvalidInput("validFrom", "wages of " + paid + " are paid already: begin with "
					+ YearMonth.parse(paid).plusMonths(1).atDay(1) + " or later");
		}
		TaxRule rule = new TaxRule(jurisdiction, from, taken.percent(), taken.free(), taken.pointsTaxed());
		this.jdbc.update("delete from tax_rule where jurisdiction = ? and valid_from = ?", jurisdiction, from);
		this.jdbc.update("insert into tax_rule values (?, ?, ?, ?, ?)", jurisdiction, from, rule.percent(), rule.free(),
				rule.pointsTaxed());
		enter(actor, "tax.set", jurisdiction,
				"Tax in " + jurisdiction + " takes " + rule.percent() + " % of money from " + from + " on",
				Map.of("from", from.toString(), "percent", rule.percent(), "free", rule.free(), "pointsTaxed",
						rule.pointsTaxed()));
		return rule;
	}

	/**
	 * Says in which jurisdiction a team works; what was paid before stays as it was.
	 * @param jurisdiction one with a rule; absent to go by the figure of the rules again
	 * @throws NotFound when there is no such team or jurisdiction
	 */
	@Transactional
	public void place(Actor actor, TeamId team, @Nullable String jurisdiction) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		if (this.people.team(team).isEmpty()) {
			throw new NotFound("team", team.value());
		}
		if (jurisdiction != null
				&& this.jdbc.queryForList("select valid_from from tax_rule where jurisdiction = ?", jurisdiction)
					.isEmpty()) {
			throw new NotFound("jurisdiction", jurisdiction);
		}
		this.jdbc.update("delete from tax_place where team = ?", team.value());
		if (jurisdiction != null) {
			this.jdbc.update("insert into tax_place values (?, ?)", team.value(), jurisdiction);
		}
		enter(actor, "tax.placed", team.value(),
				(jurisdiction != null) ? "The team " + team + " is taxed as in " + jurisdiction
						: "The team " + team + " is taxed by the figure of the rules",
				(jurisdiction != null) ? Map.of("jurisdiction", jurisdiction) : Map.of());
	}

	/**
	 * A team works there no more, and goes by the figure of the rules.
	 * @throws NotFound when it does not work there
	 */
	@Transactional
	public void leave(Actor actor, TeamId team, String jurisdiction) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		if (this.jdbc
			.queryForList("select team from tax_place where team = ? and jurisdiction = ?", team.value(), jurisdiction)
			.isEmpty()) {
			throw new NotFound("team", team + " in " + jurisdiction);
		}
		place(actor, team, null);
	}

	/** What tax takes of a team's rewards on a day. */
	TaxRule on(TeamId team, LocalDate day) {
		return this.jdbc
			.query(RULES
					+ "where jurisdiction = (select jurisdiction from tax_place where team = ?) and valid_from <= ?"
					+ " order by valid_from desc limit 1", (row, number) -> rule(row), team.value(), day)
			.stream()
			.findFirst()
			.orElseGet(() -> TaxRule.byFigure(percentElsewhere()));
	}

	/** A rep's tax, with what was taxable since the year began. */
	Statement.Tax of(Rep rep, LocalDate today) {
		String year = String.valueOf(today.getYear());
		Long money = this.jdbc.queryForObject(
				"select coalesce(sum(gross - tax_free), 0) from payroll_payment"
						+ " where rep = ? and points = 0 and book_month like ?",
				Long.class, rep.id().value(), year + "-%");
		long worth = new Figures(this.decisions.live()).centsOfPoint();
		long[] benefits = new long[1];
		this.jdbc.query(
				"select ended_at, points from redemption where rep = ? and state = 'FULFILLED' and ended_at >= ?",
				(row) -> {
					LocalDate day = LocalDate.ofInstant(Utc.instant(row, 1), ZoneOffset.UTC);
					if (on(rep.team(), day).pointsTaxed()) {
						benefits[0] += row.getLong(2) * worth;
					}
				}, rep.id().value(), today.withDayOfYear(1).atStartOfDay());
		return new Statement.Tax(on(rep.team(), today), (money != null) ? money : 0, benefits[0]);
	}

	/**
	 * What points were redeemed for in a month (UTC) where that is taxed, by rep. A
	 * team's jurisdiction counts as it is now, its rule as of the day.
	 */
	List<Payroll.Benefit> benefits(YearMonth month) {
		long worth = new Figures(this.decisions.live()).centsOfPoint();
		Map<String, TaxRule> known = new HashMap<>();
		Map<String, Payroll.Benefit> benefits = new TreeMap<>();
		this.jdbc.query(
				"select rep, ended_at, points from redemption where state = 'FULFILLED' and ended_at >= ? and ended_at < ?",
				(row) -> {
					Rep rep = this.people.rep(new RepId(row.getString(1))).orElseThrow();
					LocalDate day = LocalDate.ofInstant(Utc.instant(row, 2), ZoneOffset.UTC);
					TaxRule rule = known.computeIfAbsent(rep.team() + "/" + day, (key) -> on(rep.team(), day));
					String jurisdiction = rule.jurisdiction();
					if (rule.pointsTaxed() && jurisdiction != null) {
						long points = row.getLong(3);
						benefits.merge(rep.id().value(),
								new Payroll.Benefit(rep.id().value(), rep.team().value(), jurisdiction, points,
										points * worth),
								(one, other) -> new Payroll.Benefit(one.rep(), one.team(), one.jurisdiction(),
										one.points() + other.points(), one.worth() + other.worth()));
					}
				}, month.atDay(1).atStartOfDay(), month.plusMonths(1).atDay(1).atStartOfDay());
		return List.copyOf(benefits.values());
	}

	private void enter(Actor actor, String kind, String subject, String what, Map<String, Object> detail) {
		this.events
			.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, subject, null, what, detail, null));
	}

	private static TaxRule rule(ResultSet row) throws SQLException {
		return new TaxRule(row.getString(1), row.getObject(2, LocalDate.class), row.getDouble(3), row.getLong(4),
				row.getBoolean(5));
	}

}
