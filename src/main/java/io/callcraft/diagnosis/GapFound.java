package io.callcraft.diagnosis;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;

/**
 * A verdict on a rep: a pattern of missed milestones has a likely cause (R8). It is a
 * proposal; a person confirms or overrides it.
 *
 * @param kind the cause
 * @param milestone what is missed
 * @param competency what would help
 * @param reason why, in plain words
 */
public record GapFound(GapKind kind, Milestone milestone, Competency competency, String reason) {

	/** Names the gap among the rep's gaps. */
	public String key() {
		return this.kind + ":" + this.milestone.key() + ":" + this.competency;
	}

}
