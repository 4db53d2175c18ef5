package io.callcraft.workflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.services.uow.UnitOfWorkExecutor;

import org.springframework.stereotype.Component;

/**
 * Lets the engine move tokens. When they have come to rest, the listeners are told, who
 * may then move processes themselves.
 */
@Component
class Runs {

	private final Engine engine;

	private final WorkflowStore store;

	private final Extensions extensions;

	Runs(Engine engine, WorkflowStore store, Extensions extensions) {
		this.engine = engine;
		this.store = store;
		this.extensions = extensions;
	}

	/**
	 * Moves tokens of a business key.
	 * @throws Refusal as a form, decider or calendar threw it, without the engine's
	 * wrapping
	 */
	<T> T run(InHand work, String businessKey, Supplier<T> moves) {
		boolean outermost = !work.isRunning();
		T result;
		work.enter(businessKey);
		try {
			result = outermost ? UnitOfWorkExecutor.executeInUnitOfWork(this.engine.units(), moves) : moves.get();
		}
		catch (RuntimeException ex) {
			throw refusalIn(ex);
		}
		finally {
			work.leave();
		}
		if (outermost) {
			work.rest();
			work.beforeCommit(this.store::write);
			tell(work);
		}
		return result;
	}

	private static RuntimeException refusalIn(RuntimeException failure) {
		@Nullable Throwable cause = failure;
		while (cause != null) {
			if (cause instanceof Refusal refusal) {
				return refusal;
			}
			cause = cause.getCause();
		}
		return failure;
	}

	private void tell(InHand work) {
		List<Consumer<StepListener>> steps = work.takeHeard();
		for (Consumer<StepListener> step : steps) {
			this.extensions.listeners().forEach(step);
		}
	}

}
