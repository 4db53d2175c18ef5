package io.callcraft.hiring;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasureHold;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases who a candidate was and what people wrote about them, whether it begins here or
 * where the ledger's words about them are erased.
 */
@Component
class CandidateErasures implements ErasableCopies {

	private static final int AT_ONCE = 100;

	private final CandidateRows rows;

	private final ErasureHold hold;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CandidateErasures(CandidateRows rows, ErasureHold hold, Clock clock, ApplicationEventPublisher events) {
		this.rows = rows;
		this.hold = hold;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Erases one.
	 * @param because why, without anything personal: it goes on record
	 * @throws NotFound when there is no such candidate
	 * @throws Conflict while they are looked at or a legal hold lasts, or when it is
	 * erased already
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void erase(UserId by, String id, String because) {
		Candidate candidate = this.rows.lock(Candidate.number(id)).orElseThrow(() -> new NotFound("candidate", id));
		if (candidate.erasedAt() != null) {
			throw new Conflict(id, "It is erased already");
		}
		String needed = neededFor(candidate);
		if (needed != null) {
			throw new Conflict(id, needed);
		}
		Instant now = this.clock.instant();
		this.rows.erase(candidate.number(), because, now);
		this.events.publishEvent(new Auditable(now, by, "candidate.erased", id, null,
				"Erased who it was and what was written: " + because, Map.of("because", because), null));
	}

	/**
	 * Erases some of those whose time is over and whom no legal hold keeps.
	 * @param after the number up to which everybody was looked at
	 * @return the number of the last who was looked at; 0 when nobody was
	 */
	@Transactional
	public long eraseEndedBefore(Instant time, long after) {
		long last = 0;
		for (Candidate candidate : this.rows.endedBefore(time, after, AT_ONCE)) {
			last = candidate.number();
			if (neededFor(candidate) == null) {
				erase(UserId.SYSTEM, candidate.id(), "The time for which it is kept is over");
			}
		}
		return last;
	}

	@Override
	public @Nullable String neededFor(String person, @Nullable String caseId) {
		return (caseId == null && Candidate.isId(person))
				? this.rows.find(Candidate.number(person)).map(this::neededFor).orElse(null) : null;
	}

	@Override
	public int count(String person, @Nullable String caseId) {
		return (caseId == null && Candidate.isId(person)) ? this.rows.find(Candidate.number(person))
			.filter((candidate) -> candidate.erasedAt() == null)
			.map((candidate) -> 1)
			.orElse(0) : 0;
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null || !Candidate.isId(person)) {
			return 0;
		}
		return this.rows.lock(Candidate.number(person))
			.filter((candidate) -> candidate.erasedAt() == null)
			.map((candidate) -> {
				this.rows.erase(candidate.number(), "Erased with what the ledger held", this.clock.instant());
				return 1;
			})
			.orElse(0);
	}

	/**
	 * What is held about them as a candidate, or as the rep whom they became, is kept.
	 */
	private @Nullable String neededFor(Candidate candidate) {
		if (candidate.state().isOpen()) {
			return "They are still looked at: have them take it back first";
		}
		return Stream.of(candidate.id(), (candidate.rep() != null) ? candidate.rep().value() : "")
			.filter((person) -> !person.isEmpty() && this.hold.isHeld(person))
			.findFirst()
			.map((person) -> "A legal hold on " + person
					+ " keeps it: it can be erased once human resources lift the hold")
			.orElse(null);
	}

}
