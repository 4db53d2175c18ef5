package io.callcraft.hiring;

import java.time.Instant;

import io.callcraft.shared.UserId;

/**
 * A question of the bank, as it reads in one version.
 *
 * @param id names it through all versions
 * @param version from 1
 * @param wording what is asked
 * @param author who wrote this version
 * @param writtenAt when
 */
public record Question(String id, int version, Wording wording, UserId author, Instant writtenAt) {

	/**
	 * What is asked, and what for.
	 *
	 * @param trait what the answer shows
	 * @param words as it is asked
	 * @param listenFor what a good answer holds, for whoever rates it; may be empty
	 * @param asked whether interviews ask it; one that is not stays in the bank
	 */
	public record Wording(Trait trait, String words, String listenFor, boolean asked) {

		public Wording {
			words = words.strip();
			listenFor = listenFor.strip();
		}

	}

}
