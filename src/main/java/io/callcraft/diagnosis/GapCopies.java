package io.callcraft.diagnosis;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import io.callcraft.shared.ErasedWords.Pass;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Why people settled a rep's gaps as they did: of no case.
 */
@Component
class GapCopies implements ErasableCopies {

	private final ErasedWords words;

	GapCopies(JdbcTemplate jdbc) {
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
		return pass.over("gap_opinion", "gap_id in (select id from gap where rep = ?)", person, "reason");
	}

}
