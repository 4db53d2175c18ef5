package io.callcraft.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/**
 * The calls that a rep takes after a scene: some show the skill that was agreed on, and
 * the customer goes along; the others do not.
 */
final class CallsOfAScene {

	private static final int HANDLE_SECONDS = 300;

	private CallsOfAScene() {
	}

	/**
	 * The calls of a scene, always the same for the same moment.
	 * @param index the scene's place in the story
	 * @param completedAt when the scene's task was completed; the calls follow
	 */
	static List<Call> of(CastMember member, int index, Scene scene, Instant completedAt, Duration between) {
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < scene.calls(); i++) {
			// those that show it are spread evenly among the others
			boolean shown = (i + 1) * scene.shown() / scene.calls() > i * scene.shown() / scene.calls();
			Instant startedAt = completedAt.plus(between.multipliedBy(i + 1));
			calls.add(call(member, "%s-scene-%02d-%02d".formatted(member.id(), index + 1, i + 1), startedAt, shown));
		}
		return calls;
	}

	/** A call that nobody has assessed. */
	static Call unheard(CastMember member, String callId, Instant startedAt) {
		return new Call(new Call.Key(CallGenerator.SOURCE, callId), member.id(), null,
				startedAt.truncatedTo(ChronoUnit.MICROS), HANDLE_SECONDS, Map.of(), Map.of(), false, Map.of(),
				new Call.Science(0, 20, false, true), Set.of(), Call.Sampling.CENSUS, null, "service");
	}

	/** One call on which the skill of the story shows, or does not. */
	static Call call(CastMember member, String callId, Instant startedAt, boolean shown) {
		Milestone weak = Stories.milestone(member.number());
		Map<Milestone, Outcome> outcomes = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			outcomes.put(milestone, Outcome.MET);
		}
		if (!shown) {
			outcomes.put(weak, Outcome.MISSED);
			for (Milestone milestone : Milestone.values()) {
				if (weak == Milestone.LEAD && milestone != weak) {
					outcomes.put(milestone, Outcome.NOT_APPLICABLE);
				}
			}
		}
		boolean sale = outcomes.get(Milestone.COMMITMENT) == Outcome.MET;
		return new Call(new Call.Key(CallGenerator.SOURCE, callId), member.id(), null, startedAt, HANDLE_SECONDS,
				outcomes, Map.of(), sale, Map.of(Skills.of(weak).name(), shown ? 1 : 0),
				new Call.Science(0, 20, false, true), Set.of(), Call.Sampling.CENSUS, null, "service");
	}

}
