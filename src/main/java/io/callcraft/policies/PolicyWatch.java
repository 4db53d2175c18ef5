package io.callcraft.policies;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Brings policies into force: the live release at the start, then what other nodes
 * publish and what changes in the folder.
 * <p>
 * It starts before the web server and works beside it, since building rules takes
 * seconds; the application reports that it is ready once a release is in force or known
 * to be missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PolicyWatch implements SmartLifecycle, ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(PolicyWatch.class);

	private static final long LONGEST_START_SECONDS = 300;

	private final PolicySettings settings;

	private final LiveRelease live;

	private final FolderWatch folder;

	private final DueDrafts due;

	private final RuleUse use;

	private final CountDownLatch begun = new CountDownLatch(1);

	private @Nullable ScheduledExecutorService threads;

	private volatile String failure = "";

	PolicyWatch(PolicySettings settings, LiveRelease live, FolderWatch folder, DueDrafts due, RuleUse use) {
		this.settings = settings;
		this.live = live;
		this.folder = folder;
		this.due = due;
		this.use = use;
	}

	@Override
	public synchronized void start() {
		if (this.threads == null) {
			CustomizableThreadFactory factory = new CustomizableThreadFactory("policies-");
			factory.setDaemon(true);
			ScheduledExecutorService executor = Executors.newScheduledThreadPool(3, factory);
			this.threads = executor;
			executor.execute(() -> begin(executor));
		}
	}

	/** Holds back the report of readiness until the first release is in force. */
	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException {
		if (!this.begun.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
			log.warn("No policies are in force yet; what needs them is refused until they are");
		}
	}

	@Override
	public synchronized void stop() {
		if (this.threads != null) {
			// no interrupts: they would close the files of the embedded database
			this.threads.shutdown();
			await(this.threads);
			quietly(this.use::keep);
			this.threads = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.threads != null;
	}

	/** Before the web server, and stopped after it. */
	@Override
	public int getPhase() {
		return 0;
	}

	private void begin(ScheduledExecutorService executor) {
		try {
			quietly(this.live::catchUp);
			if (!this.live.isInForce()) {
				quietly(this.folder::look);
			}
		}
		finally {
			this.begun.countDown();
		}
		if (!executor.isShutdown()) {
			long pause = this.settings.poll().toMillis();
			// one row by its key: all nodes are to follow a publish within two seconds
			long soon = Math.max(1, pause / 4);
			executor.scheduleWithFixedDelay(() -> quietly(this.live::catchUp), soon, soon, TimeUnit.MILLISECONDS);
			executor.scheduleWithFixedDelay(() -> quietly(this.folder::look), 0, pause, TimeUnit.MILLISECONDS);
			executor.scheduleWithFixedDelay(() -> quietly(this.due::publish), pause, pause, TimeUnit.MILLISECONDS);
			executor.scheduleWithFixedDelay(() -> quietly(this.use::keep), pause, pause, TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * A failure, such as a database that is away, must not end the watch; it is reported
	 * once, not twice a second.
	 */
	private void quietly(Runnable look) {
		try {
			look.run();
			this.failure = "";
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			if (!this.failure.equals(String.valueOf(ex.getMessage()))) {
				this.failure = String.valueOf(ex.getMessage());
				log.warn("Policies could not be looked at, trying again until they can", ex);
			}
		}
	}

	private static void await(ScheduledExecutorService threads) {
		try {
			if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
				log.warn("A change of the policies was still being checked at the end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
