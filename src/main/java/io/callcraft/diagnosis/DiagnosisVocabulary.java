package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Vocabulary;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepStanding;
import io.callcraft.standing.Science;
import io.callcraft.standing.SkillStanding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rules of {@code assessment} and {@code diagnosis} may speak about.
 */
@Configuration(proxyBeanMethods = false)
class DiagnosisVocabulary {

	@Bean
	Vocabulary wordsOfAssessment() {
		return new Vocabulary("assessment", List.of(CallAssessment.class),
				List.of(NotReached.class, NotCounted.class, QualityCheck.class),
				List.of(Outcome.class, Milestone.class, Call.Sampling.class));
	}

	@Bean
	Vocabulary wordsOfDiagnosis() {
		return new Vocabulary("diagnosis",
				List.of(RepStanding.class, MilestoneStanding.class, SkillStanding.class, Science.class,
						TalentAtHire.class, TrainingDone.class, Shortfall.class),
				List.of(GapFound.class),
				List.of(GapKind.class, Milestone.class, Competency.class, Rate.class, RepId.class));
	}

}
