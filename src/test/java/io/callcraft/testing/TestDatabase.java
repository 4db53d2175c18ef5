package io.callcraft.testing;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A MySQL database for integration tests, in place of the one that the settings name;
 * Flyway follows it. Import {@link Shared} or {@link Fresh}.
 * <p>
 * Which server it is on is chosen once per JVM, as {@code MysqlServer} says, and printed
 * as {@code TESTDB <path> <url>} for a build to assert. There is no path on which tests
 * are skipped.
 */
public final class TestDatabase implements JdbcConnectionDetails {

	private static @Nullable MysqlServer chosen;

	private final MysqlServer server;

	private TestDatabase(MysqlServer server) {
		this.server = server;
	}

	/**
	 * The database that all tests of this JVM share: quickest, for tests that look only
	 * at what they wrote themselves. On a server named by {@code TEST_DB_URL} it is the
	 * one in that URL.
	 */
	public static TestDatabase shared() {
		return new TestDatabase(server());
	}

	/**
	 * A new, empty database, for tests that count or need a clean slate.
	 * @param name what it is for, to recognise it in a server's list: letters, digits,
	 * underscores, at most 40; a random ending is added
	 */
	public static TestDatabase fresh(String name) {
		if (!name.matches("[A-Za-z0-9_]{1,40}")) {
			throw new IllegalArgumentException("name: 1 to 40 letters, digits or underscores, but was " + name);
		}
		String database = name + "_" + UUID.randomUUID().toString().substring(0, 8);
		MysqlServer server = server();
		if ("url".equals(server.path())) {
			// the other servers go with this JVM, that one stays and is not ours to fill
			Runtime.getRuntime().addShutdownHook(new Thread(() -> server.dropDatabase(database)));
		}
		return new TestDatabase(server.withNewDatabase(database));
	}

	/**
	 * The server of this JVM, looked for when the first test needs one.
	 */
	private static synchronized MysqlServer server() {
		if (chosen == null) {
			chosen = MysqlServer.find();
			// without its parameters, which may hold a password
			System.out.println("TESTDB " + chosen.path() + " " + chosen.url().replaceFirst("[?].*", ""));
		}
		return chosen;
	}

	@Override
	public String getJdbcUrl() {
		return this.server.url();
	}

	@Override
	public String getUsername() {
		return this.server.user();
	}

	@Override
	public String getPassword() {
		return this.server.password();
	}

	/**
	 * Puts a Spring context on the database that all tests share.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Shared {

		@Bean
		JdbcConnectionDetails testDatabase() {
			return shared();
		}

	}

	/**
	 * Gives every Spring context that imports it an empty database of its own.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Fresh {

		@Bean
		JdbcConnectionDetails testDatabase() {
			return fresh("context");
		}

	}

}
