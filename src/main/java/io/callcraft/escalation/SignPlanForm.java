package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The rep signs the plan in their own sign-in, with name and password once more, or says
 * that they do not (R47).
 */
@Component
class SignPlanForm extends CaseTaskForm {

	static final String FORM = "sign-plan";

	private static final String PASSWORD = "password";

	private final People people;

	private final Users users;

	SignPlanForm(CaseWork work, People people, Users users) {
		super(work, FORM);
		this.people = people;
		this.users = users;
	}

	@Override
	public Set<String> restricted() {
		return Set.of(PASSWORD);
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().choice("decision", "Is this your plan, and do you sign it?",
				"Refusing costs you nothing more: it is recorded, and the plan is tried all the same", "SIGN", "REFUSE")
			.required()
			.text("name", "My name", "Typed in full, as you would sign: needed to sign")
			.secret(PASSWORD, "My password", "Once more, so that nobody else signs for you; it is not kept")
			.lines("reason", "Why I do not sign", "Needed to refuse; in your own words");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", "Your supervisor has recorded that you signed this plan. It counts as yours once you "
				+ "sign it here");
		proposal.put("plan", CaseMoves.text(this.work.newest(file, "write-plan"), "plan"));
		newest(file, "agree-plan").or(() -> newest(file, "read-plan"))
			.ifPresent((form) -> proposal.put("inShort", form.text("planSummary")));
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("decision").equals("REFUSE") && answers.text("reason").isEmpty()) {
			answers.refuse("reason", "is missing: say why you do not sign");
		}
		if (answers.text("decision").equals("SIGN")) {
			String name = this.people.rep(file.repId()).map(Rep::name).orElse(file.rep);
			if (!answers.text("name").equalsIgnoreCase(name)) {
				answers.refuse("name", "is not your name as it is on file: " + name);
			}
			if (!this.users.isPasswordOf(file.repId(), answers.text(PASSWORD))) {
				answers.refuse(PASSWORD, "is not right");
			}
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		answers.withhold(PASSWORD);
		return Map.of();
	}

}
