package io.callcraft.people;

import java.time.LocalDate;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * A representative.
 *
 * @param id the rep's id
 * @param name as colleagues say it
 * @param team the team that the rep is in
 * @param hiredOn first day of work
 * @param rewardPreference which rewards mean something to the rep (R23)
 * @param noticeAcknowledgedOn when the rep acknowledged what is expected (R22); absent
 * until then
 */
public record Rep(RepId id, String name, TeamId team, LocalDate hiredOn, RewardPreference rewardPreference,
		@Nullable LocalDate noticeAcknowledgedOn) {

	/** What means most to a rep as a reward. */
	public enum RewardPreference {

		MONEY, POINTS, RECOGNITION

	}

}
