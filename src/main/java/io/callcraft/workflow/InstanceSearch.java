package io.callcraft.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds instances, the latest first, along the ways of {@link SearchPlan}: a search costs
 * the same however many instances there are.
 */
@Component
class InstanceSearch {

	/** Of an index that finds more than is wanted, so much is looked at at a time. */
	static final int WINDOW = 2_000;

	/** So much of a window often holds a page already. */
	private static final int GLANCE = 200;

	/** Counting goes no further. */
	static final int MOST = 10_000;

	private static final String COLUMNS = "i.id, i.process, i.release_number, i.business_key, i.state, i.suspended,"
			+ " i.parent, i.nodes, i.incidents, i.started_at, i.ended_at";

	private static final String SUMMARY = "select " + COLUMNS + " from wf_instance i where ";

	private final JdbcClient jdbc;

	private final InstancePlaces places;

	InstanceSearch(JdbcClient jdbc, InstancePlaces places) {
		this.jdbc = jdbc;
		this.places = places;
	}

	/**
	 * A page of what a search finds. It may hold fewer than asked for, even none, while
	 * another follows.
	 */
	Page<InstanceSummary> page(InstanceQuery query, PageRequest page) {
		Cursor after = (page.after() != null) ? Cursor.of(page.after()) : null;
		SearchPlan plan = SearchPlan.of(query, this.places).after(after);
		if (plan.isSieved()) {
			return sieved(plan, page.limit());
		}
		if (plan.ways().isEmpty()) {
			return new Page<>(List.of(), null);
		}
		List<String> ids = this.jdbc.sql(Way.first(plan.ways(), page.limit() + 1))
			.params(Way.parameters(plan.ways()))
			.query((row, number) -> row.getString("id"))
			.list();
		return Page.of(byId(ids), page.limit(), (found) -> new Cursor(found.startedAt(), found.id()).toString());
	}

	private Page<InstanceSummary> sieved(SearchPlan plan, int limit) {
		Page<InstanceSummary> found = sieved(plan, limit, GLANCE);
		if (found.next() != null) {
			return found;
		}
		found = sieved(plan, limit, WINDOW);
		return (found.next() != null) ? found
				: new Page<>(found.items(), windowEnd(plan).map(Cursor::toString).orElse(null));
	}

	private Page<InstanceSummary> sieved(SearchPlan plan, int limit, int window) {
		List<InstanceSummary> rows = this.jdbc
			.sql("select distinct " + COLUMNS + plan.sieve(window) + " order by i.started_at desc, i.id desc limit "
					+ (limit + 1))
			.params(plan.sieveParameters())
			.query(InstanceSearch::summary)
			.list();
		return Page.of(rows, limit, (last) -> new Cursor(last.startedAt(), last.id()).toString());
	}

	/** The last that the window holds; empty when all is in it. */
	private Optional<Cursor> windowEnd(SearchPlan plan) {
		Way way = plan.ways().get(0);
		return this.jdbc.sql(way.sql(1) + " offset " + (WINDOW - 1))
			.params(way.parameters())
			.query((row, number) -> new Cursor(row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
					row.getString("id")))
			.optional();
	}

	/** How many there are; looks no further than {@link #MOST}, or one window. */
	InstanceCount count(InstanceQuery query) {
		SearchPlan plan = SearchPlan.of(query, this.places);
		return plan.isSieved() ? countSieved(plan) : count(plan.ways());
	}

	private InstanceCount count(List<Way> ways) {
		int count = 0;
		for (Way way : ways) {
			count += this.jdbc.sql("select count(*) from (" + way.sql(MOST + 1 - count) + ") counted")
				.params(way.parameters())
				.query(Integer.class)
				.single();
			if (count > MOST) {
				break;
			}
		}
		return InstanceCount.upTo(MOST, count);
	}

	private InstanceCount countSieved(SearchPlan plan) {
		int count = this.jdbc.sql("select count(distinct i.id)" + plan.sieve(WINDOW))
			.params(plan.sieveParameters())
			.query(Integer.class)
			.single();
		return new InstanceCount(count, windowEnd(plan).isEmpty());
	}

	Optional<InstanceSummary> one(String id) {
		return byId(List.of(id)).stream().findFirst();
	}

	/** The instances that an instance has called, latest first. */
	List<InstanceSummary> calledBy(InstanceSummary caller, int limit) {
		return this.jdbc
			.sql(SUMMARY + "i.business_key = ? and i.parent = ? order by i.started_at desc, i.id desc limit " + limit)
			.params(caller.businessKey(), caller.id())
			.query(InstanceSearch::summary)
			.list();
	}

	private List<InstanceSummary> byId(List<String> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return this.jdbc
			.sql(SUMMARY + "i.id in (" + String.join(", ", Collections.nCopies(ids.size(), "?"))
					+ ") order by i.started_at desc, i.id desc")
			.params(ids)
			.query(InstanceSearch::summary)
			.list();
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

}
