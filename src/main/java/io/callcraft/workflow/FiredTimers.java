package io.callcraft.workflow;

import java.time.Duration;

import org.kie.kogito.process.SignalFactory;
import org.kie.kogito.services.jobs.impl.TriggerJobCommand;
import org.kie.kogito.timer.TimerInstance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells instances that their timers have gone off: each exactly once, since the timer is
 * forgotten in the same transaction, and those of one business key in the order of their
 * times, however many threads and nodes take part.
 */
@Component
class FiredTimers {

	private static final Duration UNTIL_ITS_TURN = Duration.ofMillis(500);

	private static final Duration WHILE_SUSPENDED = Duration.ofSeconds(30);

	private final WorkflowStore store;

	private final Timers timers;

	private final Deployments deployments;

	private final Runs runs;

	FiredTimers(WorkflowStore store, Timers timers, Deployments deployments, Runs runs) {
		this.store = store;
		this.timers = timers;
		this.deployments = deployments;
		this.runs = runs;
	}

	/**
	 * Lets a timer go off, unless it has gone off or was cancelled meanwhile.
	 * @return how long it has to stand back, because its instance is suspended or an
	 * earlier one of the business key waits; zero when it is done
	 */
	@Transactional
	public Duration fire(PendingTimer timer) {
		InHand work = InHand.current();
		this.store.lock(work, timer.businessKey());
		if (!this.timers.isPending(timer)) {
			return Duration.ZERO;
		}
		if (isSuspended(work, timer)) {
			return WHILE_SUSPENDED;
		}
		if (this.timers.before(timer).stream().anyMatch((earlier) -> !isSuspended(work, earlier))) {
			return UNTIL_ITS_TURN;
		}
		work.instance(timer.instance()).filter(WorkflowInstance::isActive).ifPresent((row) -> fire(work, row, timer));
		this.timers.remove(timer);
		return Duration.ZERO;
	}

	private static boolean isSuspended(InHand work, PendingTimer timer) {
		return work.instance(timer.instance()).filter((row) -> row.state() == InstanceState.SUSPENDED).isPresent();
	}

	private void fire(InHand work, WorkflowInstance row, PendingTimer timer) {
		work.fire(timer.job());
		try {
			this.runs.run(work, row.businessKey(), () -> {
				this.deployments.of(row.release())
					.instance(row)
					.ifPresent((running) -> running.send(SignalFactory.of(TriggerJobCommand.SIGNAL,
							TimerInstance.with(timer.job(), timer.timer(), 0))));
				return row;
			});
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(row + " cannot go on after its timer " + work.firedNode(), ex);
		}
		work.fire(null);
	}

}
