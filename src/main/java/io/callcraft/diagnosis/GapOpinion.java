package io.callcraft.diagnosis;

import java.time.Instant;
import java.util.Arrays;

import io.callcraft.shared.Competency;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a proposed gap (R8).
 *
 * @param cause why the milestone is missed; absent where they see no gap
 * @param competency what would help
 * @param reason why; may be empty where they agree with the rules
 */
public record GapOpinion(UserId by, Instant at, @Nullable GapKind cause, Competency competency, String reason) {

	/** Whether it says the same as the rules. */
	boolean agreesWith(Gap gap) {
		return this.cause == gap.kind() && this.competency == gap.competency();
	}

	/**
	 * What a person fills in.
	 *
	 * @param confirms whether the rules are right
	 * @param cause what it is instead; absent where it is nothing, or the rules are right
	 * @param competency what would help instead; absent where it stays
	 */
	public record Given(boolean confirms, @Nullable GapKind cause, @Nullable Competency competency, String reason) {

		/** What somebody says who sees no gap. */
		private static final String NO_GAP = "NONE";

		/** The rules are right. */
		public static Given confirmed() {
			return new Given(true, null, null, "");
		}

		/**
		 * Reads what a form or a request says.
		 * @param decision {@code CONFIRM} or {@code OVERRIDE}
		 * @param cause a {@link GapKind} or {@code NONE}; needed to override
		 * @throws InvalidInput naming what is missing
		 */
		public static Given read(String decision, String cause, @Nullable Competency competency, String reason) {
			if (!decision.equals("CONFIRM") && !decision.equals("OVERRIDE")) {
				throw new InvalidInput("decision", "is CONFIRM or OVERRIDE");
			}
			boolean confirms = decision.equals("CONFIRM");
			if (!confirms && !cause.equals(NO_GAP)
					&& Arrays.stream(GapKind.values()).noneMatch((kind) -> kind.name().equals(cause))) {
				throw new InvalidInput("cause", "says what it is instead: TALENT, SKILL, KNOWLEDGE, WILL, OBSTACLE, or "
						+ NO_GAP + " where there is no gap");
			}
			return new Given(confirms, (confirms || cause.equals(NO_GAP)) ? null : GapKind.valueOf(cause),
					confirms ? null : competency, reason);
		}

	}

}
