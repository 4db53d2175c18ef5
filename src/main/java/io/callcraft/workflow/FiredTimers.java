package io.callcraft.workflow;

import org.kie.kogito.process.SignalFactory;
import org.kie.kogito.services.jobs.impl.TriggerJobCommand;
import org.kie.kogito.timer.TimerInstance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells an instance that one of its timers has gone off. A timer whose node has been left
 * meanwhile moves nothing, so being told twice does no harm.
 */
@Component
class FiredTimers {

	private final WorkflowStore store;

	private final Deployments deployments;

	private final Runs runs;

	FiredTimers(WorkflowStore store, Deployments deployments, Runs runs) {
		this.store = store;
		this.deployments = deployments;
		this.runs = runs;
	}

	@Transactional
	public void fire(String job, String instance, String timer) {
		InHand work = InHand.current();
		this.store.lockForInstance(work, instance);
		WorkflowInstance row = work.instance(instance).filter(WorkflowInstance::isActive).orElse(null);
		if (row == null) {
			return;
		}
		work.fire(job);
		try {
			this.runs.run(work, row.businessKey(), () -> {
				this.deployments.of(row.release())
					.instance(row)
					.ifPresent((running) -> running
						.send(SignalFactory.of(TriggerJobCommand.SIGNAL, TimerInstance.with(job, timer, 0))));
				return row;
			});
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(row + " cannot go on after its timer " + work.firedNode(), ex);
		}
		work.fire(null);
	}

}
