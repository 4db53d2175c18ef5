package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * A seat is free: who takes its calls, and who fills it (R46, R48).
 */
@Component
class HandOverSeatForm extends CaseTaskForm {

	HandOverSeatForm(CaseWork work) {
		super(work, "hand-over-seat");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("callsTakenBy", "Who takes the calls meanwhile", "So that nobody else pays for it with overtime")
			.required()
			.text("seatTarget", "What the seat has to bring", "The target that stays with the seat, whoever sits there")
			.choice("fill", "How the seat is filled", "From inside, by hiring, or not at all", "INSIDE", "HIRE",
					"CLOSE")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		return Map.of("reason",
				task.process().equals("seat-handover")
						? "The rep serves from another seat now: this one still has to sell"
						: "The time to appeal is over, and the termination stands");
	}

}
