package io.callcraft.policies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.callcraft.CallcraftApplication;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies checked from a pipeline.
 */
class PolicyCommandTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@Test
	void the_shipped_policies_are_sound() {
		Path folder = RunningCenter.policyFolder();

		assertThat(check("check", folder.resolve("rules").toString(), folder.resolve("processes").toString())).isZero();
		assertThat(said()).contains("0 errors");
	}

	@Test
	void an_error_is_told_with_its_place_to_people_and_machines() throws IOException {
		Path folder = RunningCenter.policyFolder();
		Path rule = folder.resolve("rules/escalation/thresholds.yaml");
		Files.writeString(rule, Files.readString(rule).replace("value: 6.7", "value: 4000"));

		assertThat(check("check", "--json", folder.resolve("rules").toString())).isEqualTo(1);

		JsonNode problem = JsonMapper.builder().build().readTree(said()).get(0);
		assertThat(problem.get("file").asString()).isEqualTo("rules/escalation/thresholds.yaml");
		assertThat(problem.get("line").asInt()).isPositive();
		assertThat(problem.get("severity").asString()).isEqualTo("ERROR");
		assertThat(problem.get("reason").asString()).contains("4000");
	}

	@Test
	void the_rules_are_tried_on_a_simulated_center() throws IOException {
		Path folder = RunningCenter.policyFolder();
		Path rule = folder.resolve("rules/escalation/thresholds.yaml");
		Files.writeString(rule, Files.readString(rule).replace("value: 6.7", "value: 15"));

		assertThat(check("error-rates", "--reps=5", folder.resolve("rules").toString())).isEqualTo(1);

		assertThat(said()).contains("at every target, entered within 500 calls: 0 of 5 = 0.00 %", "at most 1 %: holds",
				"discovery at 65 % instead of 80 %, found within 170 calls: ", "at least 80 %: does not hold");
	}

	@Test
	void a_pipeline_hears_of_it_by_the_exit_code_and_can_read_all_that_is_said() throws Exception {
		Path folder = RunningCenter.policyFolder();
		String rules = folder.resolve("rules").toString();
		Path rule = folder.resolve("rules/assessment/reach.drl");
		Files.writeString(rule, Files.readString(rule).replaceFirst("when", "when eval( System.exit(0) == null )"));

		assertThat(pipeline("check", "--json", rules, folder.resolve("processes").toString())).isEqualTo(1);
		assertThat(JsonMapper.builder().build().readTree(said()).valueStream()).isNotEmpty()
			.allSatisfy(
					(problem) -> assertThat(problem.get("file").asString()).isEqualTo("rules/assessment/reach.drl"));
		assertThat(pipeline("check", "nowhere/rules")).isEqualTo(2);
	}

	/** Runs the application as a pipeline would, in a process of its own. */
	private int pipeline(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
						System.getProperty("java.class.path"), CallcraftApplication.class.getName(), "policies"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		this.out.reset();
		process.getInputStream().transferTo(this.out);
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	@Test
	void what_cannot_be_read_is_another_matter_than_what_is_wrong() {
		assertThat(check()).isEqualTo(2);
		assertThat(said()).startsWith("Usage: policies check");
		assertThat(check("check", "nowhere/rules")).isEqualTo(2);
		assertThat(check("error-rates", "--reps=many", "rules")).isEqualTo(2);
	}

	private int check(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "policies";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return PolicyCommand.run(CallcraftApplication.class, all,
				new PrintStream(this.out, true, StandardCharsets.UTF_8));
	}

	private String said() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
