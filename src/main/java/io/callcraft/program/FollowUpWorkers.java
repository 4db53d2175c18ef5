package io.callcraft.program;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.callcraft.calls.FollowUps;
import io.callcraft.calls.NewWork;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.shared.RepId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps following calls. Work is found by looking at the database, so a crash loses none
 * of it; being woken only makes it sooner.
 */
@Component
class FollowUpWorkers implements SmartLifecycle, NewWork {

	private static final Logger log = LoggerFactory.getLogger(FollowUpWorkers.class);

	/**
	 * How often to look when nobody wakes us: another node's calls, or those of a crash.
	 */
	private static final long LOOK_MILLIS = 500;

	private static final long AFTER_FAILURE_MILLIS = 2_000;

	private static final long REST_SECONDS = 10;

	private static final int REPS_AT_ONCE = 64;

	private final FollowUps followUps;

	private final Program program;

	private final ProgramSettings settings;

	private final Clock clock;

	private final Semaphore news = new Semaphore(0);

	/** Reps that one of this node's workers has in hand. */
	private final Set<RepId> inHand = ConcurrentHashMap.newKeySet();

	/** Reps whose calls could not be followed, until when they are left alone. */
	private final Map<RepId, Instant> restUntil = new ConcurrentHashMap<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean running;

	FollowUpWorkers(FollowUps followUps, Program program, ProgramSettings settings, Clock clock) {
		this.followUps = followUps;
		this.program = program;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void calls() {
		if (this.news.availablePermits() < this.settings.workers()) {
			this.news.release();
		}
	}

	@Override
	public void start() {
		this.running = true;
		for (int i = 1; i <= this.settings.workers(); i++) {
			Thread thread = new Thread(this::work, "follow-up-" + i);
			thread.setDaemon(true);
			thread.start();
			this.threads.add(thread);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.threads.forEach(Thread::interrupt);
		for (Thread thread : this.threads) {
			try {
				thread.join(TimeUnit.SECONDS.toMillis(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.threads.clear();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void work() {
		while (this.running) {
			try {
				if (!followWaiting()) {
					this.news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (NoLiveRelease ex) {
				pause();
			}
			catch (RuntimeException ex) {
				log.warn("Looking for calls to follow failed, trying again: {}", ex.toString());
				pause();
			}
		}
	}

	/** Follows whoever waits; answers whether anything was done. */
	private boolean followWaiting() {
		boolean any = false;
		for (RepId rep : this.followUps.waiting(REPS_AT_ONCE)) {
			if (!this.running || isResting(rep) || !this.inHand.add(rep)) {
				continue;
			}
			try {
				any |= follow(rep);
			}
			finally {
				this.inHand.remove(rep);
			}
		}
		return any;
	}

	/** One rep's trouble never holds up another. */
	private boolean follow(RepId rep) {
		try {
			while (this.program.follow(rep) && this.running) {
				// a rep with very many calls takes several turns
			}
			return true;
		}
		catch (NoLiveRelease ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.warn("Following the calls of rep {} failed, they stay waiting", rep, ex);
			this.restUntil.put(rep, this.clock.instant().plusSeconds(REST_SECONDS));
			return false;
		}
	}

	private boolean isResting(RepId rep) {
		Instant until = this.restUntil.get(rep);
		if (until == null) {
			return false;
		}
		boolean resting = this.clock.instant().isBefore(until);
		if (!resting) {
			this.restUntil.remove(rep);
		}
		return resting;
	}

	private static void pause() {
		try {
			Thread.sleep(AFTER_FAILURE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
