package io.callcraft.workflow;

import java.time.Instant;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.WorkingHours;

/**
 * Knows whose hours count for what a process is about. Implemented by the module that
 * knows cases and teams; without it the center's hours count.
 */
public interface Calendar {

	/** The hours of those who work on it. */
	WorkingHours hours(String businessKey);

	/**
	 * The instant when a span has passed.
	 * @param businessKey what the span is about
	 * @param from when it begins
	 * @param span ISO 8601 duration for clock time ({@code PT4H}), or time at work:
	 * {@code 5 working days}, {@code 4 working hours}, {@code 30 working minutes}
	 * @throws InvalidInput when it is no span
	 */
	default Instant after(String businessKey, Instant from, String span) {
		Span parsed = Span.read(span)
			.orElseThrow(() -> new InvalidInput("span",
					"'" + span + "' is no span: use PT4H, '5 working days' or '4 working hours'"));
		return switch (parsed.unit()) {
			case CLOCK -> from.plus(parsed.amount());
			case WORKING_DAYS -> hours(businessKey).plusDays(from, parsed.amount().toDays());
			case WORKING_TIME -> hours(businessKey).plusTime(from, parsed.amount());
		};
	}

}
