package io.callcraft.program;

import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;

/**
 * How the rules in force read a call.
 *
 * @param call the call
 * @param mayCount whether it may count as evidence for entering the program
 * @param why why it may not; empty when it may
 * @param notReached milestones that the rules leave out, since what comes before them was
 * missed
 */
public record CallReading(Call call, boolean mayCount, String why, Set<Milestone> notReached) {

	public CallReading {
		notReached = Set.copyOf(notReached);
	}

}
