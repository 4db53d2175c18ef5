package io.callcraft.program;

import java.util.List;

/**
 * A rep's calls as they were replayed.
 *
 * @param calls how many calls were followed
 * @param shift when most of them began
 * @param consequences what followed, for each of the releases, in call order
 * @param points what the calls earned, for each of the releases
 */
public record Replayed(int calls, Shift shift, List<List<Consequence>> consequences, List<Integer> points) {

	public Replayed {
		consequences = List.copyOf(consequences);
		points = List.copyOf(points);
	}

	/** A third of the day, in UTC: directories know no shifts, but calls have times. */
	public enum Shift {

		/** From 0 to 8. */
		NIGHT,

		/** From 8 to 16. */
		DAY,

		/** From 16 to 24. */
		EVENING

	}

}
