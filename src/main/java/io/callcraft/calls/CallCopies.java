package io.callcraft.calls;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was written when a rep's calls were disputed and corrected: of no case.
 */
@Component
class CallCopies implements ErasableCopies {

	private final ErasedWords words;

	CallCopies(JdbcTemplate jdbc) {
		this.words = new ErasedWords(jdbc);
	}

	@Override
	public int erase(String person, @Nullable String caseId) {
		if (caseId != null) {
			return 0;
		}
		return this.words.erase("call_dispute", "rep = ?", person, "grounds", "reason") + this.words
			.erase("call_correction", "call_row in (select id from calls where rep = ?)", person, "reason");
	}

}
