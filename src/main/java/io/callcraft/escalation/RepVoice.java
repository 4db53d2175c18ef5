package io.callcraft.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Words;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a rep is to show now, and what they have said so far.
 */
@Service
public class RepVoice {

	/** Fields in which somebody else quotes the rep, by form. */
	private static final Map<String, Map<String, String>> QUOTED = Map.of("agree-skill-objective",
			Map.of("repeatBack", "The objective, said back", "concernVoiced", "A concern"), "hold-heart-to-heart",
			Map.of("surfaceAnswer", "The first answer"), "agree-plan", Map.of("planSummary", "The plan, summed up"));

	private final CaseWork work;

	private final Users users;

	RepVoice(CaseWork work, Users users) {
		this.work = work;
		this.users = users;
	}

	/** The objective or trial whose calls count now; empty when none does. */
	@Transactional(readOnly = true)
	public Optional<CurrentObjective> objective(RepId rep) {
		return this.work.files.findByRunningRep(rep.value())
			.flatMap((file) -> file.currentWindow()
				.filter((window) -> window.running)
				.map((window) -> new CurrentObjective(file.id(), Objective.of(window, agreed(file, window)))));
	}

	private Map<String, Object> agreed(CaseFile file, EvidenceWindow window) {
		return (window.kind == EvidenceWindow.Kind.OBJECTIVE) ? this.work.newest(file, "agree-skill-objective")
				: Map.of();
	}

	/** The rep's words in forms of the cases that the actor may see, newest first. */
	@Transactional(readOnly = true)
	public List<Quote> quotes(Actor actor, RepId rep) {
		List<Quote> quotes = new ArrayList<>();
		for (CaseFile file : this.work.files.findByRepOrderByNumberDesc(rep.value())) {
			List<FilledForm> forms = this.work.maySee(actor, file) ? this.work.filled(file) : List.of();
			for (int i = forms.size() - 1; i >= 0; i--) {
				add(quotes, file, forms.get(i), rep);
			}
		}
		return quotes;
	}

	private void add(List<Quote> quotes, CaseFile file, FilledForm form, RepId rep) {
		boolean own = this.users.find(form.by()).map(User::rep).filter(rep::equals).isPresent();
		Map<String, String> quoted = QUOTED.getOrDefault(form.form(), Map.of());
		form.fields().forEach((field, value) -> {
			String what = own ? Words.caption(form.form().replace('-', ' ')) + ": "
					+ Words.caption(field).toLowerCase(Locale.ROOT) : quoted.get(field);
			if (what != null && value instanceof String words && !words.isBlank()) {
				quotes.add(new Quote(form.at(), form.by(), own, what, words, "/cases/" + file.id(), file.id()));
			}
		});
	}

}
