package io.callcraft.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.callcraft.testing.Api;
import io.callcraft.testing.KilledCompletions;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@link KilledCompletions} three times on each database, unless
 * {@code -Dcallcraft.kill.rounds} says otherwise, in the workflow and the ledger alone,
 * which start quickly; the whole application is killed among the benchmarks.
 */
class KilledWorkflowIntegrationTests {

	private static final int ROUNDS = Integer.getInteger("callcraft.kill.rounds", 3);

	@TempDir
	private Path folder;

	@Test
	void on_h2_nothing_answered_is_lost_and_nothing_done_twice() throws Exception {
		kill("H2", "jdbc:h2:file:" + this.folder.resolve("killed")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
				"sa", "");
	}

	@Test
	void on_mysql_nothing_answered_is_lost_and_nothing_done_twice() throws Exception {
		TestDatabase database = TestDatabase.fresh("killed");
		kill("MySQL", database.getJdbcUrl(), database.getUsername(), database.getPassword());
	}

	private void kill(String name, String url, String user, String password) throws Exception {
		Server server = new Server(this.folder, new DriverManagerDataSource(url, user, password));
		try {
			server.start();
			Map<String, String> waiting = new TreeMap<>();
			server.post("").lines().forEach((line) -> waiting.put(line.split(" ")[0], line.split(" ")[1]));
			KilledCompletions.in(server, name, waiting, ROUNDS);
		}
		finally {
			server.kill();
		}
	}

	/** A {@link CompletionServer} on a database. */
	private static final class Server implements KilledCompletions.Center {

		private static final HttpClient CLIENT = HttpClient.newHttpClient();

		private final Path folder;

		private final DriverManagerDataSource database;

		private Process process;

		private URI base;

		Server(Path folder, DriverManagerDataSource database) {
			this.folder = folder;
			this.database = database;
		}

		@Override
		public void start() {
			Path port = this.folder.resolve("port");
			// compiled once and briefly: it does not live long enough for more
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
							"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
							CompletionServer.class.getName(), port.toString()));
			command.addAll(List.of("--spring.datasource.url=" + this.database.getUrl(),
					"--spring.datasource.username=" + this.database.getUsername(),
					"--spring.datasource.password=" + this.database.getPassword(),
					"--spring.datasource.hikari.connection-timeout=30000",
					"--callcraft.ledger.key-file=" + this.folder.resolve("ledger.key"),
					"--callcraft.ledger.witness-file=" + this.folder.resolve("ledger.heads")));
			Path log = this.folder.resolve("log");
			try {
				Files.deleteIfExists(port);
				this.process = new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
					.start();
				Api.await("the server answers", Duration.ofMinutes(3), () -> {
					if (!this.process.isAlive()) {
						throw new IllegalStateException("The server ended: " + read(log));
					}
					return Files.exists(port);
				});
				this.base = URI.create("http://127.0.0.1:" + read(port) + "/");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static String read(Path file) {
			try {
				return Files.readString(file);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public Optional<String> complete(String task) {
			HttpResponse<String> answer = send(task);
			return (answer.statusCode() == 503) ? Optional.empty() : Optional.of(body(answer));
		}

		String post(String path) {
			return body(send(path));
		}

		private static String body(HttpResponse<String> answer) {
			if (answer.statusCode() != 200) {
				throw new AssertionError(answer.body());
			}
			return answer.body();
		}

		private HttpResponse<String> send(String path) {
			HttpRequest request = HttpRequest.newBuilder(this.base.resolve(path))
				.timeout(Duration.ofMinutes(2))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build();
			try {
				return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void kill() {
			this.process.destroyForcibly();
			try {
				this.process.waitFor(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public DataSource database() {
			return this.database;
		}

	}

}
