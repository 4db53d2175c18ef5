package io.callcraft.program;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
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
 * of it; being woken only makes it sooner. One thread looks and hands the reps who wait
 * to the workers. While very many wait, and nobody wakes it, it leaves their calls time
 * to gather: a few long turns cost a fraction of many short ones.
 */
@Component
class FollowUpWorkers implements SmartLifecycle, NewWork {

	private static final Logger log = LoggerFactory.getLogger(FollowUpWorkers.class);

	/**
	 * How often to look when nobody wakes us: calls of an import that goes on, another
	 * node's calls, or those of a crash.
	 */
	private static final long LOOK_MILLIS = 500;

	/** How often to look while calls of many reps come in. */
	private static final long GATHER_MILLIS = 2_000;

	/** From so many on it is many. */
	private static final int MANY_REPS = 50;

	private static final long AFTER_FAILURE_MILLIS = 2_000;

	private static final long REST_SECONDS = 10;

	private static final int REPS_AT_ONCE = 500;

	private final FollowUps followUps;

	private final Program program;

	private final ProgramSettings settings;

	private final Clock clock;

	private final Semaphore news = new Semaphore(0);

	/** Where a rep is handed to a worker who is free. */
	private final SynchronousQueue<RepId> next = new SynchronousQueue<>();

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
		this.news.release();
	}

	@Override
	public void start() {
		this.running = true;
		start("follow-up-look", this::look);
		for (int i = 1; i <= this.settings.workers(); i++) {
			start("follow-up-" + i, this::work);
		}
	}

	private void start(String name, Task task) {
		Thread thread = new Thread(() -> keepAt(task), name);
		thread.setDaemon(true);
		thread.start();
		this.threads.add(thread);
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

	private void keepAt(Task task) {
		while (this.running) {
			try {
				task.run();
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

	/** Hands on who waits now. */
	private void look() throws InterruptedException {
		// what was told so far is seen by this look
		this.news.drainPermits();
		List<RepId> waiting = this.followUps.waiting(REPS_AT_ONCE);
		int handed = 0;
		for (RepId rep : waiting) {
			if (!isResting(rep) && !this.inHand.contains(rep)) {
				this.next.put(rep);
				handed++;
			}
		}
		if (handed == 0 || waiting.size() < REPS_AT_ONCE) {
			// somebody who could not be handed on is not kept waiting
			boolean gather = handed >= MANY_REPS && handed == waiting.size();
			this.news.tryAcquire(gather ? GATHER_MILLIS : LOOK_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private void work() throws InterruptedException {
		RepId rep = this.next.take();
		this.inHand.add(rep);
		try {
			follow(rep);
		}
		finally {
			this.inHand.remove(rep);
		}
	}

	/** One rep's trouble never holds up another. */
	private void follow(RepId rep) {
		try {
			while (this.program.follow(rep) && this.running) {
				// a rep with very many calls takes several turns
			}
		}
		catch (NoLiveRelease ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.warn("Following the calls of rep {} failed, they stay waiting", rep, ex);
			this.restUntil.put(rep, this.clock.instant().plusSeconds(REST_SECONDS));
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

	/** What a thread does again and again. */
	@FunctionalInterface
	private interface Task {

		void run() throws InterruptedException;

	}

}
