package io.callcraft.program;

import java.util.List;

import io.callcraft.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * On how few calls a case rests: found by judging them otherwise, one after the other,
 * through the core that opened it.
 *
 * @param calls how many missed calls judged as met would undo it; absent when more than
 * were tried
 * @param tried how many were tried at most
 * @param which these calls, the newest first
 */
public record Fragility(@Nullable Integer calls, int tried, List<Call.Key> which) {

	public Fragility {
		which = List.copyOf(which);
	}

	/** The same in a sentence. */
	public String says() {
		if (this.calls == null) {
			return "More than " + this.tried + " calls would have to be judged otherwise to undo it";
		}
		return switch (this.calls) {
			case 0 -> "As the calls read now, under the rules in force now, no case would be opened";
			case 1 -> "One call judged otherwise would undo it";
			default -> this.calls + " calls judged otherwise would undo it";
		};
	}

}
