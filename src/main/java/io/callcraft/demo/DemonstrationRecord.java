package io.callcraft.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.callcraft.shared.Utc;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The mark by which a database is known to hold a demonstration center.
 */
@Repository
@DependsOnDatabaseInitialization
class DemonstrationRecord {

	private final JdbcClient jdbc;

	DemonstrationRecord(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** When the center was begun; empty when the database holds none. */
	Optional<Instant> setUpAt() {
		return this.jdbc.sql("select set_up_at from demonstration where id = 1")
			.query((row, index) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
			.optional();
	}

	/** Whether everything was brought in. */
	boolean isReady() {
		return this.jdbc.sql("select count(*) from demonstration where ready_at is not null")
			.query(Integer.class)
			.single() > 0;
	}

	/** Marks the database, before anything made up goes in. */
	void begin(Instant at) {
		this.jdbc.sql("insert into demonstration (id, set_up_at) values (1, ?)").param(Utc.of(at)).update();
	}

	void ready(Instant at) {
		this.jdbc.sql("update demonstration set ready_at = ? where id = 1").param(Utc.of(at)).update();
	}

}
