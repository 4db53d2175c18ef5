package io.callcraft.program;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.EntryStage;
import org.jspecify.annotations.Nullable;

/**
 * Something that the escalation rules say about a rep after a call.
 *
 * @param value an {@code EnterProgram}, {@code Observation} or {@code EarlyWarning}
 * @param relapse what is said of an entry that is a relapse; absent for all else
 * @param rules the rules that led to it
 * @param release their release
 * @param calls the calls that show it
 * @param evidence the log-likelihood ratio at its milestone: the strongest entry is taken
 */
record Proposal(Object value, @Nullable EntryStage relapse, List<String> rules, int release, List<Call.Key> calls,
		double evidence) {

	/** The same, at the stage that is said of an entry at its milestone. */
	Proposal at(EntryStage entry, String rule) {
		if (!(this.value instanceof EnterProgram enter) || enter.milestone() != entry.milestone()) {
			return this;
		}
		List<String> all = new ArrayList<>(this.rules);
		all.add(rule);
		return new Proposal(new EnterProgram(enter.milestone(), enter.reason() + ". " + entry.reason()), entry, all,
				this.release, this.calls, this.evidence);
	}

}
