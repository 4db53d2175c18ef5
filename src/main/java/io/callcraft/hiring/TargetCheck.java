package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;

/**
 * Whether a target is one: all of it can count, and all that counts can be shown.
 */
final class TargetCheck {

	private static final int WHOLE = 100;

	private TargetCheck() {
	}

	/**
	 * Accepts a target or says everything that is wrong with it.
	 * @throws InvalidInput naming weights and traits
	 */
	static void require(TargetProfile.Target target) {
		List<FieldProblem> problems = new ArrayList<>();
		target.wanted().forEach((wanted) -> problems.addAll(wanted.problems()));
		int sum = 0;
		for (FourC four : FourC.values()) {
			int weight = target.weight(four);
			sum += weight;
			boolean shown = target.wanted().stream().anyMatch((each) -> each.trait().four() == four);
			if (weight < 0) {
				problems.add(new FieldProblem("weights." + four, weight + " is less than nothing"));
			}
			if (weight > 0 && !shown) {
				problems.add(new FieldProblem("weights." + four, "counts, but no trait of it is wanted"));
			}
			if (weight == 0 && shown) {
				problems.add(new FieldProblem("weights." + four, "counts for nothing, but traits of it are wanted"));
			}
		}
		if (sum != WHOLE) {
			problems.add(new FieldProblem("weights", "are " + sum + " in all: make them " + WHOLE));
		}
		Set<Trait> seen = EnumSet.noneOf(Trait.class);
		target.wanted()
			.stream()
			.map(WantedTrait::trait)
			.filter((trait) -> !seen.add(trait))
			.forEach((trait) -> problems.add(new FieldProblem("wanted." + trait, "is wanted twice")));
		if (target.wanted().stream().noneMatch((each) -> each.trait().kind() == TraitKind.TALENT)) {
			problems.add(new FieldProblem("wanted", "asks for no talent: hire for talent, the rest can be taught"));
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
	}

}
