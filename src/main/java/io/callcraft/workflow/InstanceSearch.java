package io.callcraft.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds instances, the latest first. A search is one or more ways through an index, each
 * read in the order wanted and no further than the page reaches, so that it costs the
 * same however many instances there are.
 */
@Component
class InstanceSearch {

	/** Counting goes no further. */
	static final int MOST = 10_000;

	private static final String SUMMARY = "select id, process, release_number, business_key, state, suspended, parent,"
			+ " nodes, incidents, started_at, ended_at from wf_instance";

	private final JdbcClient jdbc;

	private final InstancePlaces places;

	InstanceSearch(JdbcClient jdbc, InstancePlaces places) {
		this.jdbc = jdbc;
		this.places = places;
	}

	Page<InstanceSummary> page(InstanceQuery query, PageRequest page) {
		Cursor after = (page.after() != null) ? Cursor.of(page.after()) : null;
		List<Way> ways = ways(query, after);
		if (ways.isEmpty()) {
			return new Page<>(List.of(), null);
		}
		int limit = page.limit() + 1;
		List<Object> parameters = new ArrayList<>();
		List<String> parts = new ArrayList<>();
		for (Way way : ways) {
			parts.add("(" + way.sql() + " limit " + limit + ")");
			parameters.addAll(way.parameters());
		}
		List<String> ids = this.jdbc
			.sql("select u.id from (" + String.join(" union all ", parts)
					+ ") u order by u.started_at desc, u.id desc limit " + limit)
			.params(parameters)
			.query(String.class)
			.list();
		return Page.of(byId(ids), page.limit(), (found) -> new Cursor(found.startedAt(), found.id()).toString());
	}

	/** How many there are, counted up to one more than {@link #MOST}. */
	int count(InstanceQuery query) {
		int count = 0;
		for (Way way : ways(query, null)) {
			count += this.jdbc.sql("select count(*) from (" + way.sql() + " limit " + (MOST + 1 - count) + ") counted")
				.params(way.parameters())
				.query(Integer.class)
				.single();
			if (count > MOST) {
				break;
			}
		}
		return count;
	}

	Optional<InstanceSummary> one(String id) {
		return byId(List.of(id)).stream().findFirst();
	}

	/** The instances that an instance has called, latest first. */
	List<InstanceSummary> calledBy(InstanceSummary caller, int limit) {
		return this.jdbc
			.sql(SUMMARY + " where business_key = ? and parent = ? order by started_at desc, id desc limit " + limit)
			.params(caller.businessKey(), caller.id())
			.query(InstanceSearch::summary)
			.list();
	}

	/** How many tokens stand on each node. */
	Map<String, Integer> standing(String process, int release) {
		Map<String, Integer> standing = new TreeMap<>();
		this.jdbc
			.sql("select nodes, count(*) from wf_instance where process = ? and release_number = ?"
					+ " and state = 'ACTIVE' group by nodes")
			.params(process, release)
			.query((row) -> {
				int count = row.getInt(2);
				WorkflowInstance.names(row.getString(1)).forEach((node) -> standing.merge(node, count, Integer::sum));
			});
		return standing;
	}

	private List<InstanceSummary> byId(List<String> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return this.jdbc
			.sql(SUMMARY + " where id in (" + String.join(", ", Collections.nCopies(ids.size(), "?"))
					+ ") order by started_at desc, id desc")
			.params(ids)
			.query(InstanceSearch::summary)
			.list();
	}

	/** The ways through an index that together lead to all that is wanted. */
	List<Way> ways(InstanceQuery query, @Nullable Cursor after) {
		if (query.businessKey() != null) {
			Way way = new Way("i", "wf_instance i").and("i.business_key = ?", query.businessKey());
			return List.of(narrowed(way, query, after));
		}
		if (query.variable() != null && query.value() != null) {
			Way way = new Way("v", "wf_variable v join wf_instance i on i.id = v.instance", "v.name", "v.content")
				.and("v.name = ?", query.variable())
				.and("v.content = ?", VariableIndex.content(query.value()));
			return List.of(narrowed(way, query, after));
		}
		if (query.stuck()) {
			return List.of(narrowed(new Way("i", "wf_instance i"), query, after));
		}
		Collection<InstancePlaces.Standing> standings = InstancePlaces.standings(query);
		if (query.process() == null && query.release() == null && query.node() == null) {
			return standings.stream().map((standing) -> {
				Way way = new Way("i", "wf_instance i", "i.state", "i.suspended").and("i.state = ?", standing.state())
					.and("i.suspended = ?", standing.suspended());
				return aged(way, query, after);
			}).toList();
		}
		return this.places.of(query).stream().map((place) -> {
			Way way = new Way("i", "wf_instance i", "i.process", "i.release_number", "i.state", "i.suspended",
					"i.nodes")
				.and("i.process = ?", place.process())
				.and("i.release_number = ?", place.release())
				.and("i.state = ?", place.standing().state())
				.and("i.suspended = ?", place.standing().suspended())
				.and("i.nodes = ?", place.nodes());
			return aged(way, query, after);
		}).toList();
	}

	private static Way narrowed(Way way, InstanceQuery query, @Nullable Cursor after) {
		Way narrower = way;
		if (query.process() != null) {
			narrower = narrower.and("i.process = ?", query.process());
		}
		if (query.release() != null) {
			narrower = narrower.and("i.release_number = ?", query.release());
		}
		if (query.state() != null) {
			InstancePlaces.Standing standing = InstancePlaces.Standing.of(query.state());
			narrower = narrower.and("i.state = ?", standing.state()).and("i.suspended = ?", standing.suspended());
		}
		else if (query.variable() != null) {
			narrower = narrower.and("i.state = ?", InstanceState.ACTIVE.name());
		}
		if (query.node() != null) {
			narrower = narrower.and("i.nodes like ? escape '!'", InstancePlaces.pattern(query.node()));
		}
		if (query.businessKey() != null && query.variable() != null && query.value() != null) {
			narrower = narrower
				.and("exists (select 1 from wf_variable v where v.root = i.root and v.instance = i.id and v.name = ?",
						query.variable())
				.and("v.content = ?)", VariableIndex.content(query.value()));
		}
		if (query.stuck()) {
			narrower = narrower.and(
					"i.id in (select c.instance from wf_incident c where c.state = ? and c.instance is not null)",
					"OPEN");
		}
		return aged(narrower, query, after);
	}

	private static Way aged(Way way, InstanceQuery query, @Nullable Cursor after) {
		Way aged = way;
		if (query.startedAfter() != null) {
			aged = aged.and(way.alias() + ".started_at >= ?", utc(query.startedAfter()));
		}
		if (query.startedBefore() != null) {
			aged = aged.and(way.alias() + ".started_at < ?", utc(query.startedBefore()));
		}
		if (after != null) {
			LocalDateTime at = utc(after.startedAt());
			aged = aged.and(way.alias() + ".started_at <= ?", at)
				.and("(" + way.alias() + ".started_at < ?", at)
				.with(way.id() + " < ?)", after.id(), " or ");
		}
		return aged;
	}

	private static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	private static InstanceSummary summary(ResultSet row, int number) throws SQLException {
		InstanceState state = row.getBoolean("suspended") ? InstanceState.SUSPENDED
				: InstanceState.valueOf(row.getString("state"));
		LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
		return new InstanceSummary(row.getString("id"), row.getString("process"), row.getInt("release_number"),
				row.getString("business_key"), state, row.getString("parent"),
				WorkflowInstance.names(row.getString("nodes")), WorkflowInstance.names(row.getString("incidents")),
				row.getObject("started_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
				(ended != null) ? ended.toInstant(ZoneOffset.UTC) : null);
	}

	/**
	 * One way through an index.
	 *
	 * @param alias of the table whose index it is
	 * @param from tables
	 * @param where its conditions
	 * @param order the columns of the index before the time, with which the order begins
	 */
	record Way(String alias, String from, String where, List<String> order, List<Object> parameters) {

		Way(String alias, String from, String... order) {
			this(alias, from, "", List.of(order), List.of());
		}

		Way and(String condition, Object parameter) {
			return with(condition, parameter, " and ");
		}

		/** Adds a condition that is linked to the one before. */
		Way with(String condition, Object parameter, String link) {
			List<Object> more = new ArrayList<>(this.parameters);
			more.add(parameter);
			return new Way(this.alias, this.from, this.where.isEmpty() ? condition : this.where + link + condition,
					this.order, more);
		}

		String id() {
			return this.alias.equals("v") ? "v.instance" : "i.id";
		}

		String sql() {
			List<String> columns = new ArrayList<>(this.order);
			columns.add(this.alias + ".started_at");
			columns.add(id());
			return "select i.id, " + this.alias + ".started_at from " + this.from
					+ (this.where.isEmpty() ? this.where : " where " + this.where) + " order by "
					+ String.join(" desc, ", columns) + " desc";
		}

	}

	/** Names the last instance of a page. */
	private record Cursor(Instant startedAt, String id) {

		static Cursor of(String text) {
			int dash = text.indexOf('-');
			try {
				long micros = Long.parseLong(text.substring(0, Math.max(dash, 0)));
				return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dash + 1));
			}
			catch (NumberFormatException ex) {
				throw new InvalidInput("after", "'" + text + "' is no cursor: send the 'next' of the page before");
			}
		}

		@Override
		public String toString() {
			return ChronoUnit.MICROS.between(Instant.EPOCH, this.startedAt) + "-" + this.id;
		}

	}

}
