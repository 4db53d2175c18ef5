package io.callcraft.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.UserId;
import io.callcraft.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application's own MySQL account, made as {@code docker/mysql/accounts.sql} says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationGrantsIntegrationTests {

	private final String name = "accounts_" + UUID.randomUUID().toString().substring(0, 8);

	private JdbcTemplate application;

	@BeforeAll
	void makeAccountsAndMigrate() throws IOException {
		TestDatabase server = TestDatabase.shared();
		JdbcTemplate administrator = jdbc(server.getJdbcUrl(), server.getUsername(), server.getPassword());
		String script = Files.readString(Path.of("docker/mysql/accounts.sql")).replaceAll("(?m)^--.*$", "");
		for (String sql : script.replace("callcraft", this.name).split(";")) {
			if (!sql.isBlank()) {
				administrator.execute(sql);
			}
		}
		String url = server.getJdbcUrl().replaceFirst("(//[^/]+/)[^?]*", "$1" + this.name);
		Flyway.configure()
			.dataSource(url, this.name + "_owner", "password-of-the-owner")
			.locations("classpath:db/migration/common", "classpath:db/migration/mysql")
			.callbacks(new ApplicationGrants(settings(this.name + "@%", "unused")))
			.load()
			.migrate();
		this.application = jdbc(url, this.name, "password-of-the-application");
	}

	@Test
	void it_enters_and_seals(@TempDir Path folder) {
		LedgerSeals seals = new LedgerSeals(this.application);
		LedgerSettings settings = settings("", folder.resolve("ledger.key").toString());
		new LedgerTable(this.application, new JsonMapper(), new EntryTextTable(this.application),
				new EntryTags(settings, seals))
			.insert(List.of(new Auditable(Instant.parse("2026-11-02T12:00:00Z"), UserId.SYSTEM, "x.happened", "x", null,
					"It happened", Map.of(), null)));

		new Sealer(seals, settings, new JdbcTransactionManager(this.application.getDataSource()), Clock.systemUTC())
			.seal();

		assertThat(seals.head().orElseThrow().size()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update ledger_entry set what = 'x'", "delete from ledger_entry",
			"update ledger_seal set n = n", "delete from ledger_seal", "delete from ledger_node",
			"update ledger_head set size = 0", "delete from ledger_head", "delete from ledger_key",
			"drop table ledger_entry", "truncate table ledger_seal", "drop trigger ledger_entry_is_never_updated",
			"alter table ledger_entry drop column what" })
	void it_may_not_change_the_ledger_nor_take_away_what_protects_it(String sql) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.application.execute(sql))
			.withStackTraceContaining("denied");
	}

	@Test
	void it_changes_everything_else() {
		assertThat(this.application.update("update policy_live set id = id")).isNotNegative();
		assertThat(this.application.update("delete from scheduled_tasks")).isNotNegative();
	}

	private static JdbcTemplate jdbc(String url, String user, String password) {
		return new JdbcTemplate(new DriverManagerDataSource(url, user, password));
	}

	private static LedgerSettings settings(String account, String keyFile) {
		return new LedgerSettings(keyFile, Duration.ofSeconds(1), Duration.ofSeconds(1), "", null,
				Duration.ofMinutes(1), account);
	}

}
