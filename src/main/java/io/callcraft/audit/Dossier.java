package io.callcraft.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.DossierPart.Audience;
import io.callcraft.shared.DossierPart.Section;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a case, before it becomes files or paper.
 *
 * @param caseId the case
 * @param audience for whom it is
 * @param by who made it
 * @param at when
 * @param sections what the modules tell, in order
 * @param files text by path: rules and workflows as they were
 * @param entries the timeline, in order
 * @param texts texts by the digests that the entries told hold; those that there are not
 * are left out
 * @param head what the ledger had come to
 */
record Dossier(String caseId, Audience audience, UserId by, Instant at, List<Section> sections,
		SortedMap<String, String> files, List<Told> entries, Map<String, StoredText> texts, SignedHead head) {

	/** In canonical JSON; words cannot bring it about, since their quotes are escaped. */
	private static final String CONFIDENTIAL = '"' + Auditable.CONFIDENTIAL + "\":true";

	Dossier {
		sections = List.copyOf(sections);
		entries = List.copyOf(entries);
		texts = Map.copyOf(texts);
	}

	/** How the text stands, for whom the dossier is made. */
	EntryText text(String digest) {
		StoredText text = this.texts.get(digest);
		if (text == null) {
			return new EntryText(digest, EntryText.Standing.MISSING, null, null);
		}
		EntryText shown = text.shown(true, this.audience.readsRestricted());
		return (shown.text() != null && !this.audience.readsConfidential() && isConfidential(digest))
				? new EntryText(digest, EntryText.Standing.CONFIDENTIAL, null, null) : shown;
	}

	private boolean isConfidential(String digest) {
		return this.entries.stream()
			.map(Told::content)
			.anyMatch((content) -> content != null && content.detail().contains(CONFIDENTIAL)
					&& content.detail().contains(digest));
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
