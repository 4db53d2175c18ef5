package io.callcraft.shared;

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

}
