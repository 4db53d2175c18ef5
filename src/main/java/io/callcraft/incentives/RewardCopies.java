package io.callcraft.incentives;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import io.callcraft.shared.ErasedWords.Pass;
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
		return pass.over("kudos", "rep = ?", person, "words", "hidden_because")
				+ pass.over("gesture", "rep = ?", person, "words");
	}

}
