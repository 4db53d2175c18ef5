package io.callcraft.audit;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger: what happened, when, by whom and why.
 *
 * @param id grows from entry to entry; has gaps, and two entries made at the same time
 * may come in either order
 * @param n its number in the sealed ledger, from 0 without gaps; absent until it is
 * sealed
 * @param at when it happened
 * @param by who did it; {@link UserId#SYSTEM} where no person acted
 * @param kind stable dotted name, such as {@code task.completed}
 * @param subject whom or what it is about
 * @param caseId the case, if any
 * @param what one plain sentence
 * @param detail further facts; empty when the sentence says all
 * @param release the policy release that had a part in it, if any
 */
public record Entry(long id, @Nullable Long n, Instant at, UserId by, String kind, String subject,
		@Nullable String caseId, String what, Map<String, Object> detail, @Nullable Integer release) {

	public Entry {
		detail = Map.copyOf(detail);
	}

}
