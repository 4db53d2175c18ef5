package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of a running objective or trial as they arrive. Pure: the program
 * folds calls into it and keeps the result once.
 *
 * @param window number of the window
 * @param openedAt calls that began after this count
 * @param endsAt calls that begin after this do not
 * @param skills the skills to show
 * @param calls how many calls with evidence end the window; 0 when only time does
 * @param perCall how often a skill must be used on a call
 * @param met calls so far that show every skill they give evidence of
 * @param missed calls so far that give evidence and fall short
 * @param silent calls so far without evidence
 * @param breaks times in which the case stood still: calls that begin then do not count
 */
public record Tally(long window, Instant openedAt, Instant endsAt, List<String> skills, int calls, int perCall, int met,
		int missed, int silent, List<Break> breaks) {

	public Tally {
		skills = List.copyOf(skills);
		breaks = List.copyOf(breaks);
	}

	/**
	 * The tally with one more call; the same when the call does not belong to the window.
	 */
	public Tally plus(Call call) {
		if (isFull() || !call.startedAt().isAfter(this.openedAt) || call.startedAt().isAfter(this.endsAt)
				|| this.breaks.stream().anyMatch((pause) -> pause.holds(call.startedAt()))) {
			return this;
		}
		Boolean shown = shows(call);
		if (shown == null) {
			return counting(this.met, this.missed, this.silent + 1);
		}
		return counting(this.met + (shown ? 1 : 0), this.missed + (shown ? 0 : 1), this.silent);
	}

	/** Whether the calls agreed have come. */
	public boolean isFull() {
		return this.calls > 0 && this.met + this.missed >= this.calls;
	}

	/** The tally before any call: to count a changed history anew. */
	public Tally fresh() {
		return counting(0, 0, 0);
	}

	private Tally counting(int nowMet, int nowMissed, int nowSilent) {
		return new Tally(this.window, this.openedAt, this.endsAt, this.skills, this.calls, this.perCall, nowMet,
				nowMissed, nowSilent, this.breaks);
	}

	/** Whether the call shows the skills; null when it gives no evidence of any. */
	private @Nullable Boolean shows(Call call) {
		Boolean shown = null;
		for (String skill : this.skills) {
			Integer times = call.skills().get(skill);
			if (times != null) {
				shown = (shown == null || shown) && times >= this.perCall;
			}
		}
		return shown;
	}

	/**
	 * A time in which nothing counts.
	 *
	 * @param to its end; absent while it lasts
	 */
	public record Break(Instant from, @Nullable Instant to) {

		boolean holds(Instant at) {
			return !at.isBefore(this.from) && (this.to == null || at.isBefore(this.to));
		}

	}

}
