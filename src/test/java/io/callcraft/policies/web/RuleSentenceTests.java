package io.callcraft.policies.web;

import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RuleSentenceTests {

	@Test
	void the_rules_of_a_decision_are_listed_with_their_lines() {
		PolicyFiles files = PolicyFiles.of(Map.of("rules/escalation/entry.drl",
				"// why\n\nrule \"A rate alone opens nothing\"\nwhen\nthen\nend\nrule \"It says \\\"no\\\"\"\nend\n",
				"rules/escalation/README.md", "rule \"not one\"", "rules/diagnosis/matrix.csv", "RuleSet,diagnosis",
				"processes/x.bpmn", "<x/>"));

		Map<String, ?> decisions = RuleSentence.byDecision(files);

		assertThat(decisions.get("escalation")).isEqualTo(
				java.util.List.of(new RuleSentence("A rate alone opens nothing", "rules/escalation/entry.drl", 3),
						new RuleSentence("It says \"no\"", "rules/escalation/entry.drl", 7)));
		assertThat(decisions.get("diagnosis")).isEqualTo(
				java.util.List.of(new RuleSentence("Decision table matrix.csv", "rules/diagnosis/matrix.csv", 1)));
		assertThat(decisions).hasSize(2);
	}

}
