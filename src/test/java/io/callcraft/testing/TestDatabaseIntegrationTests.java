package io.callcraft.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TestDatabaseIntegrationTests {

	@Test
	void it_is_a_mysql_of_the_series_the_product_runs_on() throws SQLException {
		assertThat(answer(TestDatabase.shared(), "select version()")).startsWith("9.7.");
	}

	@Test
	void ids_that_differ_in_case_differ() throws SQLException {
		TestDatabase database = TestDatabase.fresh("case");

		assertThat(answer(database, "select @@collation_database")).isEqualTo("utf8mb4_0900_bin");
	}

	@Test
	void a_session_keeps_utc() throws SQLException {
		assertThat(answer(TestDatabase.fresh("zone"), "select @@session.time_zone")).isEqualTo("+00:00");
	}

	@Test
	void a_fresh_database_shares_nothing_with_another_of_that_name() throws SQLException {
		TestDatabase first = TestDatabase.fresh("twin");
		TestDatabase second = TestDatabase.fresh("twin");

		run(first, "create table rep (id varchar(64))");

		assertThat(answer(second, "select count(*) from information_schema.tables where table_schema = database()"))
			.isEqualTo("0");
	}

	@Test
	void a_name_that_would_need_quoting_is_refused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TestDatabase.fresh("a`b")).withMessageContaining("name");
	}

	private static String answer(TestDatabase database, String query) throws SQLException {
		try (Connection connection = connect(database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static void run(TestDatabase database, String sql) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Connection connect(TestDatabase database) throws SQLException {
		return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
	}

}
