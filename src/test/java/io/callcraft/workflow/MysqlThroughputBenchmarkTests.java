package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The benchmark on MySQL as it comes: every commit is flushed, which other tests do
 * without.
 */
@Import(TestDatabase.Fresh.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MysqlThroughputBenchmarkTests extends ThroughputBenchmark {

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeAll
	void flushEveryCommit() {
		this.jdbc.execute("set global innodb_flush_log_at_trx_commit = 1");
	}

	@AfterAll
	void flushAsBefore() {
		this.jdbc.execute("set global innodb_flush_log_at_trx_commit = 0");
	}

	@Override
	void onDisk(int instances) {
		System.out.printf("BENCH MySQL: %.0f bytes an instance on disk, indexes included; by hand %.0f%n",
				Footprint.onDisk(this.jdbc, instances, (table) -> !table.startsWith("hand_")),
				Footprint.onDisk(this.jdbc, instances, (table) -> table.startsWith("hand_")));
	}

	@Override
	String database() {
		return "MySQL";
	}

}
