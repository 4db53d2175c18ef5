package io.callcraft.escalation;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Vocabulary;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepStanding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rules of {@code escalation}, {@code conversation}, {@code override} and
 * {@code plan-review} may speak about.
 */
@Configuration(proxyBeanMethods = false)
class EscalationVocabulary {

	@Bean
	Vocabulary wordsOfEscalation() {
		return new Vocabulary("escalation",
				List.of(RepStanding.class, MilestoneStanding.class, ObjectiveProgress.class, CaseProgress.class,
						MayEnter.class, Recovery.class, ConductStanding.class, ConductTrial.class, WeekCount.class,
						SupervisorEntries.class),
				List.of(EnterProgram.class, EntryStage.class, WarnOfConduct.class, EnterForConduct.class,
						StopEntries.class, Observation.class, EarlyWarning.class, ObjectiveReview.class,
						NextMove.class),
				List.of(Milestone.class, Rate.class, RepId.class, Call.Behaviour.class));
	}

	@Bean
	Vocabulary wordsOfConversation() {
		return new Vocabulary("conversation", List.of(ObjectiveWanted.class, ConcernVoiced.class, Rehearsal.class),
				List.of(SmallSkill.class, Resistance.class, RehearsedAnswer.class),
				List.of(Milestone.class, Competency.class));
	}

	@Bean
	Vocabulary wordsOfOverride() {
		return new Vocabulary("override", List.of(StageSkip.class), List.of(SkipReview.class),
				List.of(EscalationStage.class));
	}

	@Bean
	Vocabulary wordsOfPlanReview() {
		return new Vocabulary("plan-review", List.of(PlanText.class), List.of(PlanReview.class), List.of());
	}

}
