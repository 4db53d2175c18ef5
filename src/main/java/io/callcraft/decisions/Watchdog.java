package io.callcraft.decisions;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	/**
	 * A question beyond its time.
	 *
	 * @param asked when it was asked
	 * @param computed how long its thread had computed when that was noticed
	 */
	private record Overdue(long asked, long computed) {
	}

	private final Duration budget;

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final Map<Desk, Overdue> overdue = new HashMap<>();

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
		this.overdue.keySet().retainAll(watched);
		for (Desk desk : watched) {
			long asked = desk.askedAt();
			if (asked == 0 || System.nanoTime() - asked < this.budget.toNanos()) {
				this.overdue.remove(desk);
			}
			else if (hasUsedUp(desk, asked) && desk.stop(asked)) {
				log.warn("Rules were stopped after {}", this.budget);
			}
		}
	}

	/**
	 * A question whose thread merely waits for the processor is in no way to blame: what
	 * counts from the moment it is overdue is the time that it really computed.
	 */
	private boolean hasUsedUp(Desk desk, long asked) {
		long computed = this.threads.isThreadCpuTimeSupported() ? this.threads.getThreadCpuTime(desk.asker())
				: System.nanoTime();
		Overdue first = this.overdue.get(desk);
		if (first == null || first.asked() != asked) {
			this.overdue.put(desk, new Overdue(asked, computed));
			return false;
		}
		return computed - first.computed() >= this.budget.toNanos();
	}

	@Override
	public void close() {
		this.rounds.shutdownNow();
	}

}
