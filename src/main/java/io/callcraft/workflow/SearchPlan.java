package io.callcraft.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

/**
 * How instances are searched: along one or more ways through an index, which find what is
 * wanted and nothing else; or along one that finds more, and through a sieve.
 *
 * @param ways that together lead to all that is wanted
 * @param sieve what instances that the one way finds have to be; empty without a sieve
 * @param parameters of the sieve, in their order
 */
record SearchPlan(List<Way> ways, List<String> sieve, List<Object> parameters) {

	private static final Way.Index BY_KEY = instances("wf_instance_key_start");

	private static final Way.Index BY_AGE = instances("wf_instance_age", "i.state", "i.suspended");

	private static final Way.Index BY_PLACE = instances("wf_instance_standing", "i.state", "i.suspended", "i.process",
			"i.release_number", "i.nodes");

	private static final Way.Index BY_VARIABLE = new Way.Index("wf_variable v", "wf_variable_content",
			List.of("v.name", "v.content"), "v.started_at", "v.instance", true);

	private static final Way.Index BY_INCIDENT = new Way.Index("wf_incident c", "wf_incident_stuck", List.of("c.state"),
			"c.started_at", "c.instance", true);

	/** An incident of what never started has no time. */
	private static final LocalDateTime NEVER = Utc.of(Instant.EPOCH.plusSeconds(1));

	static SearchPlan of(InstanceQuery query, InstancePlaces places) {
		if (query.businessKey() != null) {
			return sieved(new Way(BY_KEY).and("i.business_key = ?", query.businessKey()), query);
		}
		if (query.variable() != null && query.value() != null) {
			return sieved(new Way(BY_VARIABLE).and("v.name = ?", query.variable())
				.and("v.content = ?", VariableIndex.content(query.value())), query);
		}
		if (query.stuck()) {
			return sieved(new Way(BY_INCIDENT).and("c.state = 'OPEN'").and("c.started_at > ?", NEVER), query);
		}
		List<Way> ways = (query.process() == null && query.release() == null && query.node() == null)
				? InstancePlaces.standings(query).stream().map((standing) -> standing(BY_AGE, standing)).toList()
				: places.of(query).stream().map(SearchPlan::place).toList();
		return new SearchPlan(ways.stream().map((way) -> aged(way, query)).toList(), List.of(), List.of());
	}

	/** Goes on after the last instance of a page. */
	SearchPlan after(@Nullable Cursor last) {
		return new SearchPlan(this.ways.stream().map((way) -> way.after(last)).toList(), this.sieve, this.parameters);
	}

	boolean isSieved() {
		return !this.sieve.isEmpty();
	}

	/**
	 * What of the next so many on the way goes through the sieve, as the end of a query;
	 * an instance with several open incidents comes as often. The way comes first: joined
	 * as equals, H2 goes through all instances.
	 */
	String sieve(int window) {
		return " from (" + this.ways.get(0).sql(window) + ") w left join wf_instance i on i.id = w.id where "
				+ String.join(" and ", this.sieve);
	}

	List<Object> sieveParameters() {
		List<Object> all = new ArrayList<>(this.ways.get(0).parameters());
		all.addAll(this.parameters);
		return all;
	}

	private static Way place(InstancePlaces.Place place) {
		return standing(BY_PLACE, place.standing()).and("i.process = ?", place.process())
			.and("i.release_number = ?", place.release())
			.and("i.nodes = ?", place.nodes());
	}

	private static Way standing(Way.Index index, InstancePlaces.Standing standing) {
		return new Way(index).and("i.state = ?", standing.state()).and("i.suspended = ?", standing.suspended());
	}

	private static SearchPlan sieved(Way way, InstanceQuery query) {
		SearchPlan plan = new SearchPlan(List.of(aged(way, query)), List.of(), List.of());
		if (query.process() != null) {
			plan = plan.where("i.process = ?", query.process());
		}
		if (query.release() != null) {
			plan = plan.where("i.release_number = ?", query.release());
		}
		if (query.node() != null) {
			plan = plan.where("i.nodes like ? escape '!'", InstancePlaces.pattern(query.node()));
		}
		if (query.state() != null) {
			InstancePlaces.Standing standing = InstancePlaces.Standing.of(query.state());
			plan = plan.where("i.state = ?", standing.state()).where("i.suspended = ?", standing.suspended());
		}
		else if (query.variable() != null || query.stuck()) {
			plan = plan.where("i.state = ?", InstanceState.ACTIVE.name());
		}
		if (query.variable() != null && query.value() != null && way.index() != BY_VARIABLE) {
			plan = plan.where(
					"exists (select 1 from wf_variable v where v.root = i.root and v.instance = i.id"
							+ " and v.name = ? and v.content = ?)",
					query.variable(), VariableIndex.content(query.value()));
		}
		if (query.stuck() && way.index() != BY_INCIDENT) {
			plan = plan.where("exists (select 1 from wf_incident c where c.instance = i.id and c.state = 'OPEN')");
		}
		return plan;
	}

	private SearchPlan where(String condition, Object... more) {
		List<String> conditions = new ArrayList<>(this.sieve);
		conditions.add(condition);
		List<Object> all = new ArrayList<>(this.parameters);
		all.addAll(List.of(more));
		return new SearchPlan(this.ways, conditions, all);
	}

	private static Way aged(Way way, InstanceQuery query) {
		Way aged = way;
		if (query.startedAfter() != null) {
			aged = aged.and(way.index().at() + " >= ?", Utc.of(query.startedAfter()));
		}
		if (query.startedBefore() != null) {
			aged = aged.and(way.index().at() + " < ?", Utc.of(query.startedBefore()));
		}
		return aged;
	}

	private static Way.Index instances(String name, String... fixed) {
		return new Way.Index("wf_instance i", name, List.of(fixed), "i.started_at", "i.id", true);
	}

}
