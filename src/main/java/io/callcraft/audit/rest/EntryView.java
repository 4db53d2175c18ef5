package io.callcraft.audit.rest;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.Entry;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API shows it, and as it is hashed.
 *
 * @param n its number in the sealed ledger, from 0 without gaps; null until sealed, which
 * takes less than a second
 */
record EntryView(@Nullable Long n, Instant at, UserId by, String kind, String subject,
		@JsonProperty("case") @Nullable String caseId, String what, Map<String, Object> detail,
		@Nullable Integer release) {

	static EntryView of(Entry entry) {
		return new EntryView(entry.n(), entry.at(), entry.by(), entry.kind(), entry.subject(), entry.caseId(),
				entry.what(), entry.detail(), entry.release());
	}

}
