package io.callcraft.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.callcraft.people.Rep;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.RepId;
import io.callcraft.standing.RepStanding;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rep without looking at calls.
 *
 * @param rep who
 * @param hiredOn first day of work
 * @param noticeAcknowledgedOn when the rep acknowledged what is expected; absent until
 * then
 * @param programStartedOn when the center's program began; absent before
 * @param rewardPreference which rewards mean something to the rep
 */
record Profile(RepId rep, LocalDate hiredOn, @Nullable LocalDate noticeAcknowledgedOn,
		@Nullable LocalDate programStartedOn, RewardPreference rewardPreference) {

	/** Somebody who prefers points. */
	Profile(RepId rep, LocalDate hiredOn, @Nullable LocalDate noticeAcknowledgedOn,
			@Nullable LocalDate programStartedOn) {
		this(rep, hiredOn, noticeAcknowledgedOn, programStartedOn, RewardPreference.POINTS);
	}

	static Profile of(Rep rep, @Nullable LocalDate programStartedOn) {
		return new Profile(rep.id(), rep.hiredOn(), rep.noticeAcknowledgedOn(), programStartedOn,
				rep.rewardPreference());
	}

	/** The fact for the rules, as of a call. */
	RepStanding standing(Instant asOf, int calls, boolean caseOpen) {
		LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
		return new RepStanding(this.rep, (int) ChronoUnit.DAYS.between(this.hiredOn, day),
				days(this.programStartedOn, day), days(this.noticeAcknowledgedOn, day), calls, caseOpen);
	}

	private static int days(@Nullable LocalDate from, LocalDate to) {
		return (from == null) ? -1 : (int) Math.max(-1, ChronoUnit.DAYS.between(from, to));
	}

}
