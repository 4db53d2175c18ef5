package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A way through an index, read in the order of the index and no further than is wanted,
 * so that it costs the same however many rows there are.
 *
 * @param index the index
 * @param conditions all of which hold; each names columns of the index
 * @param parameters of the conditions, in their order
 */
record Way(Index index, List<String> conditions, List<Object> parameters) {

	Way(Index index) {
		this(index, List.of(), List.of());
	}

	Way and(String condition, Object... more) {
		return new Way(this.index, Stream.concat(this.conditions.stream(), Stream.of(condition)).toList(),
				Stream.concat(this.parameters.stream(), Stream.of(more)).toList());
	}

	/** Goes on after the last row of a page. */
	Way after(@Nullable Cursor last) {
		if (last == null) {
			return this;
		}
		String beyond = this.index.latestFirst() ? "<" : ">";
		return and(this.index.at() + " " + beyond + "= ?", last.utc()).and(
				"(" + this.index.at() + " " + beyond + " ? or " + this.index.id() + " " + beyond + " ?)", last.utc(),
				last.id());
	}

	/** Reads {@code id} and {@code at} of at most so many rows. */
	String sql(int limit) {
		String direction = this.index.latestFirst() ? " desc" : "";
		List<String> order = new ArrayList<>(this.index.fixed());
		order.add(this.index.at());
		order.add(this.index.id());
		return "select " + this.index.id() + " as id, " + this.index.at() + " as at from " + this.index.table()
				+ " use index (" + this.index.name() + ")"
				+ (this.conditions.isEmpty() ? "" : " where " + String.join(" and ", this.conditions)) + " order by "
				+ order.stream().map((column) -> column + direction).collect(Collectors.joining(", ")) + " limit "
				+ limit;
	}

	/**
	 * Reads the first rows of several ways together; one that several find comes once,
	 * which is seen to at the end: H2 would do so after each way with all that it has.
	 */
	static String first(List<Way> ways, int limit) {
		String direction = ways.get(0).index().latestFirst() ? " desc" : "";
		return ways.stream()
			.map((way) -> "(" + way.sql(limit) + ")")
			.collect(Collectors.joining(" union all ", "select distinct u.id, u.at from (",
					") u order by u.at" + direction + ", u.id" + direction + " limit " + limit));
	}

	/** The parameters of several ways, in their order. */
	static List<Object> parameters(List<Way> ways) {
		return ways.stream().flatMap((way) -> way.parameters().stream()).toList();
	}

	/**
	 * An index.
	 *
	 * @param table that it is on, with its alias
	 * @param name its name: statistics that lag behind mislead MySQL to others
	 * @param fixed its first columns, each of which a condition holds to one value
	 * @param at the time that follows
	 * @param id the id that ends it
	 * @param latestFirst whether it is read from its end
	 */
	record Index(String table, String name, List<String> fixed, String at, String id, boolean latestFirst) {
	}

}
