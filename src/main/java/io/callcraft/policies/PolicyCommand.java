package io.callcraft.policies;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.callcraft.decisions.Compilation;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.program.ErrorRates;
import io.callcraft.program.SimulatedCenter;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.Rate;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks policies from the command line, for a pipeline that keeps them in version
 * control, or shows how often their rules would be wrong about people:
 * {@code java -jar callcraft.jar policies check rules processes}. Needs no database and
 * starts no server.
 */
public final class PolicyCommand {

	private static final int SOUND = 0;

	private static final int FAULTY = 1;

	private static final int MISUSED = 2;

	private static final String USAGE = "Usage: policies check [--json] rules processes\n"
			+ "       policies error-rates [--json] [--reps=2000] rules processes";

	private static final int REPS = 2_000;

	private PolicyCommand() {
	}

	/** Whether the arguments are for this command. */
	public static boolean isMeant(String[] arguments) {
		return arguments.length > 0 && arguments[0].equals("policies");
	}

	/**
	 * Checks the folders named, or tries their rules on a simulated center.
	 * @param application the application, whose vocabularies, forms and deciders count
	 * @return what the process ends with: 0 when they are sound, warnings or not; 1 when
	 * there is an error or the rules are wrong too often; 2 when they cannot be read
	 */
	public static int run(Class<?> application, String[] arguments, PrintStream out) {
		List<String> given = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
		boolean json = given.remove("--json");
		int reps = reps(given);
		if (given.size() < 2 || reps < 1 || !List.of("check", "error-rates").contains(given.get(0))) {
			out.println(USAGE);
			return MISUSED;
		}
		try {
			FolderReading reading = read(given.subList(1, given.size()));
			if (given.get(0).equals("error-rates") && reading.problems().isEmpty()) {
				return errorRates(application, reading.files(), reps, json, out);
			}
			return tell(reading.problems().isEmpty() ? check(application, reading.files()) : reading.problems(), json,
					out);
		}
		catch (IOException ex) {
			out.println("Cannot be read: " + ex.getMessage());
			return MISUSED;
		}
	}

	/** How many reps to simulate; 0 when what was given is no number. */
	private static int reps(List<String> given) {
		String option = given.stream().filter((argument) -> argument.startsWith("--reps=")).findFirst().orElse("");
		given.remove(option);
		String number = option.isEmpty() ? String.valueOf(REPS) : option.substring("--reps=".length());
		return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
	}

	private static int tell(List<PolicyProblem> problems, boolean json, PrintStream out) {
		out.print(json ? JsonMapper.builder().build().writeValueAsString(problems) + "\n" : lines(problems));
		return problems.stream().anyMatch(PolicyProblem::isError) ? FAULTY : SOUND;
	}

	/** Needs the rules alone; what is wrong with them is told instead. */
	private static int errorRates(Class<?> application, PolicyFiles files, int reps, boolean json, PrintStream out) {
		return quietly(application, (context) -> {
			Compilation compilation = context.getBean(Decisions.class).compile(files);
			Release release = compilation.release();
			if (release == null) {
				return tell(compilation.problems(), json, out);
			}
			ErrorRates rates = SimulatedCenter.errorRates(release, reps);
			out.print(json ? JsonMapper.builder().build().writeValueAsString(rates) + "\n" : lines(rates));
			return (rates.isFair() && rates.weak().stream().allMatch(ErrorRates.Weak::isEnough)) ? SOUND : FAULTY;
		});
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
		return quietly(application, (context) -> context.getBean(Checks.class).check(files).problems());
	}

	private static <T> T quietly(Class<?> application, Function<ConfigurableApplicationContext, T> work) {
		SpringApplicationBuilder quiet = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.profiles("check")
			.properties("logging.level.root=off", "callcraft.policies.folder=", "callcraft.program.workers=0",
					"spring.datasource.url=jdbc:h2:mem:check;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
					"spring.main.lazy-initialization=true");
		try (ConfigurableApplicationContext context = quiet.run()) {
			return work.apply(context);
		}
	}

	private static String lines(ErrorRates rates) {
		StringBuilder lines = new StringBuilder();
		lines.append(line("at every target, entered within " + ErrorRates.BLAMELESS_CALLS + " calls", rates.blameless(),
				"at most 1 %", rates.isFair()));
		rates.weak()
			.forEach((weak) -> lines.append(line(
					String.format(Locale.ROOT, "%s at %.0f %% instead of %.0f %%, found within %d calls",
							weak.milestone().key(), weak.actual() * 100, weak.target() * 100, ErrorRates.WEAK_CALLS),
					weak.found(), "at least 80 %", weak.isEnough())));
		return lines.toString();
	}

	private static String line(String what, Rate rate, String bar, boolean holds) {
		return String.format(Locale.ROOT, "%s: %d of %d = %.2f %% (95 %%: %.2f to %.2f), %s: %s%n", what, rate.met(),
				rate.observed(), rate.getValue() * 100, rate.getLower95() * 100, rate.getUpper95() * 100, bar,
				holds ? "holds" : "does not hold");
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
