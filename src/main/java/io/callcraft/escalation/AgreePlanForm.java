package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.Calendar;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The supervisor reads the rep's plan: agreed and signed, or sent back with what is
 * missing.
 */
@Component
class AgreePlanForm extends CaseTaskForm {

	/** How long a plan is tried. */
	static final String TRIAL = "3 working days";

	private static final int TRIAL_CALLS = 20;

	private static final int TRIAL_ON_PERCENT = 80;

	private final Calendar calendar;

	AgreePlanForm(CaseWork work, Calendar calendar) {
		super(work, "agree-plan");
		this.calendar = calendar;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("decision", "Is the plan definite enough?", "Agree, or send it back with what is missing", "AGREE",
					"SEND_BACK")
			.required()
			.lines("missing", "What is missing", "What the rep should add before you can agree")
			.choice("signature", "Signature of the rep",
					"A refused signature is recorded and the plan goes on all the same", "SIGNED", "REFUSED")
			.text("witness", "Witness of the refusal", "Who was there when the rep refused; you, when left out")
			.lines("planSummary", "The plan in short", "Sum it up to the rep, so that you both mean the same")
			.instant("startsAt", "The plan begins", "When the trial begins; at once when left out")
			.instant("consequencesExplainedAt", "Consequences explained",
					"When you told the rep what follows if the plan is not kept");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		PlanText plan = PlanReading.of(this.work.plans(file));
		CaseWork.Asked asked = this.work.consider("plan-review", PlanReview.class, plan);
		Map<String, Object> proposal = CaseWork.proposal(asked.first(PlanReview.class).decision(), asked.reason(),
				asked.rules(), asked.release());
		List<String> plans = this.work.plans(file);
		proposal.put("plan", plans.isEmpty() ? "" : plans.get(plans.size() - 1));
		proposal.put("earlierPlans", plans.subList(0, Math.max(0, plans.size() - 1)));
		proposal.put("read",
				List.of("actions " + plan.actions(), "covers "
						+ ((plan.coverage() > 0) ? plan.coverage() + " % of calls" : "no stated share of calls"),
						"can be checked " + plan.definite() + ", before " + plan.definiteBefore()));
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("decision").equals("AGREE")) {
			if (!answers.has("signature")) {
				answers.refuse("signature", "is missing: say whether the rep signed or refused to");
			}
			if (!answers.has("planSummary")) {
				answers.refuse("planSummary", "is missing: sum the plan up");
			}
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (!answers.text("decision").equals("AGREE")) {
			return Map.of();
		}
		Instant starts = answers.instant("startsAt")
			.filter((at) -> at.isAfter(this.work.now()))
			.orElse(this.work.now());
		return Map.of("trialWindow", openTrial(file, starts).toString());
	}

	/** Begins to count the calls of a trial. */
	Duration openTrial(CaseFile file, Instant starts) {
		Instant ends = this.calendar.after(file.id(), starts, TRIAL);
		List<String> skills = (file.behaviour != null) ? List.of()
				: file.currentWindow()
					.map(EvidenceWindow::skillList)
					.orElse(List.of(AgreeSkillObjectiveForm.suggested(file)));
		EvidenceWindow trial = new EvidenceWindow(CaseWork.number(file), EvidenceWindow.Kind.TRIAL, skills, starts,
				ends);
		// a trial of conduct ends with its time
		trial.calls = (file.behaviour != null) ? 0 : TRIAL_CALLS;
		trial.perCall = 1;
		trial.onPercent = TRIAL_ON_PERCENT;
		this.work.open(file, trial);
		return Duration.between(this.work.now(), ends);
	}

}
