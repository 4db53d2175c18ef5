package io.callcraft.audit;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What came out when the whole ledger was computed again.
 *
 * @param at when
 * @param from the first entry that was computed again
 * @param entries how many were
 * @param heads how many signed heads were compared
 * @param witnesses how many heads kept outside the database were compared
 * @param testimonies what each witness had to say; none when none is set up
 * @param head what the ledger has come to; absent while it is empty
 * @param findings what is wrong, what comes first in the ledger first; at most 20
 */
public record Verification(Instant at, long from, long entries, long heads, int witnesses, List<Testimony> testimonies,
		@Nullable SignedHead head, List<Finding> findings) {

	public Verification {
		testimonies = List.copyOf(testimonies);
		findings = List.copyOf(findings);
	}

	/** Whether nothing is wrong. */
	@JsonProperty
	public boolean sound() {
		return this.findings.isEmpty();
	}

}
