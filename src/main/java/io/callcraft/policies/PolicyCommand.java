package io.callcraft.policies;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks policies from the command line, for a pipeline that keeps them in version
 * control: {@code java -jar callcraft.jar policies check rules processes}. Needs no
 * database and starts no server.
 */
public final class PolicyCommand {

	private static final int SOUND = 0;

	private static final int FAULTY = 1;

	private static final int MISUSED = 2;

	private static final String USAGE = "Usage: policies check [--json] rules processes";

	private PolicyCommand() {
	}

	/** Whether the arguments are for this command. */
	public static boolean isMeant(String[] arguments) {
		return arguments.length > 0 && arguments[0].equals("policies");
	}

	/**
	 * Checks the folders named.
	 * @param application the application, whose vocabularies, forms and deciders count
	 * @return what the process ends with: 0 when they are sound, warnings or not; 1 when
	 * there is an error; 2 when they cannot be read
	 */
	public static int run(Class<?> application, String[] arguments, PrintStream out) {
		List<String> given = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
		boolean json = given.remove("--json");
		if (given.size() < 2 || !given.get(0).equals("check")) {
			out.println(USAGE);
			return MISUSED;
		}
		try {
			FolderReading reading = read(given.subList(1, given.size()));
			List<PolicyProblem> problems = reading.problems().isEmpty() ? check(application, reading.files())
					: reading.problems();
			out.print(json ? JsonMapper.builder().build().writeValueAsString(problems) + "\n" : lines(problems));
			return problems.stream().anyMatch(PolicyProblem::isError) ? FAULTY : SOUND;
		}
		catch (IOException ex) {
			out.println("Cannot be read: " + ex.getMessage());
			return MISUSED;
		}
	}

	/** The folders must lie side by side, as rules and workflows are one whole. */
	private static FolderReading read(List<String> folders) throws IOException {
		Path root = null;
		for (String folder : folders) {
			Path path = Path.of(folder).toAbsolutePath().normalize();
			if (root != null && !root.equals(path.getParent())) {
				throw new IOException("rules and processes do not lie in one folder");
			}
			root = path.getParent();
		}
		if (root == null) {
			throw new IOException("no folder is named");
		}
		PolicyFolder folder = new PolicyFolder(root);
		var paths = folder.look().keySet();
		if (paths.isEmpty()) {
			throw new IOException("there is neither rules nor processes in " + root);
		}
		return folder.read(paths);
	}

	/**
	 * Everything that a running center checks, with its forms and deciders: on a database
	 * in memory, without a server.
	 */
	private static List<PolicyProblem> check(Class<?> application, PolicyFiles files) {
		SpringApplicationBuilder quiet = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.profiles("check")
			.properties("logging.level.root=off", "callcraft.policies.folder=", "callcraft.program.workers=0",
					"spring.datasource.url=jdbc:h2:mem:check;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
					"spring.main.lazy-initialization=true");
		try (ConfigurableApplicationContext context = quiet.run()) {
			return context.getBean(Checks.class).check(files).problems();
		}
	}

	private static String lines(List<PolicyProblem> problems) {
		StringBuilder lines = new StringBuilder();
		problems.forEach((problem) -> lines.append(problem.severity().name().toLowerCase(Locale.ROOT))
			.append(' ')
			.append(problem)
			.append('\n'));
		long errors = problems.stream().filter(PolicyProblem::isError).count();
		return lines.append(errors)
			.append(" errors, ")
			.append(problems.size() - errors)
			.append(" warnings\n")
			.toString();
	}

}
