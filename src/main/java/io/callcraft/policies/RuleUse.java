package io.callcraft.policies;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.Rate;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How often each rule led to something, for whom, and how often people confirmed or
 * overrode what it proposed: counted from what goes on record. Counts wait in memory
 * until the next look at the policies, so that nobody's work waits for them; a kill may
 * lose those of a second.
 */
@Service
public class RuleUse {

	private static final int DAYS = 30;

	private static final int NAMED = 5;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transactions;

	private final Clock clock;

	private Map<Use, Times> waiting = new TreeMap<>();

	RuleUse(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	@TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
	synchronized void count(Auditable entry) {
		if (entry.detail().get("rules") instanceof Collection<?> rules) {
			LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
			Times times = Times.of(entry.kind());
			rules.forEach(
					(rule) -> this.waiting.merge(new Use(rule.toString(), day, entry.subject()), times, Times::and));
		}
	}

	/** Keeps what was counted since the last time. */
	void keep() {
		Map<Use, Times> counted = take();
		if (counted.isEmpty()) {
			return;
		}
		List<Object[]> rows = new ArrayList<>();
		counted.forEach((use, times) -> rows
			.add(new Object[] { use.rule(), Date.valueOf(use.day()), use.subject(), times.fired(), times.confirmed(),
					times.overridden(), times.fired(), times.confirmed(), times.overridden() }));
		try {
			this.transactions.executeWithoutResult((status) -> this.jdbc
				.batchUpdate("insert into policy_rule_use (rule_name, used_on, subject, times, confirmed, overridden)"
						+ " values (?, ?, ?, ?, ?, ?) on duplicate key update times = times + ?,"
						+ " confirmed = confirmed + ?, overridden = overridden + ?", rows));
		}
		catch (RuntimeException ex) {
			giveBack(counted);
			throw ex;
		}
	}

	private synchronized Map<Use, Times> take() {
		Map<Use, Times> taken = this.waiting;
		this.waiting = new TreeMap<>();
		return taken;
	}

	private synchronized void giveBack(Map<Use, Times> counted) {
		counted.forEach((use, times) -> this.waiting.merge(use, times, Times::and));
	}

	/** Use of the last 30 days, by the rule's name. */
	public Map<String, Count> lately() {
		keep();
		Date from = Date.valueOf(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).minusDays(DAYS));
		Map<String, Count> counts = new TreeMap<>();
		this.jdbc.query("select rule_name, subject, sum(times), sum(confirmed), sum(overridden) from policy_rule_use"
				+ " where used_on >= ? group by rule_name, subject order by rule_name, sum(times) desc, subject",
				(row) -> {
					Times times = new Times(row.getInt(3), row.getInt(4), row.getInt(5));
					counts.merge(row.getString(1), Count.of(row.getString(2), times), Count::and);
				}, from);
		return counts;
	}

	/**
	 * What one rule did to one subject on a day.
	 *
	 * @param fired how often it led to something
	 * @param confirmed how often a person confirmed what it proposed
	 * @param overridden how often a person said something else
	 */
	private record Times(int fired, int confirmed, int overridden) {

		/**
		 * An entry on what people say to a proposal cites its rules, which have not fired
		 * again.
		 */
		static Times of(String kind) {
			return switch (kind) {
				case "gap.confirmed" -> new Times(0, 1, 0);
				case "gap.overridden" -> new Times(0, 0, 1);
				case "gap.opinion-given" -> new Times(0, 0, 0);
				default -> new Times(1, 0, 0);
			};
		}

		Times and(Times other) {
			return new Times(this.fired + other.fired, this.confirmed + other.confirmed,
					this.overridden + other.overridden);
		}

	}

	/** A rule that led to something on a day. */
	private record Use(String rule, LocalDate day, String subject) implements Comparable<Use> {

		@Override
		public int compareTo(Use other) {
			int byRule = this.rule.compareTo(other.rule);
			int byDay = (byRule != 0) ? byRule : this.day.compareTo(other.day);
			return (byDay != 0) ? byDay : this.subject.compareTo(other.subject);
		}

	}

	/**
	 * How often a rule led to something.
	 *
	 * @param times how often
	 * @param subjects for how many
	 * @param most ids of those for whom it did most, five at most
	 * @param confirmed how often people confirmed what it proposed
	 * @param overridden how often people said something else
	 */
	public record Count(int times, int subjects, List<String> most, int confirmed, int overridden) {

		private static Count of(String subject, Times times) {
			boolean fired = times.fired() > 0;
			return new Count(times.fired(), fired ? 1 : 0, fired ? List.of(subject) : List.of(), times.confirmed(),
					times.overridden());
		}

		/** How often people said something else, of what they have settled. */
		public Rate getOverrides() {
			return new Rate(this.overridden, this.confirmed + this.overridden);
		}

		private Count and(Count other) {
			List<String> named = new ArrayList<>(this.most);
			other.most.stream().limit(Math.max(0, NAMED - named.size())).forEach(named::add);
			return new Count(this.times + other.times, this.subjects + other.subjects, List.copyOf(named),
					this.confirmed + other.confirmed, this.overridden + other.overridden);
		}

	}

}
