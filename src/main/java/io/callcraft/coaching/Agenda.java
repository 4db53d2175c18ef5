package io.callcraft.coaching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Gap;

/**
 * What to go through in a session on a gap, to be changed by whoever plans it.
 */
final class Agenda {

	private Agenda() {
	}

	/**
	 * An agenda, one step a line.
	 * @param calls calls to listen to; may be empty
	 */
	static String of(Gap gap, Gap.Settled settled, List<Call> calls) {
		List<String> steps = new ArrayList<>();
		steps.add("Ask how the rep hears it: " + gap.reason());
		if (!calls.isEmpty()) {
			steps.add("Listen together to "
					+ calls.stream().map((call) -> call.key().toString()).collect(Collectors.joining(", "))
					+ " and stop where the customer could have " + gap.milestone().phrase());
		}
		steps.add("Show it: " + settled.remedy().title());
		steps.add("Let the rep try it, and say what worked first");
		steps.add("Agree who does what until when");
		return String.join("\n", steps);
	}

	/** Another look after training. */
	static String after(Training training) {
		return String.join("\n", "Ask what is left of it: " + training.item().title(),
				"Listen together to the newest calls and stop where it could have been used",
				"Let the rep try it once more: " + training.item().exercise(),
				"Agree on one thing until the next look");
	}

}
