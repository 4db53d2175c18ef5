package io.callcraft.escalation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.workflow.Calendar;
import io.callcraft.workflow.Decider;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The decisions around a heart-to-heart and formative feedback.
 */
@Configuration(proxyBeanMethods = false)
class TalkDeciders {

	/** The talk is held: commitment, refusal, time, another seat or protected ground. */
	@Bean
	Decider afterHeartToHeart(CaseWork work, CaseMoves moves, ObjectProvider<Workflow> workflow) {
		return new NamedDecider("after-heart-to-heart", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			Map<String, Object> talk = work.newest(file, "hold-heart-to-heart");
			String outcome = moves.after(file, "HEART_TO_HEART", CaseMoves.text(talk, "commitment"),
					CaseMoves.text(talk, "realConcern"), CaseMoves.text(talk, "support"));
			switch (outcome) {
				case "AGAIN" -> file.timesAsked++;
				case "OBJECTIVE" -> {
					file.commitments++;
					file.missedInARow = 0;
					file.timesAsked = 0;
					work.start(workflow.getObject(), "support", file);
				}
				case "PROTECTED" -> file.state = CaseState.PAUSED;
				default -> file.timesAsked = 0;
			}
			if (!List.of("PROTECTED", "AGAIN").contains(outcome)) {
				work.start(workflow.getObject(), ConfirmTalkForm.PROCESS, file);
			}
			Map<String, Object> outputs = new LinkedHashMap<>();
			outputs.put("outcome", outcome);
			outputs.put("heartToHeartDue", outcome.equals("AGAIN") ? "2 working days" : "1 working days");
			return outputs;
		});
	}

	/** The rep's plan is written: does it say enough? */
	@Bean
	Decider reviewPlan(CaseWork work) {
		return new NamedDecider("plan-review", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			PlanText plan = PlanReading.of(work.plans(file));
			CaseWork.Asked asked = work.ask(file, "plan-review", "plan.reviewed", PlanReview.class, plan);
			return Map.of("planProposal", asked.first(PlanReview.class).decision(), "planReason", asked.reason());
		});
	}

	/** The supervisor has read it: trial, once more, or a neutral reader. */
	@Bean
	Decider afterPlan(CaseWork work, CaseMoves moves) {
		return new NamedDecider("after-plan", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			String decision = CaseMoves.text(work.newest(file, "agree-plan"), "decision");
			String outcome = moves.after(file, "PLAN", decision, "", "");
			file.timesAsked = outcome.equals("SEND_BACK") ? file.timesAsked + 1 : 0;
			return Map.of("planOutcome", outcome);
		});
	}

	/** The trial is over: recovered, extended, or for HR. */
	@Bean
	Decider reviewTrial(CaseWork work, CaseMoves moves, Calendar calendar) {
		return new NamedDecider("review-trial", (businessKey, variables) -> {
			CaseFile file = work.file(businessKey);
			EvidenceWindow window = work.window(file);
			String result = ObjectiveDeciders.review(work, file, window);
			file.timesAsked = window.extended;
			String outcome = moves.after(file, "TRIAL", result, "", "");
			String trialWindow = "PT1S";
			if (outcome.equals("EXTEND")) {
				window.extended++;
				window.running = true;
				window.endsAt = calendar.after(businessKey, work.now(), AgreePlanForm.TRIAL);
				trialWindow = Duration.between(work.now(), window.endsAt).toString();
			}
			return Map.of("outcome", outcome, "trialWindow", trialWindow);
		});
	}

}
