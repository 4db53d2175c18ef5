package io.callcraft.audit;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Signed heads in the order of their sizes.
 */
final class Heads {

	private static final int AT_ONCE = 2_000;

	private final LongFunction<List<SignedHead>> next;

	private List<SignedHead> read;

	private int position;

	private long taken;

	private Heads(List<SignedHead> first, LongFunction<List<SignedHead>> next) {
		this.read = first;
		this.next = next;
	}

	/** Those of the database, which has one of each size, some at a time. */
	static Heads stored(LedgerSeals seals, long from) {
		return new Heads(seals.headsFrom(from, AT_ONCE), (size) -> seals.headsFrom(size + 1, AT_ONCE));
	}

	/** Those that witnesses keep: several may have seen the same size. */
	static Heads kept(List<SignedHead> heads, long from) {
		return new Heads(heads.stream()
			.filter((head) -> head.size() >= from)
			.sorted(Comparator.comparingLong(SignedHead::size))
			.toList(), (size) -> List.of());
	}

	/** The next one; absent after the last. */
	@Nullable SignedHead peek() {
		return (this.position < this.read.size()) ? this.read.get(this.position) : null;
	}

	boolean isReached(long size) {
		SignedHead head = peek();
		return head != null && head.size() <= size;
	}

	SignedHead take() {
		SignedHead head = this.read.get(this.position++);
		this.taken++;
		if (this.position == this.read.size()) {
			this.read = this.next.apply(head.size());
			this.position = 0;
		}
		return head;
	}

	/** How many were taken. */
	long taken() {
		return this.taken;
	}

}
