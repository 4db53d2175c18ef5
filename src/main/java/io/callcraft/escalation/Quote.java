package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Words of a rep that are on record: written by them, or quoted by somebody.
 *
 * @param at when they were put on record
 * @param by who did
 * @param own whether the rep wrote them, rather than was quoted
 * @param what what they are, such as "The plan"
 * @param words the words
 * @param where a page that has them
 * @param caseId the case; absent for words that belong to none
 */
public record Quote(Instant at, UserId by, boolean own, String what, String words, String where,
		@Nullable String caseId) {
}
