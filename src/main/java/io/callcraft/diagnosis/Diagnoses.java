package io.callcraft.diagnosis;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.calls.Call;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the rules found about reps and calls.
 */
@Service
public class Diagnoses {

	private final JdbcTemplate jdbc;

	private final GapRows rows;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Diagnoses(JdbcTemplate jdbc, GapRows rows, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Keeps findings; one that is known already stays as it is, so that following calls a
	 * second time does no harm. A gap that was closed is found again on other calls
	 * alone.
	 */
	@Transactional
	public void record(RepId rep, List<Finding> findings) {
		List<Object[]> gaps = new ArrayList<>();
		List<Object[]> checks = new ArrayList<>();
		Instant now = this.clock.instant();
		for (Finding finding : findings) {
			if (finding.value() instanceof GapFound gap) {
				List<Gap> known = this.rows.query(
						"where rep = ? and milestone = ? and competency = ? and kind = ? order by id", rep.value(),
						gap.milestone().name(), gap.competency().name(), gap.kind().name());
				if (!known.stream()
					.allMatch((one) -> one.state() == Gap.State.CLOSED
							&& Collections.disjoint(one.calls(), finding.calls()))) {
					continue;
				}
				gaps.add(new Object[] { rep.value(), gap.kind().name(), gap.milestone().name(), gap.competency().name(),
						gap.reason(), this.json.writeValueAsString(List.of(finding.rule())), finding.release(),
						this.json.writeValueAsString(finding.calls()), Timestamp.from(now), known.size() });
				this.events.publishEvent(entered(now, rep, gap, finding));
			}
			else if (finding.value() instanceof QualityCheck check) {
				Call.Key call = finding.calls().get(0);
				checks.add(new Object[] { call.source(), call.callId(), check.kind(), rep.value(), check.reason(),
						finding.rule(), finding.release(), Timestamp.from(now) });
			}
		}
		if (!gaps.isEmpty()) {
			this.jdbc.batchUpdate(
					"""
							insert into gap (rep, kind, milestone, competency, reason, rules, release_no, calls, state, found_at, nth)
							values (?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?) on duplicate key update rep = values(rep)""",
					gaps);
		}
		if (!checks.isEmpty()) {
			this.jdbc.batchUpdate("""
					insert into call_finding (source, call_id, kind, rep, reason, rule_name, release_no, found_at)
					values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update rep = values(rep)""", checks);
		}
	}

	/** A rep's gaps, newest first. */
	@Transactional(readOnly = true)
	public List<Gap> gaps(RepId rep) {
		return this.rows.query("where rep = ? order by id desc", rep.value());
	}

	/**
	 * When each of these reps was first found to have a gap at a milestone; in one
	 * statement.
	 */
	@Transactional(readOnly = true)
	public Map<RepId, Map<Milestone, Instant>> firstFound(Collection<RepId> reps) {
		Map<RepId, Map<Milestone, Instant>> found = new HashMap<>();
		if (!reps.isEmpty()) {
			this.jdbc.query(
					"select rep, milestone, min(found_at) from gap where rep in ("
							+ String.join(", ", Collections.nCopies(reps.size(), "?")) + ") group by rep, milestone",
					(RowCallbackHandler) (row) -> found
						.computeIfAbsent(new RepId(row.getString(1)), (rep) -> new EnumMap<>(Milestone.class))
						.put(Milestone.valueOf(row.getString(2)), Utc.instant(row, 3)),
					reps.stream().map(RepId::value).toArray());
		}
		return found;
	}

	/** When gaps of a rep were last closed, by their key; empty where none was. */
	@Transactional(readOnly = true)
	public Map<String, Instant> closed(RepId rep) {
		Map<String, Instant> closed = new HashMap<>();
		this.jdbc.query(
				"select kind, milestone, competency, closed_at from gap where rep = ? and closed_at is not null "
						+ "order by closed_at",
				(RowCallbackHandler) (row) -> closed.put(new GapFound(GapKind.valueOf(row.getString(1)),
						Milestone.valueOf(row.getString(2)), Competency.valueOf(row.getString(3)), "")
					.key(), Utc.instant(row, 4)),
				rep.value());
		return closed;
	}

	private static Auditable entered(Instant now, RepId rep, GapFound gap, Finding finding) {
		return new Auditable(
				now, UserId.SYSTEM, "gap.proposed", rep.value(), null, gap.reason(), Map.of("gap", gap.key(), "rules",
						List.of(finding.rule()), "calls", finding.calls().stream().map(Call.Key::toString).toList()),
				finding.release());
	}

}
