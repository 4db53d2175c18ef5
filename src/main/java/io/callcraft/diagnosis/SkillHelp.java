package io.callcraft.diagnosis;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;

/**
 * Knows whether a rep was helped with a milestone: nobody is said to lack a talent before
 * help with the skill was tried (R9). Implemented by the module that keeps coaching.
 */
public interface SkillHelp {

	/** Whether help with the milestone was given that the rep says took place. */
	boolean given(RepId rep, Milestone milestone);

	/** How many sessions on the milestone were held after an instant, the rep says. */
	int sessions(RepId rep, Milestone milestone, Instant after);

	/** Training that the rep has done, the newest first. */
	List<Trained> trained(RepId rep);

	/** Training that was done. */
	record Trained(Milestone milestone, Competency competency, Instant at) {
	}

}
