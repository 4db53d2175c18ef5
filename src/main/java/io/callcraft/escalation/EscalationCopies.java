package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.PersonalText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Erases what forms, notes, pauses, promises and reports of conduct hold of a rep's words
 * and of words about them. What rules wrote stays: it explains why something happened.
 */
@Component
class EscalationCopies implements ErasableCopies {

	private final EntityManager entities;

	private final JsonMapper json;

	EscalationCopies(EntityManager entities, JsonMapper json) {
		this.entities = entities;
		this.json = json;
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId == null) {
			return update("update StoredBehaviourReport r set r.act = :erased where r.rep = :of and r.act <> :erased",
					person)
					+ update(
							"update StoredBehaviourReport r set r.grounds = :erased where r.rep = :of and r.grounds <> :erased",
							person)
					+ update(
							"update StoredBehaviourReport r set r.reason = :erased where r.rep = :of and r.reason <> :erased",
							person);
		}
		return isCaseOf(person, caseId) ? eraseCase(CaseId.number(caseId)) : 0;
	}

	private boolean isCaseOf(String person, String caseId) {
		CaseFile file = CaseId.is(caseId) ? this.entities.find(CaseFile.class, CaseId.number(caseId)) : null;
		return file != null && file.rep.equals(person);
	}

	private int eraseCase(long number) {
		int forms = 0;
		for (CaseForm form : this.entities
			.createQuery("select f from CaseForm f where f.caseNumber = :of", CaseForm.class)
			.setParameter("of", number)
			.getResultList()) {
			String erased = this.json.writeValueAsString(
					PersonalText.replaced(this.json.readValue(form.fields, Map.class), (words) -> ERASED));
			if (!erased.equals(form.fields)) {
				form.fields = erased;
				forms++;
			}
		}
		this.entities.flush();
		return forms
				+ update("update RestrictedNote n set n.text = :erased where n.caseNumber = :of and n.text <> :erased",
						number)
				+ update("update StoredPause p set p.reason = :erased where p.caseNumber = :of and p.reason <> :erased",
						number)
				+ update("update StoredPause p set p.endedBecause = :erased where p.caseNumber = :of "
						+ "and p.endedBecause <> :erased", number)
				+ update(
						"update DevelopmentElement e set e.what = :erased where e.caseNumber = :of and e.what <> :erased",
						number)
				+ update("update DevelopmentElement e set e.shown = :erased where e.caseNumber = :of "
						+ "and e.shown <> :erased", number);
	}

	private int update(String change, Object of) {
		Query query = this.entities.createQuery(change);
		return query.setParameter("erased", ERASED).setParameter("of", of).executeUpdate();
	}

}
