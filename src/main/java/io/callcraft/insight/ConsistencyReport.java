package io.callcraft.insight;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.escalation.EscalationStage;
import io.callcraft.shared.RepId;

/**
 * Whether the same facts led to the same stage (B6).
 *
 * @param stage how far is looked at
 * @param since cases opened on or after that day, and ended
 * @param cases how many cases were compared
 * @param reached how many of them came to the stage or further
 * @param groups every group with enough cases, by dimension
 * @param odd cases that went otherwise than nearly all of their equals
 */
public record ConsistencyReport(EscalationStage stage, LocalDate since, int cases, int reached, List<Group> groups,
		List<Odd> odd) {

	/** What may not matter for the stage that the same facts lead to. */
	public enum Dimension {

		SUPERVISOR, TEAM, TENURE, SHIFT,

		/** The time zone of the team's hours, which says where it works. */
		SITE

	}

	/**
	 * A group against all others at the same facts.
	 *
	 * @param cases cases of the group
	 * @param reached those that came so far
	 * @param difference share of the group less that of the others at the same facts, −1
	 * to 1
	 * @param lower95 end of its interval
	 * @param upper95 end of its interval
	 * @param sticksOut whether that is more than chance, with all groups of the dimension
	 * looked at together
	 */
	public record Group(Dimension dimension, String name, int cases, int reached, double difference, double lower95,
			double upper95, boolean sticksOut) {
	}

	/**
	 * A case that sticks out among its equals.
	 *
	 * @param further whether it went further than they, or not as far
	 * @param facts what the calls showed, in words
	 * @param equals how many other cases have the same facts
	 * @param alike how many of them went the same way
	 */
	public record Odd(String caseId, RepId rep, boolean further, String facts, int equals, int alike) {
	}

}
