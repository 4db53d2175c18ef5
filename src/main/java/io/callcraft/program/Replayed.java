package io.callcraft.program;

import java.time.YearMonth;
import java.util.List;

/**
 * A rep's calls as they were replayed.
 *
 * @param calls how many calls were followed
 * @param shift when most of them began
 * @param consequences what followed, for each of the releases, in call order
 * @param rewards what the calls earned, for each of the releases by month
 */
public record Replayed(int calls, Shift shift, List<List<Consequence>> consequences, List<List<Reward>> rewards) {

	public Replayed {
		consequences = List.copyOf(consequences);
		rewards = List.copyOf(rewards);
	}

	/**
	 * What a rep's calls of a month earned. Who takes recognition earns no points.
	 *
	 * @param points how many
	 * @param cents what they are worth, in hundredths before tax
	 */
	public record Reward(YearMonth month, long points, long cents) {
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
