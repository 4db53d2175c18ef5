package io.callcraft.workflow;

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
	 * @return whether that is done; not while an earlier one of the business key waits
	 */
	@Transactional
	public boolean fire(PendingTimer timer) {
		InHand work = InHand.current();
		this.store.lock(work, timer.businessKey());
		if (!this.timers.isPending(timer)) {
			return true;
		}
		if (this.timers.isHeldUp(timer)) {
			return false;
		}
		work.instance(timer.instance()).filter(WorkflowInstance::isActive).ifPresent((row) -> fire(work, row, timer));
		this.timers.remove(timer);
		return true;
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
