package io.callcraft.program;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.callcraft.escalation.Recovery;
import io.callcraft.people.Employment;
import io.callcraft.people.Rep;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.standing.RepStanding;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * What is known of a rep without looking at calls.
 *
 * @param rep who
 * @param hiredOn first day of work
 * @param noticeAcknowledgedOn when the rep acknowledged what is expected; absent until
 * then
 * @param programStartedOn when the center's program began; absent before
 * @param rewardPreference which rewards mean something to the rep
 * @param onLeave whether the rep is on leave, or has left
 * @param serviceSeat whether the rep's seat serves only
 * @param recovered milestones from whose cases the rep has recovered, and when last
 * @param background what else is known, read when it is asked for
 */
record Profile(RepId rep, LocalDate hiredOn, @Nullable LocalDate noticeAcknowledgedOn,
		@Nullable LocalDate programStartedOn, RewardPreference rewardPreference, boolean onLeave, boolean serviceSeat,
		Map<Milestone, Instant> recovered, Supplier<Background> background) {

	private static final Supplier<Background> NOTHING_ELSE = () -> Background.NONE;

	/** Somebody who prefers points. */
	Profile(RepId rep, LocalDate hiredOn, @Nullable LocalDate noticeAcknowledgedOn,
			@Nullable LocalDate programStartedOn) {
		this(rep, hiredOn, noticeAcknowledgedOn, programStartedOn, RewardPreference.POINTS, false, false, Map.of(),
				NOTHING_ELSE);
	}

	static Profile of(Rep rep, @Nullable LocalDate programStartedOn) {
		return new Profile(rep.id(), rep.hiredOn(), rep.noticeAcknowledgedOn(), programStartedOn,
				rep.rewardPreference(), false, false, Map.of(), NOTHING_ELSE);
	}

	/** The same of somebody who has recovered from cases. */
	Profile recovered(Map<Milestone, Instant> from) {
		return new Profile(this.rep, this.hiredOn, this.noticeAcknowledgedOn, this.programStartedOn,
				this.rewardPreference, this.onLeave, this.serviceSeat, from, this.background);
	}

	/** The same of somebody who is employed so. */
	Profile employed(Employment employment) {
		return new Profile(this.rep, this.hiredOn, this.noticeAcknowledgedOn, this.programStartedOn,
				this.rewardPreference, employment.isOnLeave() || employment.hasLeft(),
				employment.seat() == Employment.Seat.SERVICE, this.recovered, this.background);
	}

	/** The same of somebody of whom more is known; it is read at most once. */
	Profile knownBy(Supplier<Background> more) {
		return new Profile(this.rep, this.hiredOn, this.noticeAcknowledgedOn, this.programStartedOn,
				this.rewardPreference, this.onLeave, this.serviceSeat, this.recovered, SingletonSupplier.of(more));
	}

	/** The recoveries before a call, as facts. */
	List<Recovery> recoveries(Instant asOf) {
		return this.recovered.entrySet()
			.stream()
			.filter((recovery) -> !recovery.getValue().isAfter(asOf))
			.map((recovery) -> new Recovery(recovery.getKey(),
					(int) Duration.between(recovery.getValue(), asOf).toDays()))
			.toList();
	}

	/** The fact for the rules, as of a call. */
	RepStanding standing(Instant asOf, int calls, boolean caseOpen) {
		LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
		return new RepStanding(this.rep, (int) ChronoUnit.DAYS.between(this.hiredOn, day),
				days(this.programStartedOn, day), days(this.noticeAcknowledgedOn, day), calls, caseOpen, this.onLeave,
				this.serviceSeat);
	}

	private static int days(@Nullable LocalDate from, LocalDate to) {
		return (from == null) ? -1 : (int) Math.max(-1, ChronoUnit.DAYS.between(from, to));
	}

}
