package io.callcraft.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is absent does not narrow the choice.
 *
 * @param subject whom or what they are about
 * @param kind their kind, exactly
 * @param caseId the case that they belong to
 * @param newestFirst whether the latest comes first
 */
public record EntryFilter(@Nullable String subject, @Nullable String kind, @Nullable String caseId,
		boolean newestFirst) {

	/** Every entry, from the first on. */
	public static final EntryFilter ALL = new EntryFilter(null, null, null, false);

}
