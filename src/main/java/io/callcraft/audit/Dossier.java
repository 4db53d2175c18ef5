package io.callcraft.audit;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

import io.callcraft.shared.DossierPart.Section;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a case, before it becomes files or paper.
 *
 * @param caseId the case
 * @param profile for whom it is
 * @param by who made it
 * @param at when
 * @param sections what the modules tell, in order
 * @param files text by path: rules and workflows as they were
 * @param entries the timeline, in order
 * @param head what the ledger had come to
 */
record Dossier(String caseId, Dossiers.Profile profile, UserId by, Instant at, List<Section> sections,
		SortedMap<String, String> files, List<Told> entries, SignedHead head) {

	Dossier {
		sections = List.copyOf(sections);
		entries = List.copyOf(entries);
	}

	/**
	 * An entry of the timeline with what proves it.
	 *
	 * @param n its number
	 * @param content what it says; absent when it is not for the reader
	 * @param leaf its hash
	 * @param path from the leaf to the head's root
	 */
	record Told(long n, @Nullable Content content, String leaf, List<String> path) {

		@Nullable String text() {
			return (this.content != null) ? this.content.text(this.n) : null;
		}

	}

}
