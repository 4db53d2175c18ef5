package io.callcraft.program;

import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;

/**
 * How often the rules of a release would be wrong about whom they let into the program
 * (B1): a property of the rules, found in a {@link SimulatedCenter}.
 *
 * @param blameless simulated reps who reach every target, and how many of them were
 * entered all the same within {@value #BLAMELESS_CALLS} counted calls
 * @param weak for each milestone, reps who are at its alternative instead of its target
 */
public record ErrorRates(Rate blameless, List<Weak> weak) {

	/** Calls that count, looked at one by one, of each rep who does the job. */
	public static final int BLAMELESS_CALLS = 500;

	/** Counted calls of the milestone within which a weak rep should be found. */
	public static final int WEAK_CALLS = 170;

	/** The largest share of blameless reps who may enter. */
	public static final double MOST_ENTERED = 0.01;

	/** The smallest share of weak reps who should be found. */
	public static final double LEAST_FOUND = 0.8;

	public ErrorRates {
		weak = List.copyOf(weak);
	}

	/** Whether no more blameless reps were entered than may be. */
	public boolean isFair() {
		return this.blameless.getValue() <= MOST_ENTERED;
	}

	/** How many of all weak reps were found, whatever they are weak at. */
	public Rate found() {
		return new Rate(this.weak.stream().mapToInt((weak) -> weak.found().met()).sum(),
				this.weak.stream().mapToInt((weak) -> weak.found().observed()).sum());
	}

	/**
	 * Reps who are weak at one milestone.
	 *
	 * @param milestone which
	 * @param target the share expected, 0 to 1
	 * @param actual the share that they truly reach
	 * @param found how many of them were entered within {@value ErrorRates#WEAK_CALLS}
	 * counted calls
	 */
	public record Weak(Milestone milestone, double target, double actual, Rate found) {

		/** Whether enough of them were found. */
		public boolean isEnough() {
			return this.found.getValue() >= LEAST_FOUND;
		}

	}

}
