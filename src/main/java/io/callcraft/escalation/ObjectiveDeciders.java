package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.workflow.Decider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The decisions around a skill objective.
 */
@Configuration(proxyBeanMethods = false)
class ObjectiveDeciders {

	/** The window is over: was the objective met? */
	@Bean
	Decider reviewSkillObjective(CaseWork work) {
		return new NamedDecider("review-skill-objective", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			EvidenceWindow window = work.window(file);
			return Map.of("proposal", review(work, file, window));
		});
	}

	/** The review is confirmed: where does the case go? */
	@Bean
	Decider afterSkillObjective(CaseWork work, CaseMoves moves) {
		return new NamedDecider("after-skill-objective", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			String result = work.window(file).confirmed;
			if (result == null) {
				throw new IllegalStateException("The objective of " + businessKey + " was not reviewed");
			}
			return CaseMoves.outcome(moves.after(file, "OBJECTIVE", result, "", ""));
		});
	}

	static String review(CaseWork work, CaseFile file, EvidenceWindow window) {
		window.running = false;
		CaseWork.Asked asked = work.ask(file, "escalation", "objective.reviewed", ObjectiveReview.class,
				(file.behaviour != null) ? new ConductTrial(BehaviourJudge.since(work, file, window.openedAt))
						: window.progress());
		ObjectiveReview review = asked.first(ObjectiveReview.class);
		window.proposed = review.result();
		window.reason = review.reason();
		window.rules = String.join("\n", asked.rules());
		window.release = asked.release();
		return review.result();
	}

}
