package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds where instances stand at all: which states, processes, releases and nodes occur
 * together. They are few, and found by leaping through the index from one to the next.
 */
@Component
class InstancePlaces {

	private static final List<String> COLUMNS = List.of("state", "suspended", "process", "release_number", "nodes");

	private static final List<Standing> RUNNING = List.of(Standing.of(InstanceState.ACTIVE),
			Standing.of(InstanceState.SUSPENDED));

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

	/**
	 * A process of a release that instances run on.
	 *
	 * @param count how many do, counted up to one more than
	 * {@link WorkflowOperations#MOST_COUNTED} of those that are suspended and the others
	 */
	record Running(String process, int release, int count) {
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
		for (Standing standing : standings(query)) {
			for (String process : processes(standing, query.process())) {
				for (int release : releases(standing, process, query.release())) {
					nodes(standing, process, release).stream()
						.filter((nodes) -> query.node() == null || nodes.contains("|" + query.node() + "|"))
						.forEach((nodes) -> places.add(new Place(process, release, standing, nodes)));
				}
			}
		}
		return places;
	}

	/** The processes and releases that instances run on, and how many do. */
	List<Running> running() {
		Map<String, Set<Integer>> pairs = new TreeMap<>();
		RUNNING.forEach((standing) -> processes(standing, null)
			.forEach((process) -> pairs.computeIfAbsent(process, (name) -> new TreeSet<>())
				.addAll(releases(standing, process, null))));
		List<Running> running = new ArrayList<>();
		pairs.forEach((process, releases) -> releases.forEach((release) -> {
			int count = RUNNING.stream().mapToInt((standing) -> count(standing, process, release)).sum();
			running.add(new Running(process, release, count));
		}));
		return running;
	}

	/** How many tokens stand on each node of a process. */
	Map<String, Integer> standing(String process, int release) {
		Map<String, Integer> tokens = new TreeMap<>();
		RUNNING.forEach((standing) -> nodes(standing, process, release).forEach((nodes) -> {
			int count = count(standing, process, release, nodes);
			WorkflowInstance.names(nodes).forEach((node) -> tokens.merge(node, count, Integer::sum));
		}));
		return tokens;
	}

	/** Counts up to one more than {@link WorkflowOperations#MOST_COUNTED}. */
	private int count(Standing standing, Object... fixed) {
		return this.jdbc
			.sql("select count(*) from (select 1 as one from wf_instance use index (wf_instance_standing) where "
					+ String.join(" = ? and ", COLUMNS.subList(0, 2 + fixed.length)) + " = ? limit "
					+ (WorkflowOperations.MOST_COUNTED + 1) + ") counted")
			.params(standing.state(), standing.suspended())
			.params(fixed)
			.query(Integer.class)
			.single();
	}

	private List<String> processes(Standing standing, @Nullable String wanted) {
		return (wanted != null) ? List.of(wanted) : texts("process", standing);
	}

	private List<Integer> releases(Standing standing, String process, @Nullable Integer wanted) {
		return (wanted != null) ? List.of(wanted)
				: leap(Integer.class, "release_number", Integer.MIN_VALUE, (release) -> release + 1, standing, process);
	}

	private List<String> nodes(Standing standing, String process, int release) {
		return texts("nodes", standing, process, release);
	}

	private List<String> texts(String column, Standing standing, Object... fixed) {
		return leap(String.class, column, "", (text) -> text + '\0', standing, fixed);
	}

	/**
	 * Goes through the values of a column in the index, from each to the next.
	 * @param least what no value is less than
	 * @param next the least that is greater than a value: asked for what is greater than
	 * it, H2 would begin with all that are equal
	 * @param fixed what the columns are that come before it in the index
	 */
	private <T> List<T> leap(Class<T> type, String column, T least, UnaryOperator<T> next, Standing standing,
			Object... fixed) {
		List<String> columns = COLUMNS.subList(0, 2 + fixed.length);
		String sql = "select " + column + " from wf_instance use index (wf_instance_standing) where "
				+ String.join(" = ? and ", columns) + " = ? and " + column + " >= ? order by "
				+ String.join(", ", columns) + ", " + column + " limit 1";
		List<T> found = new ArrayList<>();
		Optional<T> from = Optional.of(least);
		while (from.isPresent()) {
			Optional<T> value = this.jdbc.sql(sql)
				.params(standing.state(), standing.suspended())
				.params(fixed)
				.param(from.get())
				.query(type)
				.optional();
			value.ifPresent(found::add);
			from = value.map(next);
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
