package io.callcraft.decisions;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The desks at which the questions of one decision are answered: as many as are asked at
 * once.
 */
final class DeskPool {

	/** Often enough for Drools to compile the conditions that it interpreted at first. */
	static final int REHEARSALS = 2;

	private final RuleBook book;

	private final Collection<Threshold> thresholds;

	private final Watchdog watchdog;

	/** So many questions are kept to rehearse with, and at most so many desks opened. */
	private static final int LATELY = 16;

	private final ConcurrentLinkedDeque<Desk> free = new ConcurrentLinkedDeque<>();

	private final AtomicReferenceArray<@Nullable List<?>> lately = new AtomicReferenceArray<>(LATELY);

	private final AtomicInteger asked = new AtomicInteger();

	DeskPool(RuleBook book, Collection<Threshold> thresholds, Watchdog watchdog) {
		this.book = book;
		this.thresholds = List.copyOf(thresholds);
		this.watchdog = watchdog;
	}

	Ruling ask(List<?> facts) {
		Desk desk = this.free.pollFirst();
		if (desk == null) {
			desk = open();
		}
		boolean answered = false;
		try {
			Ruling ruling = desk.ask(facts);
			answered = true;
			this.free.addFirst(desk);
			this.lately.lazySet(Math.floorMod(this.asked.getAndIncrement(), LATELY), facts);
			return ruling;
		}
		finally {
			if (!answered) {
				discard(desk);
			}
		}
	}

	/**
	 * Answers for itself what was asked last of the pool that it takes over from, and
	 * opens as many desks: Drools makes the classes of a rule when they are first needed,
	 * and all who ask a new release would wait until they are made.
	 */
	void rehearse(DeskPool before) {
		int desks = Math.min(LATELY, before.free.size());
		while (this.free.size() < desks) {
			this.free.addFirst(open());
		}
		if (this.book == before.book) {
			return;
		}
		for (int round = 0; round < REHEARSALS; round++) {
			for (int i = 0; i < LATELY; i++) {
				List<?> facts = before.lately.get(i);
				if (facts != null) {
					ask(facts);
				}
			}
		}
	}

	private Desk open() {
		Desk desk = new Desk(this.book, this.thresholds);
		this.watchdog.watch(desk);
		return desk;
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
