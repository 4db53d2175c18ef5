package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a target has to be before candidates are looked at by it.
 */
class TargetCheckTests {

	private static final WantedTrait TALENT = new WantedTrait(Trait.LEADS, 4, Set.of(EvidenceMethod.INTERVIEW), 1,
			false);

	private static final Map<FourC, Integer> ALL = Map.of(FourC.COMPETENCY, 100);

	@Test
	void the_shipped_target_is_one() {
		assertThatCode(() -> TargetCheck.require(ShippedTarget.TARGET)).doesNotThrowAnyException();
	}

	@Test
	void weights_are_a_hundred_in_all() {
		assertThat(refused(Map.of(FourC.COMPETENCY, 99), TALENT)).containsExactly("weights");
		assertThat(refused(Map.of(FourC.COMPETENCY, 101), TALENT)).containsExactly("weights");
	}

	@Test
	void what_counts_is_wanted_and_what_is_wanted_counts() {
		assertThat(refused(Map.of(FourC.COMPETENCY, 60, FourC.CULTURE, 40), TALENT)).containsExactly("weights.CULTURE");
		assertThat(refused(ALL, TALENT, of(Trait.VALUES))).containsExactly("weights.CULTURE");
	}

	@Test
	void somebody_is_hired_for_a_talent() {
		assertThat(refused(ALL, of(Trait.TRANSITION))).containsExactly("wanted");
	}

	@Test
	void facts_about_the_job_are_told_and_never_scored() {
		assertThat(refused(new EnumMap<>(Map.of(FourC.COMPETENCY, 50, FourC.CAREER, 50)), TALENT, of(Trait.PAY)))
			.containsExactly("wanted.PAY.trait");
	}

	@Test
	void only_what_cannot_be_taught_or_honesty_blocks_and_never_by_one_look() {
		WantedTrait skill = new WantedTrait(Trait.TRANSITION, 3,
				Set.of(EvidenceMethod.SIMULATION, EvidenceMethod.ASSESSMENT), 1, true);
		WantedTrait oneLook = new WantedTrait(Trait.LEADS, 4, Set.of(EvidenceMethod.INTERVIEW), 2, true);

		assertThat(refused(ALL, TALENT, skill)).containsExactly("wanted.TRANSITION.blocks");
		assertThat(refused(ALL, oneLook)).containsExactly("wanted.LEADS.methods");
	}

	@Test
	void everything_that_is_wrong_is_said_at_once() {
		WantedTrait nothing = new WantedTrait(Trait.SENSITIVE, 6, Set.of(), 0, false);

		assertThat(refused(ALL, TALENT, TALENT, nothing)).containsExactlyInAnyOrder("wanted.SENSITIVE.level",
				"wanted.SENSITIVE.methods", "wanted.SENSITIVE.raters", "wanted.LEADS");
	}

	private static WantedTrait of(Trait trait) {
		return new WantedTrait(trait, 3, Set.of(EvidenceMethod.INTERVIEW), 1, false);
	}

	private static List<String> refused(Map<FourC, Integer> weights, WantedTrait... wanted) {
		List<WantedTrait> traits = new ArrayList<>(List.of(wanted));
		InvalidInput refusal = catchThrowableOfType(InvalidInput.class,
				() -> TargetCheck.require(new TargetProfile.Target(weights, traits)));
		return Stream.ofNullable(refusal).flatMap((ex) -> ex.problems().stream()).map(FieldProblem::field).toList();
	}

}
