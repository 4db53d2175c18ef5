package io.callcraft.demo;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;

/**
 * The skill by which each milestone is reached, where a demonstration call notes one.
 */
final class Skills {

	private Skills() {
	}

	static Competency of(Milestone milestone) {
		return switch (milestone) {
			case LEAD -> Competency.TRANSITION;
			case DISCOVERY -> Competency.BRIDGE;
			case STATED_NEEDS -> Competency.ADAPT;
			case UNSTATED_NEEDS -> Competency.OPEN_UP;
			case RECOMMENDATION -> Competency.BUILD_VALUE;
			case CONCERNS -> Competency.VERBAL_CLUES;
			case COMMITMENT -> Competency.NATURAL_SCRIPT;
		};
	}

}
