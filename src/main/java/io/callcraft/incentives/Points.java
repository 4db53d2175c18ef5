package io.callcraft.incentives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.callcraft.decisions.Decisions;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reps have: statements, and whether the books add up.
 */
@Service
public class Points {

	private static final String LINES = "select id, rep, at, unit, amount, kind, reason, by_user, reverses, release_no, "
			+ "from_account, to_account from points_transfer ";

	private final Books books;

	private final Awards awards;

	private final Expiry expiry;

	private final People people;

	private final Taxes taxes;

	private final Decisions decisions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	Points(Books books, Awards awards, Expiry expiry, People people, Taxes taxes, Decisions decisions,
			JdbcTemplate jdbc, Clock clock) {
		this.books = books;
		this.awards = awards;
		this.expiry = expiry;
		this.people = people;
		this.taxes = taxes;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A rep's statement.
	 * @throws NotFound when the rep is not the actor's to see
	 */
	@Transactional(readOnly = true)
	public Statement statement(Actor actor, RepId id, PageRequest page) {
		Rep rep = this.people.visible(actor, id);
		Figures figures = new Figures(this.decisions.live());
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return new Statement(rep, this.books.balance(id, Unit.POINTS), this.books.balance(id, Unit.CENTS),
				this.expiry.next(id, figures, today).orElse(null), this.taxes.of(rep, today), lines(id, page));
	}

	/**
	 * How many points a rep has.
	 * @throws NotFound when the rep is not the actor's to see
	 */
	@Transactional(readOnly = true)
	public long balance(Actor actor, RepId rep) {
		return this.books.balance(this.people.visible(actor, rep).id(), Unit.POINTS);
	}

	/**
	 * Every line of a rep's statement, the oldest first.
	 * @throws NotFound when the rep is not the actor's to see
	 */
	@Transactional(readOnly = true)
	public void lines(Actor actor, RepId id, Consumer<Transfer> reader) {
		this.people.visible(actor, id);
		this.jdbc.query(LINES + "where rep = ? and ? in (from_account, to_account) order by id",
				(RowCallbackHandler) (row) -> reader.accept(line(row)), id.value(), Account.of(id).name());
	}

	/**
	 * The calls behind a line of a rep's statement, with what each earned; none where it
	 * is about no calls.
	 * @throws NotFound when there is no such line, or the rep is not the actor's to see
	 */
	@Transactional(readOnly = true)
	public List<Award> behind(Actor actor, RepId id, long transfer) {
		this.people.visible(actor, id);
		if (this.jdbc
			.queryForList("select id from points_transfer where id = ? and rep = ?", Long.class, transfer, id.value())
			.isEmpty()) {
			throw new NotFound("line", String.valueOf(transfer));
		}
		return this.awards.of(id, transfer);
	}

	/**
	 * What a rep was recognised for, the latest month first; none for who takes points or
	 * money.
	 * @throws NotFound when the rep is not the actor's to see
	 */
	@Transactional(readOnly = true)
	public List<Recognised> recognised(Actor actor, RepId id) {
		this.people.visible(actor, id);
		Map<YearMonth, Map<Milestone, Integer>> counted = new TreeMap<>(Comparator.reverseOrder());
		this.awards.recognitions(id)
			.forEach((award) -> award.merits()
				.forEach((merit) -> counted
					.computeIfAbsent(YearMonth.from(award.startedAt().atOffset(ZoneOffset.UTC)),
							(month) -> new EnumMap<>(Milestone.class))
					.merge(merit.milestone(), 1, Integer::sum)));
		return counted.entrySet()
			.stream()
			.flatMap((month) -> month.getValue()
				.entrySet()
				.stream()
				.map((each) -> new Recognised(month.getKey(), each.getKey(), each.getValue())))
			.toList();
	}

	private Page<Transfer> lines(RepId rep, PageRequest page) {
		List<Transfer> rows = this.jdbc.query(
				LINES + "where rep = ? and id < ? and ? in (from_account, to_account) order by id desc limit ?",
				(row, number) -> line(row), rep.value(), cursor(page.after()), Account.of(rep).name(),
				page.limit() + 1);
		return Page.of(rows, page.limit(), (line) -> String.valueOf(line.id()));
	}

	private static long cursor(@Nullable String after) {
		try {
			return (after != null) ? Long.parseLong(after) : Long.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no number of a line");
		}
	}

	private static Transfer line(ResultSet row) throws SQLException {
		RepId rep = new RepId(row.getString(2));
		boolean gives = row.getString(11).equals(Account.of(rep).name());
		return new Transfer(row.getLong(1), rep, Utc.instant(row, 3), Unit.valueOf(row.getString(4)),
				gives ? -row.getLong(5) : row.getLong(5), Transfer.Kind.valueOf(row.getString(6)), row.getString(7),
				new UserId(row.getString(8)), row.getObject(9, Long.class), row.getObject(10, Integer.class));
	}

	/**
	 * Adds up every account from the first transfer on: none may have been below zero at
	 * any moment, and what is kept as a balance must be what comes out.
	 */
	@Transactional(readOnly = true)
	public BooksCheck check(Actor actor) {
		actor.mustHaveOneOf(Role.AUDITOR, Role.ADMIN, Role.OPERATIONS, Role.HR);
		Map<String, Long> kept = new HashMap<>();
		Map<String, Long> sums = new HashMap<>();
		List<String> violations = new ArrayList<>();
		long[] transfers = new long[1];
		// one statement: what is booked meanwhile is in both or in neither
		this.jdbc.query("""
				select 0 as id, unit, concat('rep:', rep) as from_account, null as to_account, balance as amount
				from points_balance union all
				select id, unit, from_account, to_account, amount from points_transfer order by id""", (row) -> {
			if (row.getLong(1) == 0) {
				kept.put(row.getString(3) + " " + row.getString(2), row.getLong(5));
				return;
			}
			transfers[0]++;
			String from = row.getString(3) + " " + row.getString(2);
			long left = sums.merge(from, -row.getLong(5), Long::sum);
			sums.merge(row.getString(4) + " " + row.getString(2), row.getLong(5), Long::sum);
			if (left < 0 && from.startsWith("rep:")) {
				violations.add("Transfer " + row.getLong(1) + " leaves " + left + " on " + from);
			}
		});
		if (sums.values().stream().mapToLong(Long::longValue).sum() != 0) {
			violations.add("All accounts together are not zero");
		}
		sums.keySet().removeIf((account) -> account.startsWith("center:"));
		sums.forEach((account, sum) -> {
			if (!sum.equals(kept.getOrDefault(account, 0L))) {
				violations.add("The balance of " + account + " is " + kept.getOrDefault(account, 0L)
						+ ", its transfers come to " + sum);
			}
		});
		kept.forEach((account, balance) -> {
			if (!sums.containsKey(account) && balance != 0) {
				violations.add("The balance of " + account + " is " + balance + " without any transfer");
			}
		});
		return new BooksCheck(transfers[0], kept.size(), sum(kept, Unit.POINTS), sum(kept, Unit.CENTS), violations);
	}

	private static long sum(Map<String, Long> accounts, Unit unit) {
		return accounts.entrySet()
			.stream()
			.filter((account) -> account.getKey().endsWith(unit.name()))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

}
