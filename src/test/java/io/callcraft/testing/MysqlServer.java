package io.callcraft.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/**
 * The real MySQL that integration tests talk to: one per JVM, the first of these that can
 * be had.
 * <ol>
 * <li>{@code url}: what {@code TEST_DB_URL}, {@code TEST_DB_USER} and
 * {@code TEST_DB_PASSWORD} name;</li>
 * <li>{@code testcontainers}: a container, where a Docker engine answers;</li>
 * <li>{@code process}: a private process of a mysqld on the machine.</li>
 * </ol>
 *
 * @param path which of the three it is
 * @param url a JDBC URL of this server, with a database
 * @param user who may create databases
 * @param password of the user, may be empty
 */
record MysqlServer(String path, String url, String user, String password) {

	/**
	 * Speed at the price of durability, which no test needs, and connections for all the
	 * Spring contexts that the test framework keeps.
	 */
	static final List<String> OPTIONS = List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
			"--max-connections=500", "--innodb-buffer-pool-size=512M");

	/**
	 * As in the product's own URLs: a batch goes out as one statement, the server parses
	 * a statement once a connection, and both ends of the wire think in UTC.
	 */
	private static final List<String> PARAMETERS = List.of("rewriteBatchedStatements=true", "useLocalSessionState=true",
			"useServerPrepStmts=true", "cachePrepStmts=true", "prepStmtCacheSize=250", "prepStmtCacheSqlLimit=4096",
			"connectionTimeZone=UTC", "forceConnectionTimeZoneToSession=true");

	MysqlServer {
		if (!url.startsWith("jdbc:mysql:")) {
			throw new IllegalArgumentException("url: not a jdbc:mysql: URL, but " + url);
		}
		for (String parameter : PARAMETERS) {
			if (!url.contains(parameter.substring(0, parameter.indexOf('=') + 1))) {
				url += (url.contains("?") ? "&" : "?") + parameter;
			}
		}
	}

	/**
	 * Finds or starts a server; whoever calls it keeps it for the life of the JVM.
	 */
	static MysqlServer find() {
		Map<String, String> environment = System.getenv();
		if (environment.containsKey("TEST_DB_URL")) {
			return new MysqlServer("url", environment.get("TEST_DB_URL"),
					environment.getOrDefault("TEST_DB_USER", "root"), environment.getOrDefault("TEST_DB_PASSWORD", ""));
		}
		if (DockerClientFactory.instance().isDockerAvailable()) {
			return container().withNewDatabase("callcraft");
		}
		return MysqlProcess.start().withNewDatabase("callcraft");
	}

	private static MysqlServer container() {
		// root, since the container's plain user may create no databases; stopped by
		// Testcontainers
		MySQLContainer mysql = new MySQLContainer("mysql:9.7").withUsername("root")
			.withCommand(OPTIONS.toArray(String[]::new))
			.withTmpFs(Map.of("/var/lib/mysql", "rw"));
		mysql.start();
		return new MysqlServer("testcontainers", mysql.getJdbcUrl(), mysql.getUsername(), mysql.getPassword());
	}

	/**
	 * Creates an empty database whose ids differ by case, as the product's do.
	 * @return this server, its URL leading to the new database
	 */
	MysqlServer withNewDatabase(String name) {
		execute("create database `" + name + "` character set utf8mb4 collate utf8mb4_0900_bin");
		return new MysqlServer(this.path, this.url.replaceFirst("(//[^/?]+)(/[^?]*)?", "$1/" + name), this.user,
				this.password);
	}

	void dropDatabase(String name) {
		execute("drop database if exists `" + name + "`");
	}

	private void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test database " + this.url + " refused: " + sql, ex);
		}
	}

}
