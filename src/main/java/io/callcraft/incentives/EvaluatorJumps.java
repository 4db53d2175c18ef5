package io.callcraft.incentives;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds evaluators on whose word calls suddenly earn far more than before, for a person
 * to look at; nothing follows from it by itself.
 */
@Service
public class EvaluatorJumps {

	private static final Duration NOW = Duration.ofDays(7);

	private static final Duration LOOKED_AT = Duration.ofDays(67);

	private static final int LEAST_NOW = 10;

	private static final int LEAST_BEFORE = 30;

	private static final double SIGMAS = 3;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	EvaluatorJumps(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Whose calls of the last week earned more than those of the sixty days before, by
	 * over three standard deviations.
	 */
	@Transactional(readOnly = true)
	public List<Jump> find(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		Instant now = this.clock.instant();
		Map<String, Earnings> before = earnings(now.minus(LOOKED_AT), now.minus(NOW));
		List<Jump> jumps = new ArrayList<>();
		earnings(now.minus(NOW), now).forEach((evaluator, recent) -> {
			Earnings usual = before.get(evaluator);
			if (usual != null && isJump(usual, recent)) {
				jumps.add(new Jump(new UserId(evaluator), usual.mean(), recent.mean(), recent.calls()));
			}
		});
		return jumps;
	}

	static boolean isJump(Earnings before, Earnings now) {
		if (before.calls() < LEAST_BEFORE || now.calls() < LEAST_NOW) {
			return false;
		}
		double error = Math.sqrt(before.variance() * (1.0 / before.calls() + 1.0 / now.calls()));
		return now.mean() - before.mean() > SIGMAS * error;
	}

	/** What calls earned by who assessed them; those that earned nothing count too. */
	private Map<String, Earnings> earnings(Instant from, Instant to) {
		Map<String, Earnings> earnings = new HashMap<>();
		this.jdbc.query("""
				select a.assessor, count(*), sum(coalesce(w.granted, 0)),
				sum(coalesce(w.granted, 0) * coalesce(w.granted, 0)) from call_assessment a
				left join award w on w.rep = a.rep and w.call_id = a.call_id and w.source = a.source and w.version = 0
				where a.assessed_at >= ? and a.assessed_at < ? group by a.assessor order by a.assessor""",
				(RowCallbackHandler) (row) -> earnings.put(row.getString(1),
						new Earnings(row.getInt(2), row.getLong(3), row.getLong(4))),
				Utc.of(from), Utc.of(to));
		return earnings;
	}

	/** What some calls earned: how many, their points and the squares of these. */
	record Earnings(int calls, long points, long squares) {

		double mean() {
			return (double) this.points / this.calls;
		}

		double variance() {
			return Math.max(0, (double) this.squares / this.calls - mean() * mean());
		}

	}

	/**
	 * An evaluator on whose word calls earn more of late.
	 *
	 * @param before points a call in the sixty days before
	 * @param now points a call in the last week
	 * @param calls how many calls of the last week that rests on
	 */
	public record Jump(UserId evaluator, double before, double now, int calls) {
	}

}
