package io.callcraft.incentives;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Vocabulary;
import io.callcraft.people.Rep;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the rules of {@code incentives} may speak about.
 */
@Configuration(proxyBeanMethods = false)
class IncentivesVocabulary {

	@Bean
	Vocabulary wordsOfIncentives() {
		return new Vocabulary("incentives", List.of(RewardedCall.class, Improvement.class, MonthResult.class),
				List.of(Reward.class, RewardIn.class, PatOnTheBack.class, AchieverStatus.class),
				List.of(Milestone.class, Outcome.class, Rate.class, Call.Sampling.class, Rep.RewardPreference.class,
						RewardForm.class));
	}

}
