package io.callcraft.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.callcraft.assessment.Calibration.Agreed;
import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Calibrations in their tables. */
@Component
class CalibrationStore {

	private static final int SHOWN = 12;

	private static final String SELECT = "select id, name, form, opened_by, opened_at, closed_at from calibration ";

	private static final String AGREED = "select k.milestone, k.evaluator, k.other, k.calls, k.kappa, k.lower95, "
			+ "k.upper95 from calibration_kappa k where k.calibration = ? order by k.milestone, k.evaluator, k.other";

	private final JdbcClient client;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	CalibrationStore(JdbcClient client, JdbcTemplate jdbc, JsonMapper json) {
		this.client = client;
		this.jdbc = jdbc;
		this.json = json;
	}

	Calibration insert(String name, int form, UserId by, Instant at, List<Call.Key> calls,
			Collection<UserId> evaluators) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.client.sql("insert into calibration (name, form, opened_by, opened_at) values (?, ?, ?, ?)")
			.params(name, form, by.value(), Utc.of(at))
			.update(key, "id");
		long id = Objects.requireNonNull(key.getKey()).longValue();
		List<Object[]> rows = new ArrayList<>();
		for (Call.Key call : calls) {
			rows.add(new Object[] { id, rows.size() + 1, call.source(), call.callId() });
		}
		this.jdbc.batchUpdate(
				"insert into calibration_call (calibration, position, source, call_id) " + "values (?, ?, ?, ?)", rows);
		this.jdbc.batchUpdate("insert into calibration_evaluator (calibration, evaluator) values (?, ?)",
				evaluators.stream().map((each) -> new Object[] { id, each.value() }).toList());
		return find(id).orElseThrow();
	}

	Optional<Calibration> find(long id) {
		return this.client.sql(SELECT + "where id = ?")
			.param(id)
			.query((row, number) -> head(row))
			.optional()
			.map(this::whole);
	}

	/** Whoever changes a calibration comes after whoever changes it now. */
	void lock(long id) {
		this.client.sql("select id from calibration where id = ? for update").param(id).query(Long.class).optional();
	}

	List<Calibration> newest() {
		return this.client.sql(SELECT + "order by id desc limit " + SHOWN)
			.query((row, number) -> head(row))
			.list()
			.stream()
			.map(this::whole)
			.toList();
	}

	/** Positions that an evaluator has judged. */
	Set<Integer> judged(long id, UserId evaluator) {
		return this.client.sql("select position from calibration_answer where calibration = ? and evaluator = ?")
			.params(id, evaluator.value())
			.query(Integer.class)
			.set();
	}

	void answer(long id, int position, UserId evaluator, Instant at, Answers answers) {
		this.client
			.sql("insert into calibration_answer (calibration, position, evaluator, answered_at, answers) "
					+ "values (?, ?, ?, ?, ?)")
			.params(id, position, evaluator.value(), Utc.of(at), this.json.writeValueAsString(answers))
			.update();
	}

	List<Judgements.Made> answers(long id) {
		return this.client.sql("select position, evaluator, answers from calibration_answer where calibration = ?")
			.param(id)
			.query((row, number) -> new Judgements.Made(row.getInt(1), new UserId(row.getString(2)),
					this.json.readValue(row.getString(3), Answers.class)))
			.list();
	}

	void close(long id, Instant at, List<Agreed> agreed) {
		this.client.sql("update calibration set closed_at = ? where id = ?").params(Utc.of(at), id).update();
		this.jdbc.batchUpdate("insert into calibration_kappa (calibration, milestone, evaluator, other, calls, kappa, "
				+ "lower95, upper95) values (?, ?, ?, ?, ?, ?, ?, ?)", agreed.stream().map((each) -> {
					Kappa kappa = each.kappa();
					return new Object[] { id, each.milestone().name(), name(each.evaluator()), name(each.other()),
							each.calls(), (kappa != null) ? kappa.value() : null,
							(kappa != null) ? kappa.lower95() : null, (kappa != null) ? kappa.upper95() : null };
				}).toList());
	}

	/** The newest of a milestone, all evaluators together, that has a kappa. */
	Optional<Newest> newest(Milestone milestone) {
		return this.client
			.sql("select c.id, k.kappa, k.lower95, k.upper95 from calibration_kappa k join calibration c "
					+ "on c.id = k.calibration where k.milestone = ? and k.evaluator = '' and k.kappa is not null "
					+ "order by c.id desc limit 1")
			.param(milestone.name())
			.query((row, number) -> new Newest(row.getLong(1),
					new Kappa(row.getDouble(2), row.getDouble(3), row.getDouble(4))))
			.optional();
	}

	List<Agreed> agreed(long id) {
		return this.client.sql(AGREED)
			.param(id)
			.query((row, number) -> agreed(row))
			.list()
			.stream()
			.sorted(Comparator.comparing(Agreed::milestone))
			.toList();
	}

	/** The newest closed ones, oldest first. */
	List<Calibration.Drift> drift() {
		List<Calibration.Drift> drift = new ArrayList<>(
				this.client.sql(SELECT + "where closed_at is not null order by id desc limit " + SHOWN)
					.query((row, number) -> new Calibration.Drift(row.getLong(1), row.getString(2), Utc.instant(row, 6),
							List.of()))
					.list());
		Collections.reverse(drift);
		return drift.stream()
			.map((each) -> new Calibration.Drift(each.id(), each.name(), each.closedAt(), agreed(each.id())))
			.toList();
	}

	private static Agreed agreed(ResultSet row) throws SQLException {
		double value = row.getDouble(5);
		Kappa kappa = row.wasNull() ? null : new Kappa(value, row.getDouble(6), row.getDouble(7));
		return new Agreed(Milestone.valueOf(row.getString(1)), user(row.getString(2)), user(row.getString(3)),
				row.getInt(4), kappa);
	}

	private static @Nullable UserId user(String name) {
		return name.isEmpty() ? null : new UserId(name);
	}

	private static String name(@Nullable UserId user) {
		return (user != null) ? user.value() : "";
	}

	private static Calibration head(ResultSet row) throws SQLException {
		return new Calibration(row.getLong(1), row.getString(2), row.getInt(3), new UserId(row.getString(4)),
				Utc.instant(row, 5), List.of(), Map.of(), (row.getObject(6) != null) ? Utc.instant(row, 6) : null);
	}

	/** With its calls, and how far its evaluators are. */
	private Calibration whole(Calibration head) {
		List<Call.Key> calls = this.client
			.sql("select source, call_id from calibration_call where calibration = ? order by position")
			.param(head.id())
			.query((row, number) -> new Call.Key(row.getString(1), row.getString(2)))
			.list();
		Map<UserId, Integer> done = new LinkedHashMap<>();
		this.client.sql("""
				select e.evaluator, count(a.position) from calibration_evaluator e left join calibration_answer a
				on a.calibration = e.calibration and a.evaluator = e.evaluator where e.calibration = ?
				group by e.evaluator order by e.evaluator""")
			.param(head.id())
			.query((row, number) -> done.put(new UserId(row.getString(1)), row.getInt(2)))
			.list();
		return new Calibration(head.id(), head.name(), head.form(), head.by(), head.openedAt(), calls, done,
				head.closedAt());
	}

	/** How far evaluators agreed in a calibration. */
	record Newest(long calibration, Kappa kappa) {
	}

}
