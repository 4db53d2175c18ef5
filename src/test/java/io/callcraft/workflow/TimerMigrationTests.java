package io.callcraft.workflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.callcraft.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Timers that were started before their tasks got speaking names still go off.
 */
class TimerMigrationTests {

	private static final String INSTANCE = "0f9a4f2e-1f49-4dd6-a4c9-be0d85d4fe6b";

	private static final String JOB = "4f941727-1f49-4dd6-a4c9-be0d85d4fe6b";

	private static final Instant DUE = Instant.parse("2026-11-24T12:00:00.123456Z");

	static Stream<DataSource> databases() {
		TestDatabase mysql = TestDatabase.fresh("timers");
		return Stream.of(
				new DriverManagerDataSource("jdbc:h2:mem:timer-migration;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
						+ "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa", ""),
				new DriverManagerDataSource(mysql.getJdbcUrl(), mysql.getUsername(), mysql.getPassword()));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void a_timer_started_earlier_gets_its_name(DataSource database) throws IOException {
		migrate(database, "8");
		JdbcClient jdbc = JdbcClient.create(database);
		jdbc.sql("""
				insert into wf_instance (id, process, release_number, business_key, state, waits, started_at, version)
				values (?, 'p', 1, 'case-000001', 'ACTIVE', '|', ?, 0)""")
			.params(INSTANCE, Timestamp.from(DUE))
			.update();
		jdbc.sql("insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version) "
				+ "values (?, ?, ?, ?, false, 1)")
			.params(Timers.TASK, JOB, serialized(INSTANCE + " 1"), Timestamp.from(DUE))
			.update();

		migrate(database, "12");

		assertThat(PendingTimer.of(jdbc.sql("select task_instance from scheduled_tasks").query(String.class).single()))
			.isEqualTo(new PendingTimer("case-000001", DUE, INSTANCE, JOB, "1"));
	}

	private static void migrate(DataSource database, String version) {
		String vendor = ((DriverManagerDataSource) database).getUrl().contains("mysql") ? "mysql" : "h2";
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
			.target(version)
			.load()
			.migrate();
	}

	private static byte[] serialized(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
			objects.writeObject(text);
		}
		return bytes.toByteArray();
	}

}
