package io.callcraft.incentives;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What colleagues and supervisors wrote to a rep: of no case.
 */
@Component
class RewardCopies implements ErasableCopies {

	private final ErasedWords words;

	RewardCopies(JdbcTemplate jdbc) {
		this.words = new ErasedWords(jdbc);
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null) {
			return 0;
		}
		return this.words.erase("kudos", "rep = ?", person, "words", "hidden_because")
				+ this.words.erase("gesture", "rep = ?", person, "words");
	}

}
