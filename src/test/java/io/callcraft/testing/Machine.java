package io.callcraft.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The machine that the tests run on: what it is, and the commands it runs for them.
 */
final class Machine {

	private static final Path DEBIAN_KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

	private Machine() {
	}

	/**
	 * Whether packages can be fetched from Debian's archive.
	 */
	static boolean isDebian() {
		return Files.exists(DEBIAN_KEYRING) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
	}

	static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	/**
	 * Installs a Debian package; only root can.
	 */
	static void install(String debianPackage) {
		run("apt-get", "-qq", "-o", "Acquire::Retries=5", "update");
		run("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "-o", "Acquire::Retries=5",
				"--no-install-recommends", "install", debianPackage);
	}

	/**
	 * Runs a command to its end, its output in the build's log, and fails where it fails.
	 */
	static void run(String... command) {
		// not inheritIO: Surefire talks to its forked JVM over the native output stream
		if (output(System.out::println, command).isEmpty()) {
			throw new IllegalStateException("Failed: " + String.join(" ", command));
		}
	}

	/**
	 * What a command printed, or empty where it cannot be run or fails.
	 */
	static Optional<String> outputOf(String... command) {
		return output((line) -> {
		}, command);
	}

	private static Optional<String> output(Consumer<String> listener, String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output;
			try (BufferedReader reader = process.inputReader()) {
				output = reader.lines().peek(listener).collect(Collectors.joining("\n"));
			}
			return (process.waitFor() == 0) ? Optional.of(output) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while running " + String.join(" ", command), ex);
		}
	}

}
