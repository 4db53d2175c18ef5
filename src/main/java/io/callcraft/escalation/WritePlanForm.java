package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The rep, and nobody else, writes the plan (R47).
 */
@Component
class WritePlanForm extends CaseTaskForm {

	private final CaseTime time;

	WritePlanForm(CaseWork work, CaseTime time) {
		super(work, "write-plan");
		this.time = time;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("plan", "My plan",
					"What you will do, on which calls, how often, and from when. Your words, not ours")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		Map<String, Object> sentBack = this.work.newest(file, "agree-plan");
		Map<String, Object> feedback = this.work.newest(file, "give-formative-feedback");
		proposal.put("reason",
				sentBack.isEmpty() ? "Your supervisor has told you what was observed; now it is your plan that counts"
						: "The plan came back: " + CaseMoves.text(sentBack, "missing"));
		proposal.put("consequences",
				Map.of("today", CaseMoves.text(feedback, "consequenceToday"), "tomorrow",
						CaseMoves.text(feedback, "consequenceTomorrow"), "nextDay",
						CaseMoves.text(feedback, "consequenceNextDay")));
		proposal.put("days", days(file));
		proposal.put("agreed", CaseMoves.text(feedback, "quoted"));
		return proposal;
	}

	/** Which days were meant by today, tomorrow and the next day: working days. */
	private List<String> days(CaseFile file) {
		return newest(file, "give-formative-feedback")
			.map((told) -> IntStream.range(0, 3).mapToObj((days) -> this.time.dayAfter(file, told.at(), days)).toList())
			.orElse(List.of());
	}

}
