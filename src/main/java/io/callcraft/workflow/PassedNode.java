package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;

/**
 * A node that an instance has come to.
 *
 * @param node its id in the BPMN file
 * @param at when the token arrived
 */
public record PassedNode(String node, Instant at) {

	/** The steps that are kept: the last ones say where it came from. */
	private static final int MOST = 200;

	private static final int RADIX = 36;

	/** Adds a step to a path: a line for each, with the milliseconds since the start. */
	static String added(String path, String node, long millis) {
		String longer = path + node + ' ' + Long.toString(millis, RADIX) + '\n';
		return (longer.lines().count() > MOST) ? longer.substring(longer.indexOf('\n') + 1) : longer;
	}

	/** The steps of a path, oldest first. */
	static List<PassedNode> read(String path, Instant startedAt) {
		return path.lines().map((line) -> {
			int space = line.indexOf(' ');
			return new PassedNode(line.substring(0, space),
					startedAt.plusMillis(Long.parseLong(line.substring(space + 1), RADIX)));
		}).toList();
	}

}
