package io.callcraft.calls;

import java.util.List;

import io.callcraft.shared.RepId;

/**
 * Which reps have calls whose consequences are not yet drawn. The queue is a table,
 * filled in the intake's own transaction: a crash loses nothing and the order is that of
 * the calls.
 */
public interface FollowUps {

	/** Reps with work waiting, longest waiting first. */
	List<RepId> waiting(int limit);

	/**
	 * Takes a rep's turn: locks it against other workers until the transaction ends and
	 * reads what is to be followed. Must run in a transaction.
	 * @param rep whose turn
	 * @param limit how many calls at most
	 * @return the calls in order of (startedAt, source, callId); empty when another
	 * worker has done them
	 */
	Turn take(RepId rep, int limit);

	/**
	 * Marks the calls of a turn as followed, in the same transaction, and counts them for
	 * their imports.
	 */
	void done(Turn turn);

	/**
	 * A rep's turn.
	 *
	 * @param rep whose
	 * @param generation rises when history changed (a correction, a late call): then the
	 * state must be folded anew from all stored calls
	 * @param calls what is to be followed, in order
	 * @param complete whether nothing is left after these
	 */
	record Turn(RepId rep, long generation, List<Call> calls, boolean complete) {
	}

}
