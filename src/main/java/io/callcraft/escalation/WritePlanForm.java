package io.callcraft.escalation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.workflow.Calendar;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The rep, and nobody else, writes the plan (R47).
 */
@Component
class WritePlanForm extends CaseTaskForm {

	private final Calendar calendar;

	WritePlanForm(CaseWork work, Calendar calendar) {
		super(work, "write-plan");
		this.calendar = calendar;
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
		return proposal;
	}

	/** Which days were meant by today, tomorrow and the next day: working days. */
	private List<String> days(CaseFile file) {
		return this.work.filled(file)
			.stream()
			.filter((form) -> form.form().equals("give-formative-feedback"))
			.reduce((first, second) -> second)
			.map((told) -> Stream.of("0 working days", "1 working days", "2 working days")
				.map((span) -> LocalDate.ofInstant(this.calendar.after(file.id(), told.at(), span), ZoneOffset.UTC)
					.toString())
				.toList())
			.orElse(List.of());
	}

}
