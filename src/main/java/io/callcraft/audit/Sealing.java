package io.callcraft.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps sealing. Not a task of the scheduler: there it would wait behind timers that are
 * due, and a minute for the next node when one dies.
 */
@Component
class Sealing implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(Sealing.class);

	private final Sealer sealer;

	private final LedgerSettings settings;

	private @Nullable ScheduledExecutorService thread;

	private volatile String failure = "";

	Sealing(Sealer sealer, LedgerSettings settings) {
		this.sealer = sealer;
		this.settings = settings;
	}

	@Override
	public synchronized void start() {
		if (this.thread == null) {
			CustomizableThreadFactory factory = new CustomizableThreadFactory("ledger-");
			factory.setDaemon(true);
			this.thread = Executors.newSingleThreadScheduledExecutor(factory);
			long pause = this.settings.poll().toMillis();
			this.thread.scheduleWithFixedDelay(this::seal, pause, pause, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.thread != null) {
			// no interrupts: they would close the files of the embedded database
			this.thread.shutdown();
			try {
				if (!this.thread.awaitTermination(10, TimeUnit.SECONDS)) {
					LOGGER.warn("The ledger was still being sealed at the end; the next start goes on");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.thread = null;
			seal();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	/** Before those who write entries, and stopped after them. */
	@Override
	public int getPhase() {
		return 0;
	}

	/**
	 * A failure must not end the sealing; it is reported once, not four times a second.
	 */
	private void seal() {
		try {
			this.sealer.seal();
			this.failure = "";
		}
		catch (RuntimeException ex) {
			if (!this.failure.equals(String.valueOf(ex.getMessage()))) {
				this.failure = String.valueOf(ex.getMessage());
				LOGGER.error("The ledger cannot be sealed, trying again until it can", ex);
			}
		}
	}

}
