package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the application's tables hold for each instance: the rows, and the bytes of the
 * values in them, without pages and indexes.
 *
 * @param rows rows an instance, in all tables
 * @param bytes bytes an instance, in all tables
 */
record Footprint(double rows, double bytes) {

	/**
	 * Measures the tables of the current database, without Flyway's.
	 * @param instances how many instances they hold
	 * @param wanted which of them count, by name
	 */
	static Footprint of(JdbcTemplate jdbc, double instances, Predicate<String> wanted) {
		long[] sums = new long[2];
		tables(jdbc, wanted).forEach((table) -> jdbc.query("select * from " + table, (row) -> {
			sums[0]++;
			sums[1] += bytes(row);
		}));
		return new Footprint(sums[0] / instances, sums[1] / instances);
	}

	/**
	 * What tables take on the disk of MySQL for each instance: pages, indexes and what is
	 * set aside, in bytes.
	 */
	static double onDisk(JdbcTemplate jdbc, double instances, Predicate<String> wanted) {
		return tables(jdbc, wanted).mapToLong((table) -> {
			// else it is told as it was some time ago
			jdbc.queryForList("analyze table " + table);
			return jdbc.queryForObject("""
					select data_length + index_length from information_schema.tables
					where table_schema = schema() and table_name = ?""", Long.class, table);
		}).sum() / instances;
	}

	private static Stream<String> tables(JdbcTemplate jdbc, Predicate<String> wanted) {
		return jdbc.queryForList("""
				select lower(table_name) from information_schema.tables
				where lower(table_schema) in (lower(schema()), 'public') and table_type like '%TABLE'""", String.class)
			.stream()
			.filter((table) -> wanted.test(table) && !table.startsWith("flyway"));
	}

	private static long bytes(ResultSet row) throws SQLException {
		long bytes = 0;
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			bytes += bytes(row.getObject(column), row, column);
		}
		return bytes;
	}

	private static long bytes(Object value, ResultSet row, int column) throws SQLException {
		if (value == null) {
			return 0;
		}
		if (value instanceof byte[] binary) {
			return binary.length;
		}
		if (value instanceof Timestamp) {
			return 7;
		}
		if (value instanceof Number || value instanceof Boolean) {
			return (value instanceof Long) ? 8 : 4;
		}
		return row.getString(column).getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public String toString() {
		return "%.1f rows and %.0f bytes an instance".formatted(this.rows, this.bytes);
	}

}
