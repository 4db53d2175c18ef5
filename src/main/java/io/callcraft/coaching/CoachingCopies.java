package io.callcraft.coaching;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What coach and rep wrote about coaching and training: of no case.
 */
@Component
class CoachingCopies implements ErasableCopies {

	private final ErasedWords words;

	CoachingCopies(JdbcTemplate jdbc) {
		this.words = new ErasedWords(jdbc);
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null) {
			return 0;
		}
		return this.words.erase("coaching_session", "rep = ?", person, "what", "words")
				+ this.words.erase("coaching_commitment",
						"session_id in (select id from coaching_session where rep = ?)", person, "words")
				+ this.words.erase("coaching_plan", "rep = ?", person, "agenda", "dropped_because")
				+ this.words.erase("training_assignment", "rep = ?", person, "words")
				+ this.words.erase("coach_proof",
						"certification_id in (select id from coach_certification where coach = ?)", person, "words")
				+ this.words.erase("coach_certificate", "coach = ?", person, "reason")
				+ this.words.erase("support_offer", "supervisor = ?", person, "agreed");
	}

}
