package io.callcraft.shared;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Erases words in columns, for {@link ErasableCopies}.
 *
 * @param jdbc in the transaction of the erasure
 */
public record ErasedWords(JdbcTemplate jdbc) {

	/**
	 * Puts {@link ErasableCopies#ERASED} in the place of what columns hold.
	 * @param table the table
	 * @param where which rows, with one parameter
	 * @param of the parameter
	 * @param columns where words stand; one without words stays as it is
	 * @return how many words were erased
	 */
	public int erase(String table, String where, Object of, String... columns) {
		int erased = 0;
		for (String column : columns) {
			erased += this.jdbc.update(
					"update " + table + " set " + column + " = ? where " + where + " and " + column + " <> ?",
					ErasableCopies.ERASED, of, ErasableCopies.ERASED);
		}
		return erased;
	}

	/**
	 * How many words there are to erase; for the parameters see {@link #erase}.
	 */
	public int count(String table, String where, Object of, String... columns) {
		String sum = Arrays.stream(columns)
			.map((column) -> "count(case when " + column + " <> '" + ErasableCopies.ERASED + "' then 1 end)")
			.collect(Collectors.joining(" + "));
		Integer found = this.jdbc.queryForObject("select " + sum + " from " + table + " where " + where, Integer.class,
				of);
		return (found != null) ? found : 0;
	}

	/**
	 * Goes over words in columns: one that counts them, or one that erases them, so that
	 * both reach the same.
	 */
	@FunctionalInterface
	public interface Pass {

		/** How many words it came by; for the parameters see {@link #erase}. */
		int over(String table, String where, Object of, String... columns);

	}

}
