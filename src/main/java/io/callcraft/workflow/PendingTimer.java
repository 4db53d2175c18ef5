package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A timer that has not gone off yet; as text it is the name of the scheduler's task.
 *
 * @param businessKey what its instance is about
 * @param due when it goes off
 * @param instance the instance that waits
 * @param job the engine's name for it
 * @param timer which of a node's timers it is, as the engine counts them
 */
record PendingTimer(String businessKey, Instant due, String instance, String job, String timer) {

	/** A database would round what is finer, and the timer seem to be put off. */
	PendingTimer {
		due = due.truncatedTo(ChronoUnit.MICROS);
	}

	static PendingTimer of(String text) {
		String[] parts = text.split(" ");
		return new PendingTimer(parts[0], Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS), parts[2],
				parts[3], parts[4]);
	}

	/** The same timer, later. */
	PendingTimer later(Duration time) {
		return new PendingTimer(this.businessKey, this.due.plus(time), this.instance, this.job, this.timer);
	}

	/** What the names of all timers of a business key come after. */
	static String first(String businessKey) {
		return businessKey + " ";
	}

	/** What the names of all timers of a business key come before. */
	static String last(String businessKey) {
		return businessKey + "!";
	}

	@Override
	public String toString() {
		long micros = Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, this.due), 0);
		// of one length, so that the order of names is the order of times
		String digits = Long.toString(micros);
		return this.businessKey + ' ' + "0".repeat(Math.max(16 - digits.length(), 0)) + digits + ' ' + this.instance
				+ ' ' + this.job + ' ' + this.timer;
	}

}
