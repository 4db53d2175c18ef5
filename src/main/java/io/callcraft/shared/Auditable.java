package io.callcraft.shared;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened and must be on record. Published as an application event inside
 * the transaction in which it happened; {@code audit} enters it before the same
 * transaction commits (R56).
 *
 * @param at when
 * @param by who did it; {@link UserId#SYSTEM} where no person acted
 * @param kind a stable dotted name, such as {@code case.opened} or {@code task.completed}
 * @param subject whom or what it is about: a rep's id, a release, a user
 * @param caseId the case, if any
 * @param what one plain sentence
 * @param detail further facts: strings, numbers, booleans, lists and maps of them; what
 * somebody wrote is a {@link PersonalText} in them
 * @param release the policy release in force, if any had a part in it
 */
public record Auditable(Instant at, UserId by, String kind, String subject, @Nullable String caseId, String what,
		Map<String, Object> detail, @Nullable Integer release) {

	/**
	 * A detail that is true where texts of the entry tell of something protected, such as
	 * health or leave: they are for human resources and the person concerned.
	 */
	public static final String CONFIDENTIAL = "confidential";

	public Auditable {
		detail = Map.copyOf(detail);
	}

}
