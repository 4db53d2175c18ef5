package io.callcraft.policies.web;

import java.util.List;
import java.util.Map;

import io.callcraft.decisions.DecisionDescription.Field;
import io.callcraft.decisions.DecisionDescription.Term;
import io.callcraft.decisions.DecisionWords;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is filled in becomes a scenario as somebody would write it.
 */
class ScenarioFormTests {

	private static final DecisionWords WORDS = new DecisionWords("escalation", List.of(new Term("Standing",
			List.of(new Field("rep", "RepId"), new Field("milestone", "Milestone"), new Field("rate", "Rate"),
					new Field("evidence", "double"), new Field("grace", "boolean"), new Field("tags", "List<String>")),
			List.of(), List.of())),
			List.of(new Term("Enter", List.of(new Field("reason", "String")), List.of(), List.of())),
			List.of(new Term("Rate", List.of(new Field("met", "int"), new Field("observed", "int")), List.of("value"),
					List.of()), new Term("RepId", List.of(new Field("value", "String")), List.of(), List.of()),
					new Term("Milestone", List.of(), List.of(), List.of("LEAD", "DISCOVERY"))),
			List.of(), List.of(), List.of("A \"rule\""));

	@Test
	void the_fields_of_a_fact_are_asked_for_those_within_it_too() {
		assertThat(ScenarioForm.questions("Standing", WORDS)).extracting(ScenarioForm.Question::path)
			.containsExactly("rep", "milestone", "rate.met", "rate.observed", "evidence", "grace", "tags");
		assertThat(ScenarioForm.questions("Standing", WORDS).get(1).choices()).containsExactly("LEAD", "DISCOVERY");
		assertThat(ScenarioForm.questions("Standing", WORDS).get(5).choices()).containsExactly("true", "false");
	}

	@Test
	void what_is_filled_in_is_written_and_what_is_empty_is_not_said() {
		ScenarioForm scenario = ScenarioForm.of(form(Map.of("sentence", "It says \"no\"", "given.0.type", "Standing",
				"given.0.rep", "r-001", "given.0.milestone", "LEAD", "given.0.rate.met", "20", "given.0.rate.observed",
				"60", "given.0.evidence", "6.8", "given.0.tags", "new, low", "fires", "A \"rule\"")));

		assertThat(scenario.yaml(WORDS)).isEqualTo(
				"""
						- scenario: "It says \\"no\\""
						  given:
						    - { type: Standing, rep: "r-001", milestone: LEAD, rate: { met: 20, observed: 60 }, evidence: 6.8, tags: [ "new", "low" ] }
						  expect: none
						  fires: [ "A \\"rule\\"" ]
						""");
	}

	@Test
	void a_figure_that_is_no_number_is_named_with_its_field() {
		ScenarioForm scenario = ScenarioForm
			.of(form(Map.of("given.3.type", "Standing", "given.3.evidence", "6.8 }, { type: Enter")));

		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> scenario.yaml(WORDS))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(FieldProblem::field)
				.containsExactly("sentence", "given.0.evidence"));
	}

	@Test
	void facts_and_verdicts_are_added_and_left_out_again() {
		MultiValueMap<String, String> form = form(Map.of("givenType", "Standing", "expectType", "Enter"));

		ScenarioForm scenario = ScenarioForm.of(form).with("add-given", form).with("add-expect", form);

		assertThat(scenario.given()).extracting(ScenarioForm.Entry::type).containsExactly("Standing");
		assertThat(scenario.expect()).extracting(ScenarioForm.Entry::type).containsExactly("Enter");
		assertThat(scenario.with("drop-expect-0", form).expect()).isEmpty();
	}

	private static MultiValueMap<String, String> form(Map<String, String> values) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		values.forEach(form::add);
		return form;
	}

}
