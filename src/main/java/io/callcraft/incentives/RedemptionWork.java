package io.callcraft.incentives;

import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.ProcessSubject;
import io.callcraft.workflow.StepListener;

import org.springframework.stereotype.Component;

/**
 * Tells the workflow whom a redemption is about, and gives the points back when an
 * operator ends it.
 */
@Component
class RedemptionWork implements ProcessSubject, StepListener {

	private final Redemptions redemptions;

	RedemptionWork(Redemptions redemptions) {
		this.redemptions = redemptions;
	}

	@Override
	public Optional<RepId> rep(String businessKey) {
		return Redemption.isId(businessKey) ? this.redemptions.find(businessKey).map(Redemption::rep)
				: Optional.empty();
	}

	@Override
	public void processCancelled(String process, String businessKey, String reason, Actor by) {
		if (Redemption.isId(businessKey) && this.redemptions.find(businessKey).filter(Redemption::isOpen).isPresent()) {
			this.redemptions.end(by, businessKey, Redemption.State.CANCELLED, "Operations ended it: " + reason);
		}
	}

}
