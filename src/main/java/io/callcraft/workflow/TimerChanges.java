package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;

/**
 * Timers that a transaction has scheduled and cancelled and not written yet.
 */
final class TimerChanges {

	private final List<PendingTimer> scheduled = new ArrayList<>();

	private final List<Cancelled> cancelled = new ArrayList<>();

	void schedule(PendingTimer timer) {
		this.scheduled.add(timer);
	}

	/** One that was not written yet never is. */
	void cancel(String businessKey, String job) {
		if (!this.scheduled.removeIf((timer) -> timer.job().equals(job))) {
			this.cancelled.add(new Cancelled(businessKey, job));
		}
	}

	/** Timers to be written; they count as written from now on. */
	List<PendingTimer> takeScheduled() {
		return taken(this.scheduled);
	}

	/** Timers to be forgotten; they count as forgotten from now on. */
	List<Cancelled> takeCancelled() {
		return taken(this.cancelled);
	}

	private static <T> List<T> taken(List<T> changes) {
		List<T> taken = List.copyOf(changes);
		changes.clear();
		return taken;
	}

	/**
	 * A timer that is no more.
	 *
	 * @param businessKey its instance's
	 * @param job the engine's name for it
	 */
	record Cancelled(String businessKey, String job) {
	}

}
