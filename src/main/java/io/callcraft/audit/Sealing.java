package io.callcraft.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

	private final LedgerSeals seals;

	private final Witnesses witnesses;

	private final LedgerSettings settings;

	private final Map<String, String> failures = new ConcurrentHashMap<>();

	private @Nullable ScheduledExecutorService threads;

	Sealing(Sealer sealer, LedgerSeals seals, Witnesses witnesses, LedgerSettings settings) {
		this.sealer = sealer;
		this.seals = seals;
		this.witnesses = witnesses;
		this.settings = settings;
		witnesses.all().forEach(Witness::check);
	}

	@Override
	public synchronized void start() {
		if (this.threads == null) {
			CustomizableThreadFactory factory = new CustomizableThreadFactory("ledger-");
			factory.setDaemon(true);
			this.threads = Executors.newScheduledThreadPool(1 + this.witnesses.all().size(), factory);
			long pause = this.settings.poll().toMillis();
			this.threads.scheduleWithFixedDelay(this::seal, pause, pause, TimeUnit.MILLISECONDS);
			long between = this.settings.witnessEvery().toMillis();
			for (Witness each : this.witnesses.all()) {
				this.threads.scheduleWithFixedDelay(() -> tell(each), between, between, TimeUnit.MILLISECONDS);
			}
		}
	}

	@Override
	public synchronized void stop() {
		if (this.threads != null) {
			// no interrupts: they would close the files of the embedded database
			this.threads.shutdown();
			try {
				if (!this.threads.awaitTermination(10, TimeUnit.SECONDS)) {
					LOGGER.warn("The ledger was still being sealed at the end; the next start goes on");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.threads = null;
			seal();
			this.witnesses.all().forEach(this::tell);
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.threads != null;
	}

	/** Before those who write entries, and stopped after them. */
	@Override
	public int getPhase() {
		return 0;
	}

	private void seal() {
		quietly("The ledger cannot be sealed", this.sealer::seal);
	}

	/** One that is slow or gone must not keep the others from being told. */
	private void tell(Witness witness) {
		quietly("The ledger's head cannot be kept by " + witness.where(),
				() -> this.seals.head().ifPresent(witness::keep));
	}

	/**
	 * A failure must not end the sealing; it is reported once, not four times a second.
	 */
	private void quietly(String failing, Runnable work) {
		try {
			work.run();
			this.failures.remove(failing);
		}
		catch (RuntimeException ex) {
			String message = String.valueOf(ex.getMessage());
			if (!message.equals(this.failures.put(failing, message))) {
				LOGGER.error("{}, trying again until it can", failing, ex);
			}
		}
	}

}
