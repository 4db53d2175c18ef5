package io.callcraft.assessment;

import io.callcraft.shared.Rate;

/**
 * What assessments add up to. On each call x is the share of the checklist that was done,
 * of one item 0 or 1, and y the share of the milestones that were met.
 *
 * @param calls how many calls
 * @param done items that were done
 * @param appropriate of how many that were appropriate
 * @param x all x in per mille
 * @param y all y in per mille
 * @param xx their squares, in all
 * @param yy their squares, in all
 * @param xy their products, in all
 */
public record ChecklistSums(long calls, long done, long appropriate, long x, long y, long xx, long yy, long xy) {

	/** Of no assessment. */
	public static final ChecklistSums NONE = new ChecklistSums(0, 0, 0, 0, 0, 0, 0, 0);

	private static final int MILLE = 1_000;

	static ChecklistSums of(long done, long appropriate, long met, long observed) {
		long x = Math.round((double) MILLE * done / appropriate);
		long y = Math.round((double) MILLE * met / observed);
		return new ChecklistSums(1, done, appropriate, x, y, x * x, y * y, x * y);
	}

	/** Together with others. */
	public ChecklistSums plus(ChecklistSums other) {
		return new ChecklistSums(this.calls + other.calls, this.done + other.done, this.appropriate + other.appropriate,
				this.x + other.x, this.y + other.y, this.xx + other.xx, this.yy + other.yy, this.xy + other.xy);
	}

	/** Items done, of those that were appropriate. */
	public Rate checklist() {
		return new Rate((int) this.done, (int) this.appropriate);
	}

}
