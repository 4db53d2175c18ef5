package io.callcraft.coaching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapSettled;
import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts a settled gap of skill or knowledge into the inbox of the rep's supervisor: to
 * plan coaching from it (R29).
 */
@Component
class PlanCoachingForm implements TaskForm {

	private static final String PROCESS = "gap-coaching";

	private final CoachingPlans plans;

	private final ObjectProvider<Workflow> workflow;

	PlanCoachingForm(CoachingPlans plans, ObjectProvider<Workflow> workflow) {
		this.plans = plans;
		this.workflow = workflow;
	}

	@EventListener
	void on(GapSettled gap) {
		if (gap.cause() == GapKind.SKILL || gap.cause() == GapKind.KNOWLEDGE) {
			this.workflow.getObject().start(PROCESS, Gap.key(gap.gap()), Map.of("rep", gap.rep().value()));
		}
	}

	@Override
	public String task() {
		return "plan-coaching";
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return fields(task).schema();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CoachingTopic topic = wanted(task).topic();
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("milestone", topic.milestone().key());
		proposal.put("skill", topic.skill().title());
		return proposal;
	}

	@Override
	public Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		FormAnswers answers = fields(task).read(filled);
		answers.check();
		CoachingPlans.Proposal proposal = this.plans.proposal(by, Gap.number(task.businessKey()));
		this.plans.plan(by, proposal.rep(),
				new CoachingPlan.Wanted(CoachingSession.Kind.SESSION, CoachingSession.Way.valueOf(answers.text("way")),
						proposal.wanted().topic(), answers.text("agenda"),
						answers.instant("plannedFor").orElseThrow()));
		return Map.of();
	}

	private FormFields fields(Task task) {
		CoachingPlan.Wanted wanted = wanted(task);
		return new FormFields()
			.choice("way", "How", "Beside the rep, in a role play, or over calls that were made",
					Arrays.stream(CoachingSession.Way.values()).map(Enum::name).toArray())
			.initially(wanted.way().name())
			.required()
			.lines("agenda", "Agenda", "Proposed from the gap and the calls that show it; change it as you like")
			.initially(wanted.agenda())
			.required()
			.instant("plannedFor", "When", "A day and time that suits both")
			.initially(wanted.plannedFor().toString())
			.required();
	}

	private CoachingPlan.Wanted wanted(Task task) {
		return this.plans.proposal(Actor.SYSTEM, Gap.number(task.businessKey())).wanted();
	}

}
