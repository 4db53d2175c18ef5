package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds where instances stand at all: which processes, releases, states and nodes occur
 * together. They are few, and found by leaping through the index from one to the next.
 */
@Component
class InstancePlaces {

	private final JdbcClient jdbc;

	InstancePlaces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How instances stand, as it is stored.
	 */
	record Standing(String state, boolean suspended) {

		static Standing of(InstanceState state) {
			return (state == InstanceState.SUSPENDED) ? new Standing(InstanceState.ACTIVE.name(), true)
					: new Standing(state.name(), false);
		}

	}

	/**
	 * A place where instances stand.
	 *
	 * @param nodes all nodes of each of them, as they are stored
	 */
	record Place(String process, int release, Standing standing, String nodes) {
	}

	/** How the instances that a search may find stand. */
	static List<Standing> standings(InstanceQuery query) {
		List<Standing> standings = new ArrayList<>();
		for (InstanceState state : InstanceState.values()) {
			if (query.state() == state || (query.state() == null && (query.node() == null || state.isRunning()))) {
				standings.add(Standing.of(state));
			}
		}
		return standings;
	}

	/** The places of the instances that a search may find. */
	List<Place> of(InstanceQuery query) {
		List<Place> places = new ArrayList<>();
		for (String process : processes(query.process())) {
			for (int release : releases(process, query.release())) {
				for (Standing standing : standings(query)) {
					nodes(process, release, standing).stream()
						.filter((nodes) -> query.node() == null || nodes.contains("|" + query.node() + "|"))
						.forEach((nodes) -> places.add(new Place(process, release, standing, nodes)));
				}
			}
		}
		return places;
	}

	private List<String> processes(@Nullable String wanted) {
		if (wanted != null) {
			return List.of(wanted);
		}
		List<String> found = new ArrayList<>();
		Optional<String> next = Optional.of("");
		while (next.isPresent()) {
			next = this.jdbc.sql("select process from wf_instance where process > ? order by process limit 1")
				.param(next.get())
				.query(String.class)
				.optional();
			next.ifPresent(found::add);
		}
		return found;
	}

	private List<Integer> releases(String process, @Nullable Integer wanted) {
		if (wanted != null) {
			return List.of(wanted);
		}
		List<Integer> found = new ArrayList<>();
		Optional<Integer> next = Optional.of(Integer.MIN_VALUE);
		while (next.isPresent()) {
			next = this.jdbc
				.sql("select release_number from wf_instance where process = ? and release_number > ?"
						+ " order by process, release_number limit 1")
				.params(process, next.get())
				.query(Integer.class)
				.optional();
			next.ifPresent(found::add);
		}
		return found;
	}

	private List<String> nodes(String process, int release, Standing standing) {
		List<String> found = new ArrayList<>();
		Optional<String> next = Optional.of("");
		while (next.isPresent()) {
			next = this.jdbc
				.sql("select nodes from wf_instance where process = ? and release_number = ? and state = ?"
						+ " and suspended = ? and nodes > ?"
						+ " order by process, release_number, state, suspended, nodes limit 1")
				.params(process, release, standing.state(), standing.suspended(), next.get())
				.query(String.class)
				.optional();
			next.ifPresent(found::add);
		}
		return found;
	}

	/**
	 * Matches lists of nodes with this one among them; the escape is an exclamation mark.
	 */
	static String pattern(String node) {
		return "%|" + node.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "|%";
	}

}
