package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The application in a process of its own, so that it can be killed as a power cut would
 * and started again on the same database file.
 */
public final class ApplicationProcess implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(3);

	private final Path folder;

	private final int port;

	private final List<String> more;

	private Process process;

	/**
	 * Starts it on an embedded database below a folder.
	 * @param folder where the database and the log are kept
	 * @param more further settings, as {@code --name=value}
	 */
	public ApplicationProcess(Path folder, String... more) {
		this.folder = folder;
		this.port = freePort();
		this.more = List.of(more);
		start();
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
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), "io.callcraft.CallcraftApplication",
				"--spring.profiles.active=embedded", "--server.port=" + this.port,
				"--spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("callcraft")
						+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
				"--spring.datasource.username=sa", "--callcraft.admin.user=admin",
				"--callcraft.admin.password=" + Api.PASSWORD,
				"--callcraft.policies.folder=" + Path.of("").toAbsolutePath(),
				"--callcraft.ledger.key-file=" + this.folder.resolve("ledger.key"),
				"--callcraft.ledger.witness-file=" + this.folder.resolve("ledger.heads"),
				"--callcraft.program.started-on=2026-01-05"));
		command.addAll(this.more);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("application.log").toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Api.await("the application answers; its log is " + this.folder.resolve("application.log"), START,
				this::isReady);
	}

	@Override
	public void close() {
		kill();
	}

	private boolean isReady() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(
					"The application ended; its log is " + this.folder.resolve("application.log"));
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
