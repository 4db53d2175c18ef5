package io.callcraft.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A tree that grows leaf by leaf and knows its root at every size, from the few complete
 * subtrees that it consists of.
 */
final class Fold {

	/** The last subtree first. */
	private final Deque<byte[]> subtrees = new ArrayDeque<>();

	private long size;

	/** Goes on where a tree of some size has come to. */
	static Fold after(long size, List<byte[]> subtrees) {
		Fold fold = new Fold();
		fold.size = size;
		subtrees.forEach(fold.subtrees::push);
		return fold;
	}

	void add(byte[] leaf) {
		byte[] hash = leaf;
		for (long left = this.size; (left & 1) == 1; left >>= 1) {
			hash = Tree.node(this.subtrees.pop(), hash);
		}
		this.subtrees.push(hash);
		this.size++;
	}

	byte[] root() {
		if (this.subtrees.isEmpty()) {
			return Tree.sha256().digest();
		}
		Iterator<byte[]> all = this.subtrees.iterator();
		byte[] root = all.next();
		while (all.hasNext()) {
			root = Tree.node(all.next(), root);
		}
		return root;
	}

}
