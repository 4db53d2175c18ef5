package io.callcraft.decisions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops questions to the rules that take longer than the budget.
 */
final class Watchdog implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

	private final Duration budget;

	/** Desks of releases that nobody holds any more leave by themselves. */
	private final Set<Desk> desks = Collections.newSetFromMap(new WeakHashMap<>());

	private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "rule-watchdog");
		thread.setDaemon(true);
		return thread;
	});

	Watchdog(Duration budget) {
		this.budget = budget;
		long period = Math.max(5, budget.toMillis() / 10);
		this.rounds.scheduleWithFixedDelay(this::round, period, period, TimeUnit.MILLISECONDS);
	}

	void watch(Desk desk) {
		synchronized (this.desks) {
			this.desks.add(desk);
		}
	}

	void forget(Desk desk) {
		synchronized (this.desks) {
			this.desks.remove(desk);
		}
	}

	private void round() {
		List<Desk> watched;
		synchronized (this.desks) {
			watched = new ArrayList<>(this.desks);
		}
		for (Desk desk : watched) {
			if (desk.stopAfter(this.budget.toNanos())) {
				log.warn("Rules were stopped after {}", this.budget);
			}
		}
	}

	@Override
	public void close() {
		this.rounds.shutdownNow();
	}

}
