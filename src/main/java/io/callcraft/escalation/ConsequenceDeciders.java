package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.workflow.Decider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The decisions around a consequence.
 */
@Configuration(proxyBeanMethods = false)
class ConsequenceDeciders {

	/** Does it stand, and what is to be asked? */
	@Bean
	Decider consequenceStands(CaseWork work) {
		return new NamedDecider("consequence-stands", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			Consequence.State state = file.consequenceState;
			if (state == null || state == Consequence.State.REVERSED) {
				return Map.of("next", "NOTHING");
			}
			if (state == Consequence.State.APPEALED) {
				return Map.of("next", "WAIT", "wait", "5 working days");
			}
			return Map.of("next", "TERMINATION".equals(file.consequence) ? "SEAT" : "EFFECT");
		});
	}

	/** How long the rep has to reply, by the law of their place. */
	@Bean
	Decider replyTime(CaseWork work, Laws laws) {
		return new NamedDecider("reply-time",
				(businessKey, variables) -> Map.of("replyWindow", laws.of(work.file(businessKey)).replyTime()));
	}

}
