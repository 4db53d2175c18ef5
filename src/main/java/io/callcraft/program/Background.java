package io.callcraft.program;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.diagnosis.GapFound;
import io.callcraft.diagnosis.SkillHelp;
import io.callcraft.diagnosis.TalentAtHire;
import io.callcraft.diagnosis.TrainingDone;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rep beside calls and employment where gaps are looked for.
 *
 * @param talents what was seen of their talents before they were hired
 * @param trained training that they have done
 * @param closedGaps when gaps were last closed, by their key
 */
record Background(List<TalentAtHire> talents, List<SkillHelp.Trained> trained, Map<String, Instant> closedGaps) {

	/** Of somebody of whom nothing else is known. */
	static final Background NONE = new Background(List.of(), List.of(), Map.of());

	/** The facts for the rules, as of a call. */
	List<Object> facts(Instant asOf) {
		List<Object> facts = new ArrayList<>(this.talents);
		this.trained.stream()
			.filter((training) -> !training.at().isAfter(asOf))
			.map((training) -> new TrainingDone(training.milestone(), training.competency(),
					(int) Duration.between(training.at(), asOf).toDays()))
			.forEach(facts::add);
		return facts;
	}

	/** When a gap was last closed before a call; absent when it never was. */
	@Nullable Instant closed(GapFound gap, Instant asOf) {
		Instant closed = this.closedGaps.get(gap.key());
		return (closed == null || closed.isAfter(asOf)) ? null : closed;
	}

}
