package io.callcraft.insight;

import io.callcraft.coaching.Help;
import io.callcraft.shared.Milestone;

/**
 * Which kinds of help somebody got at each milestone in each of some months, which are
 * counted from 0. Small, since there is one of every rep.
 */
final class HelpInMonths {

	private static final int MILESTONES = Milestone.values().length;

	/** A bit for each kind. */
	private final byte[] kinds;

	HelpInMonths(int months) {
		this.kinds = new byte[months * MILESTONES];
	}

	void add(int month, Milestone milestone, Help.Kind kind) {
		this.kinds[place(month, milestone)] |= bit(kind);
	}

	/** Whether there was help of any kind. */
	boolean any(int month, Milestone milestone) {
		return this.kinds[place(month, milestone)] != 0;
	}

	/** Whether there was help of one kind. */
	boolean has(int month, Milestone milestone, Help.Kind kind) {
		return (this.kinds[place(month, milestone)] & bit(kind)) != 0;
	}

	private static int place(int month, Milestone milestone) {
		return month * MILESTONES + milestone.ordinal();
	}

	private static byte bit(Help.Kind kind) {
		return (byte) (1 << kind.ordinal());
	}

}
