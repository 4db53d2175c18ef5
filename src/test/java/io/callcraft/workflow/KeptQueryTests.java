package io.callcraft.workflow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A query is prepared once for each connection, and goes with it.
 */
class KeptQueryTests {

	private static final String URL = "jdbc:h2:mem:kept-query;DB_CLOSE_DELAY=-1;MODE=MySQL";

	private final SingleConnectionDataSource source = new SingleConnectionDataSource();

	private final KeptQuery query = new KeptQuery(new JdbcTemplate(this.source),
			"select name from thing where owner = ? order by name for update");

	@BeforeEach
	void create() {
		this.source.setUrl(URL);
		JdbcTemplate jdbc = new JdbcTemplate(this.source);
		jdbc.execute("drop table if exists thing");
		jdbc.execute("create table thing (name varchar(20) primary key, owner varchar(20) not null)");
		jdbc.update("insert into thing values ('ball', 'biff'), ('cup', 'biff'), ('doll', 'dolores')");
	}

	@Test
	void each_answer_is_that_of_its_parameter_and_its_moment() {
		assertThat(owned("biff")).containsExactly("ball", "cup");
		assertThat(owned("dolores")).containsExactly("doll");
		new JdbcTemplate(this.source).update("update thing set owner = 'biff' where name = 'doll'");
		assertThat(owned("biff")).containsExactly("ball", "cup", "doll");
		assertThat(this.query.kept()).isOne();
	}

	@Test
	void it_is_planned_anew_when_the_table_has_changed() {
		owned("biff");
		new JdbcTemplate(this.source).execute("create index thing_owner on thing (owner)");
		assertThat(owned("biff")).containsExactly("ball", "cup");
	}

	@Test
	void a_connection_that_is_closed_keeps_nothing() {
		owned("biff");
		this.source.resetConnection();
		assertThat(owned("biff")).containsExactly("ball", "cup");
		assertThat(this.query.kept()).isOne();
	}

	@Test
	void what_somebody_else_has_locked_is_told_as_a_failure_to_lock() throws SQLException {
		owned("biff");
		new JdbcTemplate(this.source).execute("set lock_timeout 50");
		try (Connection other = DriverManager.getConnection(URL)) {
			other.setAutoCommit(false);
			other.createStatement().execute("select name from thing where owner = 'biff' for update");

			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> owned("biff"))
				.withMessageContaining("for update");
			assertThat(owned("dolores")).containsExactly("doll");
		}
	}

	private List<String> owned(String owner) {
		return this.query.list((row, number) -> row.getString(1), owner);
	}

}
