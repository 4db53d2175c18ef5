package io.callcraft.demo;

import java.time.LocalDate;

import io.callcraft.people.Rep;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * A rep of the demonstration center. Dates are told in days before the center was set up,
 * so that the stories hold on whatever day that is.
 *
 * @param number from 1; {@code r-001} is number 1
 * @param name as colleagues say it
 * @param team the rep's team
 * @param hiredDaysAgo days between the first day of work and the set-up
 * @param preference which rewards mean something to the rep
 * @param noticeDaysAgo days since the rep acknowledged what is expected; absent when they
 * never did
 * @param pattern how the rep's calls go
 */
record CastMember(int number, String name, TeamId team, int hiredDaysAgo, RewardPreference preference,
		@Nullable Integer noticeDaysAgo, CallPattern pattern) {

	RepId id() {
		return new RepId("r-%03d".formatted(this.number));
	}

	/** The rep as the directory keeps them. */
	Rep rep(LocalDate setUpOn) {
		return new Rep(id(), this.name, this.team, setUpOn.minusDays(this.hiredDaysAgo), this.preference,
				(this.noticeDaysAgo != null) ? setUpOn.minusDays(this.noticeDaysAgo) : null);
	}

}
