package io.callcraft.hiring;

import java.util.List;

import io.callcraft.decisions.Vocabulary;
import io.callcraft.shared.Milestone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rules of {@code hiring} may speak about: traits of a closed list and figures.
 * No fact holds text, a name, a group that somebody belongs to, or what they did before,
 * so no rule can decide by any of it.
 */
@Configuration(proxyBeanMethods = false)
class HiringVocabulary {

	@Bean
	Vocabulary wordsOfHiring() {
		return new Vocabulary("hiring",
				List.of(TraitEvidence.class, MilestoneShown.class, JobFacts.class, FitScore.class),
				List.of(Blocker.class, FitGap.class, TrainingNeed.class, EvidenceNeed.class, Fits.class),
				List.of(Trait.class, TraitKind.class, Milestone.class));
	}

}
