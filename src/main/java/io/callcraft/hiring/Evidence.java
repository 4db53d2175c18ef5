package io.callcraft.hiring;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.UserId;

/**
 * What one person found about a candidate by one method.
 *
 * @param ratings the level seen of each trait, 1 to 5
 * @param milestones the customer's milestones of a simulated call; empty otherwise
 * @param said what was said or done that shows it, by trait; empty where nothing was
 * written, or once erased
 */
public record Evidence(EvidenceMethod method, UserId rater, Instant givenAt, Map<Trait, Integer> ratings,
		Map<Milestone, Outcome> milestones, Map<Trait, String> said) {

	public Evidence {
		ratings = Map.copyOf(ratings);
		milestones = Map.copyOf(milestones);
		said = Map.copyOf(said);
	}

	/** What was written, by trait, for an entry: it keeps the digests alone. */
	Map<String, PersonalText> saidForTheLedger() {
		Map<String, PersonalText> marked = new TreeMap<>();
		this.said.forEach((trait, words) -> marked.put(trait.name(), PersonalText.of(words)));
		return marked;
	}

}
