package io.callcraft.audit;

import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmark on MySQL as it comes: every commit is flushed, which other tests do
 * without. It counts itself for how long transactions waited for rows that others had
 * locked.
 */
@Import(TestDatabase.Fresh.class)
class LedgerOnMysqlBenchmarkTests extends LedgerBenchmarkTests {

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void flushEveryCommit() {
		this.jdbc.execute("set global innodb_flush_log_at_trx_commit = 1");
	}

	@AfterEach
	void flushAsBefore() {
		this.jdbc.execute("set global innodb_flush_log_at_trx_commit = 0");
	}

	@Override
	String database() {
		return "MySQL";
	}

	@Override
	void judge(long added, double without) {
		assertThat(added / 1e3 / THREADS).isLessThan(0.05 * without);
	}

	@Override
	long lockWaits() {
		return this.jdbc.queryForObject("show global status like 'Innodb_row_lock_time'",
				(row, number) -> row.getLong(2));
	}

}
