package io.callcraft.workflow;

import java.time.Instant;

/**
 * Turns a span in working time into an instant, in the hours of the team that it is
 * about.
 */
public interface Calendar {

	/**
	 * The instant when the span has passed.
	 * @param businessKey what the span is about
	 * @param from when it begins
	 * @param span ISO 8601 duration for clock time ({@code PT4H}), or a number of working
	 * days or hours: {@code 5 working days}, {@code 4 working hours}
	 */
	Instant after(String businessKey, Instant from, String span);

}
