package io.callcraft.calls;

import java.util.List;
import java.util.function.Consumer;

import io.callcraft.shared.RepId;

/**
 * Which reps have calls whose consequences are not yet drawn. The queue is a table,
 * filled in the intake's own transaction: a crash loses nothing and the order is that of
 * the calls.
 */
public interface FollowUps {

	/** Reps with work waiting; each comes round, however many wait. */
	List<RepId> waiting(int limit);

	/**
	 * Takes a rep's turn: locks it against other workers until the transaction ends and
	 * reads what is to be followed. Must run in a transaction, before anything else is
	 * read in it.
	 * <p>
	 * Where something before the newest followed call changed (a late call, a
	 * correction), the generation rises and the turn holds all that is waiting, whatever
	 * the limit: then the state is to be folded anew from {@link #history}. Such a turn
	 * may even hold no call, when the one that changed now belongs to somebody else; see
	 * {@link Turn#nothing()}.
	 * @param rep whose turn
	 * @param limit how many calls at most, more only where several begin at the same
	 * instant
	 * @return the calls in order of (startedAt, source, callId); nothing when another
	 * worker has done them
	 */
	Turn take(RepId rep, int limit);

	/**
	 * Reads what a rep's state is made of once this turn is done, in order: all calls
	 * followed before and those of the turn, but none that came in since. Some thousand
	 * are in memory at a time.
	 * @param turn the turn, in the transaction that took it
	 * @param reader is given each call
	 */
	void history(Turn turn, Consumer<Call> reader);

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
	 * state must be folded anew from the history
	 * @param calls what is to be followed, in order
	 * @param complete whether nothing is left after these
	 * @param places where they stood in the queue
	 */
	record Turn(RepId rep, long generation, List<Call> calls, boolean complete, List<Place> places) {

		public Turn {
			calls = List.copyOf(calls);
			places = List.copyOf(places);
		}

		/** A turn that took no places in the queue. */
		public Turn(RepId rep, long generation, List<Call> calls, boolean complete) {
			this(rep, generation, calls, complete, List.of());
		}

		/** Whether one of the calls, or one that was among them, was corrected. */
		public boolean corrected() {
			return this.places.stream().anyMatch((place) -> place.importId() == null);
		}

		/** Whether there is nothing to do, not even to fold anew. */
		public boolean nothing() {
			return this.calls.isEmpty() && this.places.isEmpty();
		}

	}

}
