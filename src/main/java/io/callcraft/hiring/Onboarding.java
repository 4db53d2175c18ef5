package io.callcraft.hiring;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.Competency;
import io.callcraft.shared.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * How a hire begins.
 *
 * @param goals what both want to reach in the first weeks; absent once erased
 * @param orientedAt when the orientation was given
 * @param feedbackAt when they first hear how they do
 * @param firstObjective the first skill to work on
 */
public record Onboarding(@Nullable String goals, Instant orientedAt, Instant feedbackAt, Competency firstObjective) {

	/** What an entry says of it; of the goals it keeps the digest alone. */
	Map<String, Object> forTheLedger() {
		Map<String, Object> detail = new TreeMap<>(Map.of("orientedAt", this.orientedAt.toString(), "feedbackAt",
				this.feedbackAt.toString(), "firstObjective", this.firstObjective.name()));
		if (this.goals != null) {
			detail.put("goals", PersonalText.of(this.goals));
		}
		return detail;
	}

}
