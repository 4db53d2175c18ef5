package io.callcraft.escalation;

import java.util.List;
import java.util.Map;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import io.callcraft.shared.ErasedWords.Pass;
import io.callcraft.shared.PersonalText;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Erases what forms, notes, pauses, promises and reports of conduct hold of a rep's words
 * and of words about them. What rules wrote stays: it explains why something happened.
 */
@Component
class EscalationCopies implements ErasableCopies {

	private final EntityManager entities;

	private final CaseFiles files;

	private final JsonMapper json;

	private final ErasedWords words;

	EscalationCopies(EntityManager entities, CaseFiles files, JsonMapper json, JdbcTemplate jdbc) {
		this.entities = entities;
		this.files = files;
		this.words = new ErasedWords(jdbc);
		this.json = json;
	}

	@Override
	public int count(String person, @Nullable String caseId) {
		CaseFile file = (caseId != null) ? fileOf(person, caseId) : null;
		return ((file != null) ? formsWithWords(CaseWork.number(file)).size() : 0)
				+ over(this.words::count, person, caseId, file);
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		CaseFile file = (caseId != null) ? fileOf(person, caseId) : null;
		return ((file != null) ? eraseForms(CaseWork.number(file)) : 0) + over(this.words::erase, person, caseId, file);
	}

	private static int over(Pass pass, String person, @Nullable String caseId, @Nullable CaseFile file) {
		if (caseId == null) {
			return pass.over("behaviour_report", "rep = ?", person, "act", "grounds", "reason")
					+ pass.over("complaint", "rep = ?", person, "about");
		}
		if (file == null) {
			return 0;
		}
		long number = CaseWork.number(file);
		return pass.over("restricted_note", "case_number = ?", number, "text")
				+ pass.over("case_pause", "case_number = ?", number, "reason", "ended_because")
				// where no rule gives a reason, a person did
				+ pass.over("escalation_case", "number = ? and rules = ''", number, "reason")
				+ pass.over("escalation_case", "number = ? and outcome = 'CANCELLED'", number, "closed_because")
				+ pass.over("development_element", "case_number = ?", number, "what", "shown");
	}

	@Override
	public @Nullable String neededFor(String person, @Nullable String caseId) {
		CaseFile file = (caseId != null) ? fileOf(person, caseId) : null;
		if (file == null) {
			return null;
		}
		if (file.state.isRunning()) {
			return "The case goes on by what was written in it: it can be erased once the case has ended";
		}
		if (file.consequenceState == Consequence.State.APPEALED) {
			return "An appeal goes on by what was written in it: it can be erased once that was decided";
		}
		return this.files.findByRunningRep(person)
			.filter((running) -> isRelapseOf(running, CaseWork.number(file)))
			.map((running) -> running.id()
					+ ", a relapse, goes on by what was written in it: it can be erased once that has ended")
			.orElse(null);
	}

	/** Whether a case fell back, over others or at once, from an earlier one. */
	private boolean isRelapseOf(CaseFile later, long earlier) {
		Long before = later.relapseOf;
		while (before != null && before > earlier) {
			before = this.files.findById(before).map((file) -> file.relapseOf).orElse(null);
		}
		return before != null && before == earlier;
	}

	private @Nullable CaseFile fileOf(String person, String caseId) {
		CaseFile file = CaseId.is(caseId) ? this.entities.find(CaseFile.class, CaseId.number(caseId)) : null;
		return (file != null && file.rep.equals(person)) ? file : null;
	}

	private int eraseForms(long number) {
		List<CaseForm> forms = formsWithWords(number);
		forms.forEach((form) -> form.fields = erased(form));
		this.entities.flush();
		return forms.size();
	}

	private List<CaseForm> formsWithWords(long number) {
		return this.entities.createQuery("select f from CaseForm f where f.caseNumber = :of", CaseForm.class)
			.setParameter("of", number)
			.getResultList()
			.stream()
			.filter((form) -> !erased(form).equals(form.fields))
			.toList();
	}

	private String erased(CaseForm form) {
		return this.json
			.writeValueAsString(PersonalText.replaced(this.json.readValue(form.fields, Map.class), (words) -> ERASED));
	}

}
