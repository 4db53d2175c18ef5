package io.callcraft.escalation;

import io.callcraft.calls.Call.Behaviour;

/**
 * What people have reported about one kind of a rep's conduct: a fact. Reports that are
 * disputed or did not hold are not in it.
 *
 * @param behaviour which kind
 * @param reports reports of the last days that count (figure {@code behaviour.days})
 * @param warnedDays days since the rep was last warned of it; −1 when never
 * @param sinceWarning those of the reports whose act came after that warning
 * @param noticeDays days since the rep acknowledged what is expected; −1 when never
 * @param caseOpen whether a case is running
 */
public record ConductStanding(Behaviour behaviour, int reports, int warnedDays, int sinceWarning, int noticeDays,
		boolean caseOpen) {

	/** What the rep is said to have done, to be read in a reason. */
	public String getPhrase() {
		return switch (this.behaviour) {
			case TARDY -> "came late";
			case GAMES -> "played games on calls";
			case SLANG -> "used slang on calls";
			case REQUEUED_CALLER -> "sent callers back into the queue";
			case NEGATIVITY -> "spoke ill of the work in front of others";
		};
	}

}
