package io.callcraft.hiring;

import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.ProcessSubject;
import io.callcraft.workflow.StepListener;

import org.springframework.stereotype.Component;

/**
 * Tells the workflow which rep a candidate has become, and ends the selection when an
 * operator ends its workflow.
 */
@Component
class HiringWork implements ProcessSubject, StepListener {

	private final Candidates candidates;

	HiringWork(Candidates candidates) {
		this.candidates = candidates;
	}

	@Override
	public Optional<RepId> rep(String businessKey) {
		return Candidate.isId(businessKey) ? Optional.ofNullable(this.candidates.find(businessKey).rep())
				: Optional.empty();
	}

	@Override
	public Optional<String> called(String businessKey) {
		return Candidate.isId(businessKey) ? Optional.of(this.candidates.find(businessKey).called()) : Optional.empty();
	}

	@Override
	public void processCancelled(String process, String businessKey, String reason, Actor by) {
		if (Candidate.isId(businessKey)) {
			this.candidates.cancelled(by, businessKey);
		}
	}

}
