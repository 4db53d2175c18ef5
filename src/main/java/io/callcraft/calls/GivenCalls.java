package io.callcraft.calls;

import java.util.Iterator;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

/** Calls that the application makes itself, on the way that all calls go. */
final class GivenCalls implements CallReader {

	private final Iterator<Call> calls;

	private int number;

	GivenCalls(Iterator<Call> calls) {
		this.calls = calls;
	}

	@Override
	public boolean read(CallDraft draft) {
		if (!this.calls.hasNext()) {
			return false;
		}
		this.number++;
		fill(draft, this.calls.next());
		return true;
	}

	@Override
	public boolean skip() {
		if (!this.calls.hasNext()) {
			return false;
		}
		this.number++;
		this.calls.next();
		return true;
	}

	@Override
	public int line() {
		return this.number;
	}

	private static void fill(CallDraft draft, Call call) {
		RepId rep = call.rep();
		TeamId team = call.team();
		UserId assessor = call.assessor();
		draft.source = CallDraft.id("source", call.key().source());
		draft.callId = CallDraft.id("callId", call.key().callId());
		draft.rep = (rep != null) ? rep.value() : null;
		draft.team = (team != null) ? team.value() : null;
		draft.startedAt = call.startedAt().toString();
		draft.handleSeconds = CallDraft.seconds("handleSeconds", call.handleSeconds());
		call.outcomes().forEach((milestone, outcome) -> draft.outcomes[milestone.ordinal()] = CallRow.code(outcome));
		call.outcomeReasons().forEach(draft::reason);
		draft.sale = call.sale();
		call.skills().forEach(draft::skill);
		draft.holdSeconds = call.science().holdSeconds();
		draft.afterCallSeconds = call.science().afterCallSeconds();
		draft.transferred = call.science().transferred();
		draft.nameUsed = call.science().nameUsed();
		draft.behaviours.addAll(call.behaviours());
		draft.sampling = call.sampling();
		draft.assessor = (assessor != null) ? assessor.value() : null;
		if (call.callType() != null) {
			draft.callType(call.callType());
		}
	}

}
