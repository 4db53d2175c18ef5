package io.callcraft.shared;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Part of a list: its items and the cursor of the part that follows, absent on the last.
 */
public record Page<T>(List<T> items, @Nullable String next) {

	public Page {
		items = List.copyOf(items);
	}

	/**
	 * Makes a page of rows that were read with one more than the limit.
	 * @param rows at most {@code limit + 1} rows, in order
	 * @param cursor what names a row, to be sent as {@code after}
	 */
	public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
		if (rows.size() <= limit) {
			return new Page<>(rows, null);
		}
		List<T> items = rows.subList(0, limit);
		return new Page<>(items, cursor.apply(items.get(limit - 1)));
	}

	public <U> Page<U> map(Function<T, U> mapping) {
		return new Page<>(this.items.stream().map(mapping).toList(), this.next);
	}

}
