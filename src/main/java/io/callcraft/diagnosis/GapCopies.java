package io.callcraft.diagnosis;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
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
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null) {
			return 0;
		}
		return this.words.erase("gap_opinion", "gap_id in (select id from gap where rep = ?)", person, "reason");
	}

}
