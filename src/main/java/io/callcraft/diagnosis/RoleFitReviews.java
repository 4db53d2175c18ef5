package io.callcraft.diagnosis;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.people.Employment;
import io.callcraft.people.Employments;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.ProcessSubject;
import io.callcraft.workflow.StepListener;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Has HR look for a seat that fits where a talent is lacking: the role is reviewed, not
 * the person disciplined (R9, R46).
 */
@Component
class RoleFitReviews implements TaskForm, StepListener, ProcessSubject {

	static final String PROCESS = "role-fit-review";

	private static final int LONGEST = 1_000;

	private static final FormFields FIELDS = new FormFields()
		.instant("talkedAt", "Talked it over with the rep", "Nothing is decided before the rep was heard")
		.required()
		.lines("repsWords", "What the rep says", "In their own words: what they want to do, and what they do well")
		.required()
		.choice("decision", "Decision", "A seat that serves only, or this one as it is", "OTHER_SEAT", "STAYS")
		.required()
		.lines("reason", "Reason", "The rep reads it")
		.required();

	private final GapReviews reviews;

	private final Employments employments;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	RoleFitReviews(GapReviews reviews, Employments employments, Clock clock, ApplicationEventPublisher events) {
		this.reviews = reviews;
		this.employments = employments;
		this.clock = clock;
		this.events = events;
	}

	@Override
	public Optional<RepId> rep(String businessKey) {
		return Gap.isKey(businessKey) ? Optional.of(gap(businessKey).rep()) : Optional.empty();
	}

	@Override
	public String task() {
		return "review-role-fit";
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return FIELDS.schema();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		Gap gap = gap(task.businessKey());
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", gap.reason());
		proposal.put("rep", gap.rep().value());
		proposal.put("competency", gap.competency().title());
		proposal.put("confirmedBy", "Two people, after help was tried");
		return proposal;
	}

	@Override
	public Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		FormAnswers answers = FIELDS.read(filled);
		for (String field : List.of("repsWords", "reason")) {
			if (answers.text(field).length() > LONGEST) {
				answers.refuse(field, "is longer than " + LONGEST + " characters");
			}
		}
		answers.check();
		return Map.of();
	}

	@Override
	public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
		if (!task.form().equals(task())) {
			return;
		}
		Gap gap = gap(task.businessKey());
		boolean leaves = "OTHER_SEAT".equals(fields.get("decision"));
		this.reviews.close(gap.id());
		this.events.publishEvent(new Auditable(this.clock.instant(), by.user(), "role-fit.reviewed", gap.rep().value(),
				null, leaves ? "A seat that fits better: one that serves only" : "The rep stays on this seat",
				Map.of("gap", gap.key(), "repsWords", fields.get("repsWords"), "reason", fields.get("reason")), null));
		if (leaves && this.employments.of(gap.rep()).seat() == Employment.Seat.SELLING) {
			this.employments.move(by, gap.rep(), Employment.Seat.SERVICE, String.valueOf(fields.get("reason")));
		}
	}

	private Gap gap(String key) {
		return this.reviews.find(Gap.number(key));
	}

}
