package io.callcraft.standing;

import java.util.EnumMap;
import java.util.Map;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/**
 * A call as the assessment rules see it.
 *
 * @param call the call
 * @param outcomes its outcomes after the rules took out what could not be reached
 * @param counts whether it may count as evidence for entering the program
 */
public record AssessedCall(Call call, Map<Milestone, Outcome> outcomes, boolean counts) {

	public AssessedCall {
		outcomes = (outcomes.isEmpty()) ? Map.of() : new EnumMap<>(outcomes);
	}

}
