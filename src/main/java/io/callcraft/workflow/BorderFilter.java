package io.callcraft.workflow;

import java.util.Set;
import java.util.function.Function;

import org.jbpm.process.core.event.EventTypeFilter;
import org.jbpm.workflow.core.node.BoundaryEventNode;

/**
 * Lets a signal or message reach the border of an activity only if that was active when
 * it came in. The engine would also tell an activity that the very signal has led to.
 */
final class BorderFilter extends EventTypeFilter {

	private final String activity;

	private BorderFilter(String event, String activity) {
		setType(event);
		this.activity = activity;
	}

	/**
	 * Puts the filter in place of the engine's where the node waits for such an event.
	 */
	static void bind(BoundaryEventNode border) {
		border.getEventFilters()
			.replaceAll((filter) -> filter instanceof EventTypeFilter read && EngineText.isHeard(read.getType())
					? new BorderFilter(read.getType(), border.getAttachedToNodeId()) : filter);
	}

	@Override
	public boolean acceptsEvent(String type, Object event, Function<String, Object> resolver) {
		return type.equals(getType()) && event instanceof Heard heard && heard.active().contains(this.activity);
	}

	/**
	 * What a signal or message finds.
	 *
	 * @param active ids of the nodes that are active when it comes in
	 */
	record Heard(Set<String> active) {
	}

}
