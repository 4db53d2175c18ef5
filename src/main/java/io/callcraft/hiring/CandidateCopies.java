package io.callcraft.hiring;

import java.time.Clock;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.ErasableCopies;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Erases who a candidate was, and what people wrote about them, where the ledger's words
 * about them are erased.
 */
@Component
class CandidateCopies implements ErasableCopies {

	private final CandidateRows rows;

	private final Clock clock;

	CandidateCopies(CandidateRows rows, Clock clock) {
		this.rows = rows;
		this.clock = clock;
	}

	/**
	 * @throws Conflict while the candidate is looked at
	 */
	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null || !Candidate.isId(person)) {
			return 0;
		}
		Candidate candidate = this.rows.lock(Candidate.number(person)).orElse(null);
		if (candidate == null || candidate.erasedAt() != null) {
			return 0;
		}
		if (candidate.state().isOpen()) {
			throw new Conflict(person, "They are still looked at: have them take it back first");
		}
		this.rows.erase(candidate.number(), "Erased with what the ledger held", this.clock.instant());
		return 1;
	}

}
