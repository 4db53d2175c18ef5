package io.callcraft.calls;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.ErasedWords;
import io.callcraft.shared.ErasedWords.Pass;
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
		return pass.over("call_dispute", "rep = ?", person, "grounds", "reason")
				+ pass.over("call_correction", "call_row in (select id from calls where rep = ?)", person, "reason");
	}

}
