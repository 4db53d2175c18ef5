package io.callcraft.coaching;

import java.util.List;

import io.callcraft.decisions.Vocabulary;
import io.callcraft.shared.Competency;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rules of {@code coaching} may speak about.
 */
@Configuration(proxyBeanMethods = false)
class CoachingVocabulary {

	@Bean
	Vocabulary wordsOfCoaching() {
		return new Vocabulary("coaching", List.of(TrainingWanted.class, TaskToTake.class),
				List.of(CompetencyGuide.class, TrainingItem.class, CertificateNeeded.class), List.of(Competency.class));
	}

}
