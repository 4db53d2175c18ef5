package io.callcraft.policies;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "rules/escalation/entry.drl", "rules/README.md", "processes/staged-escalation.bpmn",
			"rules/diagnosis/Matrix (2).csv", "rules/überprüfung/x.drl", "rules/2026/7.drl" })
	void a_file_below_rules_or_processes_is_a_policy(String path) {
		assertThat(PolicyPath.problem(path)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rules", "rules/", "/rules/x.drl", "rules//x.drl", "rules/../x.drl", "rules/./x.drl",
			"../rules/x.drl", "src/x.drl", "rules\\x.drl", "rules/a\\b.drl", "rules/x\n.drl", "rules/.hidden",
			"rules/x.drl~", "Rules/x.drl" })
	void anything_else_is_not(String path) {
		assertThat(PolicyPath.problem(path)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(ints = 255)
	void a_path_may_be_long_but_not_endless(int longest) {
		String path = "rules/" + "x".repeat(longest - 6);

		assertThat(PolicyPath.problem(path)).isEmpty();
		assertThat(PolicyPath.problem(path + "x")).isPresent();
	}

}
