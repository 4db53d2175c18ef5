package io.callcraft.workflow;

import java.util.Collection;
import java.util.List;

import org.kie.kogito.Addons;
import org.kie.kogito.event.DataEvent;
import org.kie.kogito.event.EventBatch;
import org.kie.kogito.event.EventManager;
import org.kie.kogito.event.EventPublisher;

/**
 * Leaves out the engine's own events, which nobody hears: to gather them it would search
 * the class path for adapters at every step of every process.
 */
final class UnheardEvents implements EventManager, EventBatch {

	@Override
	public EventBatch newBatch() {
		return this;
	}

	@Override
	public void append(Object event) {
	}

	@Override
	public Collection<DataEvent<?>> events() {
		return List.of();
	}

	@Override
	public void publish(EventBatch batch) {
	}

	@Override
	public void addPublisher(EventPublisher publisher) {
		throw new UnsupportedOperationException("Steps are heard by a StepListener");
	}

	@Override
	public void setService(String service) {
	}

	@Override
	public void setAddons(Addons addons) {
	}

}
