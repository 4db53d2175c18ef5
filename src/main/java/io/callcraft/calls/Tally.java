package io.callcraft.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes of the lines of one import. */
final class Tally {

	private static final int LISTED = 1_000;

	private final List<Rejection> rejected = new ArrayList<>();

	private int received;

	private int accepted;

	private int duplicates;

	private int rejectedInAll;

	void receive() {
		this.received++;
	}

	void reject(Rejection rejection) {
		this.rejectedInAll++;
		if (this.rejected.size() < LISTED) {
			this.rejected.add(rejection);
		}
	}

	void add(Chunk chunk) {
		this.accepted += chunk.accepted();
		this.duplicates += chunk.duplicates();
		chunk.rejected().forEach(this::reject);
	}

	int received() {
		return this.received;
	}

	int accepted() {
		return this.accepted;
	}

	int duplicates() {
		return this.duplicates;
	}

	int rejectedInAll() {
		return this.rejectedInAll;
	}

	Receipt receipt(long importId) {
		this.rejected.sort(Comparator.comparingInt(Rejection::line));
		return new Receipt(Import.idOf(importId), this.received, this.accepted, this.duplicates, this.rejectedInAll,
				this.rejected);
	}

	/**
	 * What became of the calls of one transaction.
	 *
	 * @param accepted how many were stored
	 * @param duplicates how many were there before
	 * @param withoutRep how many of the stored ones have no rep, so that nothing follows
	 * @param rejected those that say something else of a call that is there
	 */
	record Chunk(int accepted, int duplicates, int withoutRep, List<Rejection> rejected) {
	}

}
