package io.callcraft.coaching;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import io.callcraft.shared.ErasedWords.Pass;
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
	public int count(String person, @Nullable String caseId) {
		return over(this.words::count, person, caseId);
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		return over(this.words::erase, person, caseId);
	}

	private static int over(Pass pass, String person, @Nullable String caseId) {
		if (caseId != null) {
			return 0;
		}
		return pass.over("coaching_session", "rep = ?", person, "what", "words")
				+ pass.over("coaching_commitment", "session_id in (select id from coaching_session where rep = ?)",
						person, "words")
				+ pass.over("coaching_plan", "rep = ?", person, "agenda", "dropped_because")
				+ pass.over("training_assignment", "rep = ?", person, "words")
				+ pass.over("coach_proof", "certification_id in (select id from coach_certification where coach = ?)",
						person, "words")
				+ pass.over("coach_certificate", "coach = ?", person, "reason")
				+ pass.over("support_offer", "supervisor = ?", person, "agreed");
	}

}
