package io.callcraft.decisions;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The desks at which the questions of one decision are answered: as many as are asked at
 * once.
 */
final class DeskPool {

	private final RuleBook book;

	private final Collection<Threshold> thresholds;

	private final Watchdog watchdog;

	private final ConcurrentLinkedDeque<Desk> free = new ConcurrentLinkedDeque<>();

	DeskPool(RuleBook book, Collection<Threshold> thresholds, Watchdog watchdog) {
		this.book = book;
		this.thresholds = List.copyOf(thresholds);
		this.watchdog = watchdog;
	}

	Ruling ask(List<?> facts) {
		Desk desk = this.free.pollFirst();
		if (desk == null) {
			desk = new Desk(this.book, this.thresholds);
			this.watchdog.watch(desk);
		}
		boolean answered = false;
		try {
			Ruling ruling = desk.ask(facts);
			answered = true;
			this.free.addFirst(desk);
			return ruling;
		}
		finally {
			if (!answered) {
				discard(desk);
			}
		}
	}

	/** Closes the desks at which nobody sits. */
	void drain() {
		Desk desk = this.free.pollFirst();
		while (desk != null) {
			discard(desk);
			desk = this.free.pollFirst();
		}
	}

	private void discard(Desk desk) {
		this.watchdog.forget(desk);
		desk.close();
	}

}
