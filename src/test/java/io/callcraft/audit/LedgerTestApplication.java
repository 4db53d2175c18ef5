package io.callcraft.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The ledger without the rest of the application; it is sealed when a test says so.
 */
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		JdbcTemplateAutoConfiguration.class, TransactionAutoConfiguration.class, FlywayAutoConfiguration.class,
		JacksonAutoConfiguration.class })
@Import({ Ledger.class, ReceivedHeads.class, LedgerExplorer.class, LedgerTable.class, EntryTags.class,
		LedgerSeals.class, Sealer.class, Verifier.class, Witnesses.class, EntryTextTable.class, EntryTexts.class,
		Erasures.class, LegalHolds.class, Keepers.class, RetentionClocks.class, RetentionSchedules.class,
		DueErasures.class, NightlyErasures.class })
@EnableConfigurationProperties({ LedgerSettings.class, WitnessMailSettings.class })
class LedgerTestApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	DynamicPropertyRegistrar filesOfTheLedger() throws IOException {
		Path folder = Files.createTempDirectory("callcraft-ledger");
		return (registry) -> {
			registry.add("callcraft.ledger.key-file", folder.resolve("ledger.key")::toString);
			registry.add("callcraft.ledger.witness-file", folder.resolve("ledger.heads")::toString);
		};
	}

	/** What somebody may do who runs the database, and the application may not. */
	static void takeTheTriggersAway(JdbcTemplate jdbc) {
		for (String table : List.of("entry", "seal", "node", "head", "key")) {
			jdbc.execute("drop trigger ledger_" + table + "_is_never_updated");
			jdbc.execute("drop trigger ledger_" + table + "_is_never_deleted");
		}
	}

}
