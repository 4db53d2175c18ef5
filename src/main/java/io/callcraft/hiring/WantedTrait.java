package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.callcraft.shared.FieldProblem;

/**
 * How much of a trait a target profile wants, and what evidence of it.
 *
 * @param trait which; never a fact about the job
 * @param level the level wanted, 1 to 5
 * @param methods the ways in which it is to be looked at, at least one
 * @param raters how many people are to look at it, 1 to 5
 * @param blocks whether its absence speaks against hiring by itself; only a talent's, or
 * that of honesty, may
 */
public record WantedTrait(Trait trait, int level, Set<EvidenceMethod> methods, int raters, boolean blocks) {

	static final int HIGHEST = 5;

	public WantedTrait {
		methods = methods.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(methods));
	}

	/** Everything that is wrong with it, so that a target can say it all at once. */
	List<FieldProblem> problems() {
		List<FieldProblem> problems = new ArrayList<>();
		String place = "wanted." + this.trait.name() + ".";
		if (!this.trait.isScored()) {
			problems.add(new FieldProblem(place + "trait",
					"is a fact about the job: it is told to the candidate, never scored"));
		}
		if (this.level < 1 || this.level > HIGHEST) {
			problems.add(new FieldProblem(place + "level", this.level + " is no level: use 1 to " + HIGHEST));
		}
		if (this.methods.isEmpty()) {
			problems.add(new FieldProblem(place + "methods", "names no way to look at it"));
		}
		if (this.raters < 1 || this.raters > HIGHEST) {
			problems
				.add(new FieldProblem(place + "raters", this.raters + " is no number of people: use 1 to " + HIGHEST));
		}
		if (this.blocks && this.trait.kind() != TraitKind.TALENT && this.trait != Trait.HONESTY) {
			problems.add(new FieldProblem(place + "blocks",
					"may block only where it is a talent, or honesty: all else can be trained or weighed"));
		}
		if (this.blocks && this.methods.size() < 2) {
			problems
				.add(new FieldProblem(place + "methods", "are too few: what blocks is looked at in two ways at least"));
		}
		return problems;
	}

}
