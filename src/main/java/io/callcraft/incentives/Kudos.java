package io.callcraft.incentives;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something good said about a rep in front of everybody.
 *
 * @param id its number
 * @param milestone what it is about; absent for anything else
 * @param reactions how many reacted, and how
 */
public record Kudos(long id, RepId rep, UserId from, String words, @Nullable Milestone milestone, Instant at,
		Map<Reaction, Integer> reactions) {

	public Kudos {
		reactions = Map.copyOf(reactions);
	}

	/** How many reacted in a way. */
	public int count(Reaction reaction) {
		return this.reactions.getOrDefault(reaction, 0);
	}

	/** What one can answer with a click. */
	public enum Reaction {

		CLAP, HEART, STAR

	}

}
