package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.shared.RepId;

/**
 * What was seen of a rep's talents before they were hired (R17). Implemented by the
 * module that hires.
 */
public interface TalentsAtHire {

	/**
	 * Every talent that was looked for; empty for who was hired before anybody looked.
	 */
	List<Seen> of(RepId rep);

	/**
	 * One talent.
	 *
	 * @param title what it is called
	 * @param level the level seen, 1 to 5
	 * @param wanted the level that was wanted
	 */
	record Seen(String title, double level, int wanted) {

		/** Whether it was seen as far as it was wanted. */
		public boolean isThere() {
			return this.level >= this.wanted;
		}

	}

}
