package io.callcraft.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.shared.Actor;
import io.callcraft.shared.DossierPart;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a case's dossier tells of the case itself: why it was opened and on which calls,
 * what was agreed, and every form as it was filled in.
 */
@Component
class CaseDossier implements DossierPart {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private static final Set<String> WORDS_OF_THE_REP = Set.of("confirm-talk", "write-plan", "reply-to-consequence",
			"appeal");

	private static final String WITHHELD = "(withheld: about something protected)";

	private final Cases cases;

	private final CaseForms forms;

	private final Calls calls;

	private final JsonMapper json;

	CaseDossier(Cases cases, CaseForms forms, Calls calls, JsonMapper json) {
		this.cases = cases;
		this.forms = forms;
		this.calls = calls;
		this.json = json;
	}

	@Override
	@Transactional
	public Content of(Actor reader, String caseId, Set<Integer> releases, Audience audience) {
		Case found = this.cases.visible(reader, caseId);
		List<Section> sections = new ArrayList<>(List.of(
				new Section(20, "Opened because",
						List.of(new Item(found.openedAt(), null, found.openedBecause().reason(),
								Map.of("Rules", found.openedBecause().rules(), "Release",
										found.openedBecause().release(), "About", found.about())))),
				new Section(30, "Calls observed", observed(found)),
				new Section(40, "Objectives and trials",
						this.cases.objectives(caseId).stream().map(this::item).toList()),
				new Section(50, "The rep's own words", forms(found, true, audience)),
				new Section(60, "Conversations, plans and decisions", forms(found, false, audience))));
		if (audience.readsRestricted()) {
			sections.add(new Section(70, "Restricted notes",
					this.cases.notes(reader, caseId)
						.stream()
						.map((note) -> new Item(note.at(), note.author(), note.text(), Map.of()))
						.toList()));
		}
		return new Content(sections, Map.of());
	}

	private List<Item> observed(Case found) {
		return this.calls.byKeys(found.openedBecause().calls()).stream().map(CaseDossier::item).toList();
	}

	private static Item item(Call call) {
		Map<String, Object> facts = new TreeMap<>();
		call.outcomes().forEach((milestone, outcome) -> facts.put(Words.caption(milestone.key()), Words.of(outcome)));
		facts.put("Seconds", call.handleSeconds());
		facts.put("Chosen by", Words.of(call.sampling()));
		return new Item(call.startedAt(), call.assessor(), "Call " + call.key(), facts);
	}

	private Item item(Objective objective) {
		Map<String, Object> facts = new TreeMap<>(Map.of("Skills", objective.skills(), "Met",
				objective.progress().met(), "Missed", objective.progress().missed(), "No evidence",
				objective.progress().silent(), "Ends", objective.endsAt().toString()));
		if (objective.proposed() != null) {
			facts.put("The rules proposed", Words.of(objective.proposed()));
		}
		if (objective.reason() != null) {
			facts.put("Because", objective.reason());
		}
		return new Item(objective.openedAt(), null, Words.of(objective.kind()), facts);
	}

	private List<Item> forms(Case found, boolean ofTheRep, Audience audience) {
		return this.forms.findByCaseNumberOrderById(CaseId.number(found.id()))
			.stream()
			.filter((form) -> WORDS_OF_THE_REP.contains(form.task) == ofTheRep)
			.map((form) -> new Item(form.at, new UserId(form.byUser), Words.caption(form.task), told(form, audience)))
			.toList();
	}

	private Map<String, Object> told(CaseForm form, Audience audience) {
		Map<String, Object> fields = this.json.readValue(form.fields, FIELDS);
		if (!audience.readsConfidential() && ProtectedGround.isToldIn(form.task, fields)) {
			fields.replaceAll((name, value) -> PersonalText.replaced(value, (text) -> WITHHELD));
		}
		return fields;
	}

}
