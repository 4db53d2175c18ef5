package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application in a process of its own, so that it can be killed as a power cut would
 * and started again on the same database.
 */
public final class ApplicationProcess implements AutoCloseable {

	private static final int LINES = 40;

	private static final Duration START = Duration.ofMinutes(5);

	private final Path folder;

	private final int port;

	private final String url;

	private final String user;

	private final String password;

	private final List<String> more;

	private Process process;

	/**
	 * Starts it on an embedded database below a folder.
	 * @param folder where the database and the log are kept
	 * @param more further settings, as {@code --name=value}
	 */
	public ApplicationProcess(Path folder, String... more) {
		this(folder, "jdbc:h2:file:" + folder.resolve("callcraft")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
				"sa", "", more);
	}

	/**
	 * Starts it on a MySQL database, which several may share as the nodes of one center.
	 * @param folder where the log is kept
	 * @param more further settings, as {@code --name=value}
	 */
	public ApplicationProcess(Path folder, TestDatabase database, String... more) {
		this(folder, database.getJdbcUrl(), database.getUsername(), database.getPassword(), more);
	}

	private ApplicationProcess(Path folder, String url, String user, String password, String... more) {
		this.folder = folder;
		this.url = url;
		this.user = user;
		this.password = password;
		this.port = freePort();
		this.more = List.of(more);
		start();
	}

	/** Its database, for a look at what is there; embedded, only while it is killed. */
	public DataSource database() {
		return new DriverManagerDataSource(this.url, this.user, this.password);
	}

	public String base() {
		return "http://127.0.0.1:" + this.port;
	}

	/** The processor time that it has used so far. */
	public Duration processorTime() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	/** Kills it without any warning (SIGKILL) and waits until it is gone. */
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

	/** Starts it again where the last one was killed. */
	public void start() {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
						System.getProperty("java.class.path"), "io.callcraft.CallcraftApplication"));
		settings().stream().filter((setting) -> !isReplaced(setting)).forEach(command::add);
		command.addAll(this.more);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try {
			Api.await("the application answers", START, this::isReady);
		}
		catch (AssertionError | RuntimeException ex) {
			kill();
			throw new IllegalStateException("The application does not run; its log ends with\n" + endOfLog(), ex);
		}
	}

	private List<String> settings() {
		return List.of("--spring.profiles.active=embedded", "--server.port=" + this.port,
				"--spring.datasource.url=" + this.url, "--spring.datasource.username=" + this.user,
				"--spring.datasource.password=" + this.password, "--callcraft.admin.user=admin",
				"--callcraft.admin.password=" + Api.PASSWORD, "--callcraft.program.started-on=2026-01-05",
				"--callcraft.policies.folder=" + Path.of("").toAbsolutePath(),
				"--callcraft.ledger.key-file=" + this.folder.resolve("ledger.key"),
				"--callcraft.ledger.witness-file=" + this.folder.resolve("ledger.heads"),
				// many at once on a busy machine wait for a connection
				"--spring.datasource.hikari.connection-timeout=30000");
	}

	private boolean isReplaced(String setting) {
		String name = setting.substring(0, setting.indexOf('=') + 1);
		return this.more.stream().anyMatch((other) -> other.startsWith(name));
	}

	private String endOfLog() {
		try {
			List<String> lines = Files.readAllLines(log());
			return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path log() {
		return this.folder.resolve("application.log");
	}

	@Override
	public void close() {
		kill();
	}

	private boolean isReady() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The application ended");
		}
		try {
			return Api.of(base(), "admin").get("/api/releases/live").status() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
