package io.callcraft.workflow;

import java.util.List;
import java.util.Optional;

/**
 * How running instances go from one release to another: for each node on which a token
 * can rest, where it goes.
 *
 * @param from number of the release that is left
 * @param to number of the release that is gone to
 * @param moves one for each node of each process of the release that is left
 */
public record MigrationPlan(int from, int to, List<NodeMove> moves) {

	public MigrationPlan {
		moves = List.copyOf(moves);
	}

	Optional<NodeMove> move(String process, String node) {
		return this.moves.stream()
			.filter((move) -> move.process().equals(process) && move.node().equals(node))
			.findFirst();
	}

}
