package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.callcraft.hiring.EvidenceMethod.ASSESSMENT;
import static io.callcraft.hiring.EvidenceMethod.INTERVIEW;
import static io.callcraft.hiring.EvidenceMethod.REFERENCE;
import static io.callcraft.hiring.EvidenceMethod.SIMULATION;

/**
 * The target that a new profile opens with: competency 35, character 30, career 20,
 * culture 15 percent, so that what a team happens to be like counts least.
 */
final class ShippedTarget {

	static final TargetProfile.Target TARGET = new TargetProfile.Target(
			Map.of(FourC.COMPETENCY, 35, FourC.CHARACTER, 30, FourC.CAREER, 20, FourC.CULTURE, 15), wanted());

	private ShippedTarget() {
	}

	private static List<WantedTrait> wanted() {
		List<WantedTrait> wanted = new ArrayList<>();
		for (Trait talent : List.of(Trait.LEADS, Trait.VERSATILE, Trait.BUILDS_RELATIONSHIPS, Trait.PERSUASIVE,
				Trait.SENSITIVE)) {
			wanted.add(new WantedTrait(talent, 4, Set.of(INTERVIEW, SIMULATION), 2, true));
		}
		for (Trait skill : List.of(Trait.TRANSITION, Trait.OPEN_UP, Trait.BUILD_VALUE, Trait.VERBAL_CLUES)) {
			wanted.add(new WantedTrait(skill, 3, Set.of(SIMULATION), 1, false));
		}
		wanted.add(new WantedTrait(Trait.SYSTEMS, 3, Set.of(ASSESSMENT), 1, false));
		wanted.add(new WantedTrait(Trait.OBLIGATIONS, 3, Set.of(ASSESSMENT), 1, false));
		wanted.add(new WantedTrait(Trait.HONESTY, 4, Set.of(INTERVIEW, REFERENCE), 2, true));
		wanted.add(new WantedTrait(Trait.WORK_ETHIC, 4, Set.of(INTERVIEW, REFERENCE), 2, false));
		wanted.add(new WantedTrait(Trait.WILL_TO_LEARN, 4, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.CONFIDENCE, 3, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.OWNS_MISTAKES, 4, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.GOALS, 3, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.MANY_CALLS, 3, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.VIEW_OF_SERVICE, 4, Set.of(INTERVIEW), 2, false));
		wanted.add(new WantedTrait(Trait.FLEXIBILITY, 3, Set.of(INTERVIEW), 2, false));
		return wanted;
	}

}
