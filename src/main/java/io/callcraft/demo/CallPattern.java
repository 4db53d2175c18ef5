package io.callcraft.demo;

import java.util.EnumMap;
import java.util.Map;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.shared.Milestone;

/**
 * How a rep's calls go: the true chances behind the noise.
 *
 * @param chances how many customers reach each milestone, 0 to 1; a milestone not named
 * is about the center's target, drawn for the rep
 * @param turned chances that hold since the rep changed; empty when they never did
 * @param turnedDaysAgo working days since then
 * @param pushy the share of calls on which the rep sells although no need came up
 * @param nameUse how often the rep uses the caller's name
 * @param evidence whether the calls say anything about trained skills
 * @param volume how many calls the rep takes
 * @param behaviours conduct reported, and on which share of calls
 */
record CallPattern(Map<Milestone, Double> chances, Map<Milestone, Double> turned, int turnedDaysAgo, double pushy,
		double nameUse, boolean evidence, Volume volume, Map<Behaviour, Double> behaviours) {

	/** Around the target everywhere. */
	static final CallPattern USUAL = new CallPattern(Map.of(), Map.of(), 0, 0, 0.8, true, Volume.USUAL, Map.of());

	/** The same with another chance at a milestone. */
	CallPattern with(Milestone milestone, double chance) {
		return new CallPattern(plus(this.chances, milestone, chance), this.turned, this.turnedDaysAgo, this.pushy,
				this.nameUse, this.evidence, this.volume, this.behaviours);
	}

	/** The same with a milestone that the rep reaches less since some working days. */
	CallPattern turning(int workingDaysAgo, Milestone milestone, double chance) {
		return new CallPattern(this.chances, plus(this.turned, milestone, chance), workingDaysAgo, this.pushy,
				this.nameUse, this.evidence, this.volume, this.behaviours);
	}

	/** The same, selling without needs on a share of the calls. */
	CallPattern pushing(double share) {
		return new CallPattern(this.chances, this.turned, this.turnedDaysAgo, share, this.nameUse, this.evidence,
				this.volume, this.behaviours);
	}

	/** The same with another use of the caller's name. */
	CallPattern naming(double share) {
		return new CallPattern(this.chances, this.turned, this.turnedDaysAgo, this.pushy, share, this.evidence,
				this.volume, this.behaviours);
	}

	/** The same on calls of which nobody notes the skills. */
	CallPattern withoutTally() {
		return new CallPattern(this.chances, this.turned, this.turnedDaysAgo, this.pushy, this.nameUse, false,
				this.volume, this.behaviours);
	}

	/** The same for somebody who takes few calls. */
	CallPattern rarely() {
		return taking(Volume.OCCASIONAL);
	}

	/** The same for somebody who works part of the day: all of their calls count. */
	CallPattern partOfTheDay() {
		return taking(Volume.PART_OF_THE_DAY);
	}

	private CallPattern taking(Volume calls) {
		return new CallPattern(this.chances, this.turned, this.turnedDaysAgo, this.pushy, this.nameUse, this.evidence,
				calls, this.behaviours);
	}

	boolean occasional() {
		return this.volume == Volume.OCCASIONAL;
	}

	/** The same with conduct that people report. */
	CallPattern behaving(Behaviour behaviour, double share) {
		Map<Behaviour, Double> more = new EnumMap<>(Behaviour.class);
		more.putAll(this.behaviours);
		more.put(behaviour, share);
		return new CallPattern(this.chances, this.turned, this.turnedDaysAgo, this.pushy, this.nameUse, this.evidence,
				this.volume, more);
	}

	/**
	 * The chance at a milestone on a day.
	 * @param usual the chance where the pattern says nothing
	 */
	double chance(Milestone milestone, int workingDaysAgo, double usual) {
		Double since = (workingDaysAgo < this.turnedDaysAgo) ? this.turned.get(milestone) : null;
		return (since != null) ? since : this.chances.getOrDefault(milestone, usual);
	}

	private static Map<Milestone, Double> plus(Map<Milestone, Double> chances, Milestone milestone, double chance) {
		Map<Milestone, Double> more = new EnumMap<>(Milestone.class);
		more.putAll(chances);
		more.put(milestone, chance);
		return more;
	}

	/** How many calls somebody takes. */
	enum Volume {

		/** Five to seven a day. */
		USUAL,

		/** Two a day. */
		PART_OF_THE_DAY,

		/** One every other working day, 22 in all. */
		OCCASIONAL

	}

}
