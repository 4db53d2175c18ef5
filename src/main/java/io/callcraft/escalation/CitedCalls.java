package io.callcraft.escalation;

import java.util.Optional;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallCorrected;
import io.callcraft.calls.CallDispute;
import io.callcraft.shared.RepId;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a case stand still while a call that it rests on is disputed, or was corrected and
 * its consequences are not drawn yet.
 */
@Component
class CitedCalls {

	private final CaseWork work;

	private final CasePauses pauses;

	CitedCalls(CaseWork work, CasePauses pauses) {
		this.work = work;
		this.pauses = pauses;
	}

	@EventListener
	void disputed(CallDispute.Raised event) {
		CallDispute dispute = event.dispute();
		citing(dispute.rep(), dispute.call()).ifPresent((file) -> this.pauses.begin(file, Pause.Kind.DISPUTED_CALL,
				about(dispute), "the rep disputes call " + dispute.call(), event.by()));
	}

	@EventListener
	void decided(CallDispute.Decided event) {
		CallDispute dispute = event.dispute();
		CallDispute.Decision decision = dispute.decision();
		if (decision != null) {
			this.work.files.findByRunningRep(dispute.rep().value())
				.ifPresent((file) -> this.pauses.end(file, Pause.Kind.DISPUTED_CALL, about(dispute), decision.by(),
						"the dispute of call " + dispute.call() + " is decided"));
		}
	}

	@EventListener
	void corrected(CallCorrected event) {
		citing(event.rep(), event.call()).ifPresent((file) -> this.pauses.begin(file, Pause.Kind.CORRECTED_CALL,
				event.call().toString(), "call " + event.call() + " was corrected: " + event.reason(), event.by()));
	}

	private Optional<CaseFile> citing(RepId rep, Call.Key call) {
		return this.work.files.findByRunningRep(rep.value())
			.filter((file) -> file.toCase().openedBecause().calls().contains(call));
	}

	private static String about(CallDispute dispute) {
		return dispute.call() + "#" + dispute.milestone().key();
	}

}
