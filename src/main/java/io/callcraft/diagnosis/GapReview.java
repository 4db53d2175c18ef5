package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * Everything that somebody needs to judge a proposed gap.
 *
 * @param confidence how much it rests on
 * @param calls the calls that the rules cited and those that missed the milestone since,
 * as they read now, in call order
 * @param opinions what people have said, oldest first
 * @param helped whether help with the milestone was given before
 * @param talents what was seen of the rep's talents before they were hired; empty where
 * nobody looked
 * @param refusal why whoever asks may see it but has no say; absent where they have
 */
public record GapReview(Gap gap, Confidence confidence, List<Call> calls, List<GapOpinion> opinions, boolean helped,
		List<TalentAtHire> talents, @Nullable String refusal) {

	public GapReview {
		calls = List.copyOf(calls);
		opinions = List.copyOf(opinions);
		talents = List.copyOf(talents);
	}

	public boolean mayDecide() {
		return this.refusal == null;
	}

}
