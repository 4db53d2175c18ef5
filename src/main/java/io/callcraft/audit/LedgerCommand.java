package io.callcraft.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.UserId;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger from the command line, without the application around it:
 * {@code java -jar callcraft.jar ledger verify}. One JSON object on the standard output;
 * ends with 0 when the ledger is sound, 1 when it is not, 2 when that could not be found
 * out.
 */
public final class LedgerCommand {

	private static final String USAGE = """
			usage: ledger verify [--since=NUMBER|DATE|MOMENT] [settings as for the application]
			       ledger rotate-key [--lost] [settings as for the application]
			Ends with 0: sound or done; 1: something is wrong with the ledger; 2: it could not be looked at.""";

	private static final int WRONG = 1;

	private static final int FAILED = 2;

	private LedgerCommand() {
	}

	/**
	 * Runs a command.
	 * @param args {@code ledger}, the command, its options and settings
	 * @return the exit code
	 */
	public static int run(String... args) {
		List<String> all = Arrays.asList(args);
		String command = (args.length > 1) ? args[1] : "";
		if (!command.equals("verify") && !command.equals("rotate-key")) {
			System.err.println(USAGE);
			return FAILED;
		}
		try (ConfigurableApplicationContext context = start(args)) {
			if (command.equals("rotate-key")) {
				System.out.println(context.getBean(Rotation.class).rotate(all.contains("--lost")));
				return 0;
			}
			Verifier verifier = context.getBean(Verifier.class);
			Verification result = verify(verifier, context.getEnvironment().getProperty("since", "0"));
			System.out.println(context.getBean(JsonMapper.class).writeValueAsString(result));
			return result.sound() ? 0 : WRONG;
		}
		catch (BeansException | DataAccessException | IllegalStateException | DateTimeException ex) {
			System.err.println("The ledger could not be looked at: " + rootOf(ex).getMessage());
			return FAILED;
		}
	}

	private static ConfigurableApplicationContext start(String... args) {
		return new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			// the standard output is for what came out
			.properties("logging.level.root=OFF")
			.run(args);
	}

	private static Verification verify(Verifier verifier, String since) {
		if (since.matches("[0-9]+")) {
			return verifier.verify(Long.parseLong(since));
		}
		return verifier.verify(since.contains("T") ? Instant.parse(since)
				: LocalDate.parse(since).atStartOfDay().toInstant(ZoneOffset.UTC));
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	@Import({ LedgerTable.class, EntryTags.class, EntryTextTable.class, LedgerSeals.class, Verifier.class,
			Witnesses.class, Rotation.class })
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JacksonAutoConfiguration.class })
	@EnableConfigurationProperties({ LedgerSettings.class, WitnessMailSettings.class })
	static class Beans {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

	/**
	 * Puts a new key in the place of the one that signs.
	 */
	static class Rotation {

		private final LedgerSeals seals;

		private final LedgerTable table;

		private final EntryTags tags;

		private final LedgerSettings settings;

		private final TransactionTemplate transaction;

		private final Clock clock;

		Rotation(LedgerSeals seals, LedgerTable table, EntryTags tags, LedgerSettings settings,
				PlatformTransactionManager transactions, Clock clock) {
			this.seals = seals;
			this.tags = tags;
			this.table = table;
			this.settings = settings;
			this.transaction = new TransactionTemplate(transactions);
			this.clock = clock;
		}

		/**
		 * Makes a key, has the old one vouch for it, and keeps it in the key file.
		 * @param lost whether the old one is gone: then nobody vouches, and witnesses are
		 * all that shows that the ledger before is the same
		 */
		String rotate(boolean lost) {
			Path file = this.settings.keyPath();
			Path draft = file.resolveSibling(file.getFileName() + ".next");
			PublicSigningKey fresh = this.transaction.execute((status) -> register(lost, file, draft));
			try {
				Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (IOException ex) {
				throw new IllegalStateException("The new key is registered: move " + draft + " to " + file, ex);
			}
			return CanonicalJson.of(Map.of("key", fresh.id(), "file", file.toAbsolutePath().toString()));
		}

		private PublicSigningKey register(boolean lost, Path file, Path draft) {
			this.seals.lock();
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
			SigningKey old = lost ? null : SigningKey.read(file);
			SigningKey fresh = (old != null) ? SigningKey.generate(old.known(), old.tags())
					: SigningKey.generate(this.seals.keys(), TagKey.generate(this.seals.entered()));
			fresh.write(draft);
			this.tags.use(fresh.tags());
			if (old != null) {
				this.seals.insertKey(fresh.open(), now, old.open(), old.sign(fresh.open().encoded()));
			}
			else {
				this.seals.insertKey(fresh.open(), now);
			}
			this.table.insert(List.of(new Auditable(now, UserId.SYSTEM, "ledger.key.changed", "ledger", null,
					lost ? "The ledger has a new key, since the old one was lost" : "The ledger has a new key",
					Map.of("key", fresh.open().id(), "lost", lost), null)));
			return fresh.open();
		}

	}

}
