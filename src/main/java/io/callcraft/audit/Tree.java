package io.callcraft.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Merkle tree over the entries (RFC 6962, section 2.1): roots, and proofs that an
 * entry is in it or that it only grew. Every eighth level is stored, so that whatever is
 * asked reads a few rows of 256 hashes, however long the ledger is.
 */
final class Tree {

	/** A stored hash stands for 256 of the level below. */
	static final int BITS = 8;

	static final int WIDTH = 1 << BITS;

	private final Stored stored;

	private final Map<List<Long>, List<byte[]>> rows = new HashMap<>();

	Tree(Stored stored) {
		this.stored = stored;
	}

	static byte[] leaf(byte[] content) {
		MessageDigest digest = sha256();
		digest.update((byte) 0);
		return digest.digest(content);
	}

	static byte[] node(byte[] left, byte[] right) {
		MessageDigest digest = sha256();
		digest.update((byte) 1);
		digest.update(left);
		return digest.digest(right);
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	byte[] root(long size) {
		return (size == 0) ? sha256().digest() : range(0, size);
	}

	/** What leads from a leaf to the root of the tree of that size. */
	List<byte[]> inclusion(long n, long size) {
		List<byte[]> path = new ArrayList<>();
		include(n, 0, size, path);
		return path;
	}

	/** What shows that the first {@code from} of {@code to} leaves are what they were. */
	List<byte[]> consistency(long from, long to) {
		List<byte[]> path = new ArrayList<>();
		agree(from, 0, to, true, path);
		return path;
	}

	/** The hash of a complete subtree, computed from those stored below it. */
	byte[] complete(int level, long place) {
		long width = 1L << (BITS * level);
		long first = place * width;
		return node(range(first, first + width / 2), range(first + width / 2, first + width));
	}

	/** The complete subtrees that a tree of some size consists of, the largest first. */
	List<byte[]> subtrees(long size) {
		List<byte[]> subtrees = new ArrayList<>();
		long first = 0;
		for (long left = size; left > 0; left -= Long.highestOneBit(left)) {
			subtrees.add(range(first, first + Long.highestOneBit(left)));
			first += Long.highestOneBit(left);
		}
		return subtrees;
	}

	private void include(long n, long first, long end, List<byte[]> path) {
		if (end - first == 1) {
			return;
		}
		long middle = first + split(end - first);
		if (n < middle) {
			include(n, first, middle, path);
			path.add(range(middle, end));
		}
		else {
			include(n, middle, end, path);
			path.add(range(first, middle));
		}
	}

	private void agree(long from, long first, long end, boolean known, List<byte[]> path) {
		if (from == end - first) {
			if (!known) {
				path.add(range(first, end));
			}
			return;
		}
		long half = split(end - first);
		if (from <= half) {
			agree(from, first, first + half, known, path);
			path.add(range(first + half, end));
		}
		else {
			agree(from - half, first + half, end, false, path);
			path.add(range(first, first + half));
		}
	}

	private byte[] range(long first, long end) {
		long count = end - first;
		int bits = Long.numberOfTrailingZeros(count);
		if (bits % BITS == 0 && count == 1L << bits) {
			return one(bits / BITS, first >> bits);
		}
		long half = split(count);
		return node(range(first, first + half), range(first + half, end));
	}

	private byte[] one(int level, long place) {
		long start = place & -WIDTH;
		List<byte[]> row = this.rows.computeIfAbsent(List.of((long) level, start),
				(key) -> this.stored.hashes(level, start, WIDTH));
		int offset = (int) (place - start);
		if (offset >= row.size()) {
			throw new IllegalStateException(
					"The ledger lacks hash " + place + " of level " + level + "; its verification says more");
		}
		return row.get(offset);
	}

	/** The largest power of two below a count. */
	private static long split(long count) {
		return Long.highestOneBit(count - 1);
	}

	/**
	 * Hashes as they are stored.
	 */
	@FunctionalInterface
	interface Stored {

		/**
		 * Consecutive hashes of a level, fewer where it ends.
		 * @param level 0 for leaves, 1 for subtrees of 256 leaves and so on
		 */
		List<byte[]> hashes(int level, long first, int count);

	}

}
