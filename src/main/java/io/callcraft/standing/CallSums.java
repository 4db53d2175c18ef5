package io.callcraft.standing;

import java.util.stream.IntStream;

import io.callcraft.calls.Call;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;

/**
 * What followed calls add up to: sums alone, so that those of days, months and reps can
 * be put together. Milestones and times by milestone are of calls that nobody picked.
 */
public final class CallSums {

	private static final int MILESTONES = Milestone.values().length;

	// where each number stands when it is written: this never changes, new ones come last
	private static final int CALLS = 0;

	private static final int SALES = 1;

	private static final int MET = 2;

	private static final int MISSED = MET + MILESTONES;

	private static final int HANDLE = MISSED + MILESTONES;

	private static final int HOLD = HANDLE + 1;

	private static final int AFTER_CALL = HOLD + 2;

	private static final int TRANSFERRED = AFTER_CALL + 2;

	private static final int NAME_USED = TRANSFERRED + 2;

	/** Calls on which a milestone could be met; squares and products of how many were. */
	private static final int ASSESSED = NAME_USED + 2;

	private static final int TIMES = ASSESSED + 4;

	/** Seconds and their squares where a milestone was met, then where it was missed. */
	private static final int TIMES_OF_ONE = 4;

	private static final int ALL = TIMES + TIMES_OF_ONE * MILESTONES;

	private final long[] sums = new long[ALL];

	/** Of no calls. */
	public CallSums() {
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 * @throws InvalidInput when it did not
	 */
	static CallSums of(String text) {
		CallSums read = new CallSums();
		int at = 0;
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each == ',') {
				at++;
			}
			else if (each >= '0' && each <= '9' && at < ALL) {
				read.sums[at] = 10 * read.sums[at] + each - '0';
			}
			else {
				throw new InvalidInput("sums", "'" + text + "' does not hold sums of calls");
			}
		}
		return read;
	}

	void add(AssessedCall assessed, DayTally single) {
		this.sums[CALLS] += single.calls;
		this.sums[SALES] += single.sales;
		this.sums[HANDLE] += single.handleSeconds;
		add(HOLD, single.holdSeconds, single.holdKnown);
		add(AFTER_CALL, single.afterCallSeconds, single.afterCallKnown);
		add(TRANSFERRED, single.transferred, single.transferKnown);
		add(NAME_USED, single.nameUsed, single.nameKnown);
		Call call = assessed.call();
		if (call.sampling().isFair()) {
			addArt(IntStream.of(single.met).sum(), IntStream.of(single.observed).sum());
			assessed.outcomes().forEach((milestone, outcome) -> {
				if (outcome != Outcome.NOT_APPLICABLE) {
					boolean met = outcome == Outcome.MET;
					this.sums[(met ? MET : MISSED) + milestone.ordinal()]++;
					add(timesAt(milestone, met), call.handleSeconds(),
							(long) call.handleSeconds() * call.handleSeconds());
				}
			});
		}
	}

	private void addArt(int met, int observed) {
		if (observed > 0) {
			add(ASSESSED, 1, met * met);
			add(ASSESSED + 2, met * observed, observed * observed);
		}
	}

	/** Adds what other calls add up to. */
	public CallSums add(CallSums other) {
		for (int i = 0; i < ALL; i++) {
			this.sums[i] += other.sums[i];
		}
		return this;
	}

	/** How many calls. */
	public int calls() {
		return (int) this.sums[CALLS];
	}

	/** Calls with a sale, of all. */
	public Rate sales() {
		return rate(SALES, CALLS);
	}

	/** Calls that met a milestone, of those on which it was met or missed. */
	public Rate of(Milestone milestone) {
		int met = (int) this.sums[MET + milestone.ordinal()];
		return new Rate(met, met + (int) this.sums[MISSED + milestone.ordinal()]);
	}

	/** The first score: all milestones together. */
	public Art art() {
		long met = 0;
		long observed = 0;
		for (int milestone = 0; milestone < MILESTONES; milestone++) {
			met += this.sums[MET + milestone];
			observed += this.sums[MET + milestone] + this.sums[MISSED + milestone];
		}
		return Art.of((int) this.sums[ASSESSED], met, observed, this.sums[ASSESSED + 1], this.sums[ASSESSED + 2],
				this.sums[ASSESSED + 3]);
	}

	/** The second score. */
	public Science science() {
		return new Science(calls(), sales(), Science.mean(this.sums[HANDLE], calls()),
				Science.mean(this.sums[HOLD], (int) this.sums[HOLD + 1]),
				Science.mean(this.sums[AFTER_CALL], (int) this.sums[AFTER_CALL + 1]),
				rate(TRANSFERRED, TRANSFERRED + 1), rate(NAME_USED, NAME_USED + 1));
	}

	/** How long those calls took that met a milestone, or that missed it. */
	public Times times(Milestone milestone, boolean met) {
		int at = timesAt(milestone, met);
		return new Times((int) this.sums[(met ? MET : MISSED) + milestone.ordinal()], this.sums[at], this.sums[at + 1]);
	}

	private static int timesAt(Milestone milestone, boolean met) {
		return TIMES + TIMES_OF_ONE * milestone.ordinal() + (met ? 0 : TIMES_OF_ONE / 2);
	}

	/** Adds to a sum and to what stands behind it: how many it is of, or the squares. */
	private void add(int at, long sum, long next) {
		this.sums[at] += sum;
		this.sums[at + 1] += next;
	}

	private Rate rate(int part, int whole) {
		return new Rate((int) this.sums[part], (int) this.sums[whole]);
	}

	/** As it is stored. */
	@Override
	public String toString() {
		int last = ALL - 1;
		while (last > 0 && this.sums[last] == 0) {
			last--;
		}
		StringBuilder text = new StringBuilder(4 * last + 8);
		for (int i = 0; i <= last; i++) {
			if (i > 0) {
				text.append(',');
			}
			if (this.sums[i] != 0) {
				text.append(this.sums[i]);
			}
		}
		return text.toString();
	}

	/**
	 * How long calls took.
	 *
	 * @param calls how many
	 * @param seconds in all
	 * @param squares the squares of their seconds, in all
	 */
	public record Times(int calls, long seconds, long squares) {

		/** Seconds a call; 0 without calls. */
		public double mean() {
			return (this.calls == 0) ? 0 : (double) this.seconds / this.calls;
		}

		/** How much calls differ, seconds squared; 0 of fewer than two. */
		public double variance() {
			return (this.calls < 2) ? 0 : Math.max(0, (this.squares - mean() * this.seconds) / (this.calls - 1));
		}

	}

}
