package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * A case in short: when what happened, and what calls showed, for reports on many cases.
 *
 * @param id such as {@code case-000017}
 * @param rep whose
 * @param about what it is about, in a few words
 * @param stage the stage reached
 * @param state how it stands
 * @param outcome the word for how it ended; absent while it runs
 * @param openedAt when it was opened
 * @param closedAt when it ended; absent while it runs
 * @param firstStepAt when a person first did something about it; absent until then
 * @param lastStepAt when a person last did something about it, or it was opened
 * @param met objectives and trials that the rules saw met
 * @param missed objectives and trials that the rules saw missed
 * @param calls the calls that opened it, oldest first
 */
public record CaseTrace(String id, RepId rep, String about, EscalationStage stage, CaseState state,
		@Nullable String outcome, Instant openedAt, @Nullable Instant closedAt, @Nullable Instant firstStepAt,
		Instant lastStepAt, int met, int missed, List<Call.Key> calls) {

	public CaseTrace {
		calls = List.copyOf(calls);
	}

	/** Whether it ended, and not because it should never have been opened. */
	public boolean isEnded() {
		return !this.state.isRunning() && !"OPENED_IN_ERROR".equals(this.outcome);
	}

}
