package io.callcraft.insight;

import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of milestones after training alone, and after training with coaching,
 * beside reps who got nothing (R33, B7). What the sources claim stands beside it as a
 * claim.
 *
 * @param from the first month in which help is looked at
 * @param to the last
 * @param groups each kind of help
 */
public record CoachEffect(YearMonth from, YearMonth to, List<Group> groups) {

	public CoachEffect {
		groups = List.copyOf(groups);
	}

	/**
	 * One kind of help.
	 *
	 * @param claimed what the sources say it raises, in parts of what was before
	 * @param helped months of reps with such help; 0 where nobody is comparable
	 * @param reps how many reps
	 * @param compared months of reps without help that they are compared with
	 * @param raised by how much the rate rose beyond that of those, as a difference of
	 * shares; absent where too few are comparable
	 * @param relative the same in parts of what was before
	 * @param unguarded by how much it rose as it was counted, bad luck that passed and
	 * all
	 */
	public record Group(Kind kind, @Nullable Double claimed, int helped, int reps, int compared,
			@Nullable Estimate raised, @Nullable Estimate relative, double unguarded) {
	}

	/** Kinds of help. */
	public enum Kind {

		TRAINING_ALONE(0.22), TRAINING_AND_COACHING(0.88), COACHING_ALONE(null);

		private final @Nullable Double claimed;

		Kind(@Nullable Double claimed) {
			this.claimed = claimed;
		}

		/** What the sources claim; absent where they claim nothing. */
		@Nullable Double claimed() {
			return this.claimed;
		}

	}

}
