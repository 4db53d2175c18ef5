package io.callcraft.coaching;

import java.util.List;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;

import org.springframework.stereotype.Component;

/**
 * What operations have written down about training and about who may coach. A release
 * from before there were such rules has none.
 */
@Component
class CoachingRules {

	private static final String DECISION = "coaching";

	private final Decisions decisions;

	CoachingRules(Decisions decisions) {
		this.decisions = decisions;
	}

	/** The rules in force, with their figures. */
	Release live() {
		return this.decisions.live();
	}

	/** What the rules in force say to a fact, as verdicts of a kind. */
	List<Verdict> ask(Object fact, Class<?> wanted) {
		Release live = live();
		return live.decisions().contains(DECISION) ? live.decide(DECISION, List.of(fact)).of(wanted).toList()
				: List.of();
	}

}
