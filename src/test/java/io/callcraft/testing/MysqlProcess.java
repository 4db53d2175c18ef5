package io.callcraft.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A mysqld of the tests' own, on a free loopback port with a data folder that goes when
 * the JVM does.
 */
final class MysqlProcess {

	private static final String SCRIPTS = Path.of("docker", "mysql").toAbsolutePath() + "/";

	private static final List<String> PLACES = List.of(SCRIPTS + "mysqld-unpacked.sh", "mysqld", "/usr/sbin/mysqld",
			"/usr/local/mysql/bin/mysqld", "/opt/homebrew/bin/mysqld");

	private final Path folder;

	private final List<String> command;

	private MysqlProcess(String mysqld, Path folder) {
		this.folder = folder;
		this.command = new ArrayList<>(
				List.of(mysqld, "--no-defaults", "--datadir=" + folder.resolve("data"), "--log-error-verbosity=1"));
		if (Machine.isRoot()) {
			// mysqld refuses to run as root unless told that it is meant
			this.command.add("--user=root");
		}
	}

	/**
	 * Starts the mysqld of this machine; on Debian a machine without one gets one
	 * unpacked.
	 */
	static MysqlServer start() {
		String mysqld = onTheMachine();
		if (mysqld.isEmpty() && Machine.isDebian()) {
			Machine.run(SCRIPTS + "get-mysql.sh");
			mysqld = onTheMachine();
		}
		if (mysqld.isEmpty()) {
			throw new IllegalStateException("Integration tests need a MySQL 9.7: start a Docker engine, or install"
					+ " mysqld, or name a server in TEST_DB_URL, TEST_DB_USER and TEST_DB_PASSWORD");
		}
		try {
			return new MysqlProcess(mysqld, Files.createTempDirectory("callcraft-mysql")).initializeAndRun();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while starting " + mysqld, ex);
		}
	}

	/**
	 * The first mysqld that runs and is MySQL's, since MariaDB installs one of that name.
	 */
	private static String onTheMachine() {
		return PLACES.stream()
			.filter((mysqld) -> Machine.outputOf(mysqld, "--no-defaults", "--version")
				.filter((version) -> !version.contains("MariaDB"))
				.isPresent())
			.findFirst()
			.orElse("");
	}

	private MysqlServer initializeAndRun() throws IOException, InterruptedException {
		Process initialize = process(List.of("--initialize-insecure"));
		if (initialize.waitFor() != 0) {
			throw failed();
		}
		int port = freePort();
		List<String> options = new ArrayList<>(MysqlServer.OPTIONS);
		options
			.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--socket=" + this.folder.resolve("socket"),
					"--pid-file=" + this.folder.resolve("pid"), "--mysqlx=OFF", "--secure-file-priv=NULL"));
		Process server = process(options);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
		String url = "jdbc:mysql://127.0.0.1:" + port + "/mysql";
		while (!answers(url)) {
			if (!server.isAlive()) {
				throw failed();
			}
			Thread.sleep(100);
		}
		return new MysqlServer("process", url, "root", "");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private Process process(List<String> options) throws IOException {
		List<String> all = new ArrayList<>(this.command);
		all.addAll(options);
		File log = log().toFile();
		return new ProcessBuilder(all).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
			.start();
	}

	private Path log() {
		return this.folder.resolve("log");
	}

	private IllegalStateException failed() throws IOException {
		return new IllegalStateException(this.command.get(0) + " did not start:\n" + Files.readString(log()));
	}

	private static boolean answers(String url) {
		try (Connection connection = DriverManager.getConnection(url, "root", "")) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void stop(Process server) {
		server.destroy();
		try (Stream<Path> files = server.waitFor(20, TimeUnit.SECONDS) ? Files.walk(this.folder) : Stream.empty()) {
			files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
		}
		catch (IOException | InterruptedException ex) {
			System.err.println("Could not remove " + this.folder + ": " + ex);
		}
	}

}
