package io.callcraft.assessment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

import io.callcraft.assessment.Calibration.Drift;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator who judges apart from the others: in the newest calibration that says how
 * far they agree, it is below the floor. It is a reason to talk, and holds nothing: a
 * milestone is held where all together agree too little.
 *
 * @param calibration where it showed, the newest of theirs
 * @param kappa their agreement with the others, the mean of the milestones
 * @param before the same in their calibration before; absent where it is the first
 * @param others how far the others agree among themselves, the mean of their pairs and
 * milestones; absent where there is one other alone, or where it has no kappa
 * @param on milestones on which they are below the floor
 */
public record Apart(UserId evaluator, long calibration, String name, double kappa, @Nullable Double before,
		@Nullable Double others, List<Milestone> on) {

	public Apart {
		on = List.copyOf(on);
	}

	/**
	 * Whether it is they who drifted: the others agree well enough without them. Of two
	 * who judge apart nobody can say which did.
	 */
	public boolean isAlone(double floor) {
		return this.others != null && !isBelow(this.others, floor);
	}

	/**
	 * Everybody who judges apart, by name.
	 * @param drift calibrations that are closed, oldest first
	 */
	static List<Apart> of(List<Drift> drift, double floor) {
		List<Drift> newestFirst = new ArrayList<>(drift);
		Collections.reverse(newestFirst);
		TreeSet<String> names = new TreeSet<>();
		drift.forEach((each) -> each.evaluators().forEach((evaluator) -> names.add(evaluator.value())));
		List<Apart> apart = new ArrayList<>();
		for (String name : names) {
			UserId evaluator = new UserId(name);
			List<Drift> own = newestFirst.stream().filter((each) -> each.of(evaluator) != null).toList();
			Double kappa = own.isEmpty() ? null : own.get(0).of(evaluator);
			if (kappa != null && isBelow(kappa, floor)) {
				Drift newest = own.get(0);
				apart.add(new Apart(evaluator, newest.id(), newest.name(), kappa,
						(own.size() > 1) ? own.get(1).of(evaluator) : null, newest.without(evaluator),
						newest.below(evaluator, floor)));
			}
		}
		return apart;
	}

	private static boolean isBelow(double kappa, double floor) {
		return kappa < floor - 1e-9;
	}

}
