package io.callcraft.workflow;

import java.time.Duration;
import java.util.Optional;

import io.callcraft.shared.UserId;
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

	private final Incidents incidents;

	FiredTimers(WorkflowStore store, Timers timers, Deployments deployments, Runs runs, Incidents incidents) {
		this.store = store;
		this.timers = timers;
		this.deployments = deployments;
		this.runs = runs;
		this.incidents = incidents;
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

	/** What is to be recorded of a timer that failed only when all was to be written. */
	@Transactional(readOnly = true)
	public Optional<FailedStep> failed(PendingTimer timer, Throwable cause) {
		return this.store.instance(timer.instance())
			.filter(WorkflowInstance::isRunning)
			.map((row) -> this.incidents.failed(InHand.current(),
					starting(row, row.nodes().stream().findFirst().orElse("")), cause));
	}

	private static Incidents.Starting starting(WorkflowInstance row, String node) {
		return Incidents.Starting.at(row, Incident.Trigger.TIMER, UserId.SYSTEM, node, node);
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
			throw new FailedStep.Thrown(this.incidents.failed(work, starting(row, work.firedNode()), ex),
					row + " cannot go on after its timer " + work.firedNode());
		}
		work.fire(null);
	}

}
