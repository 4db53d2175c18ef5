package io.callcraft.shared;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a module contributes to the dossier of a case (R59): parts in plain words, and
 * files as they were. The ledger's own part is what {@code audit} adds.
 */
public interface DossierPart {

	/**
	 * The contribution.
	 * @param reader for whom the dossier is made
	 * @param caseId the case
	 * @param releases the policy releases that had a part in it
	 * @param audience whom it is for, and so what is withheld
	 * @throws NotFound when the case is not the reader's to see
	 */
	Content of(Actor reader, String caseId, Set<Integer> releases, Audience audience);

	/**
	 * Whom a dossier is for.
	 */
	enum Audience {

		/** The person concerned. */
		REP("the person concerned", "Withheld: restricted notes, which are for human resources alone."),

		/** Human resources. */
		HR("human resources", "Nothing is withheld."),

		/** A court, or whoever else is outside. */
		COURT("a court", "Withheld: restricted notes, and what was written about something protected, such as health "
				+ "or leave (29 CFR 1630.14 keeps it apart). Digests and proofs of it are here.");

		private final String named;

		private final String withheld;

		Audience(String named, String withheld) {
			this.named = named;
			this.withheld = withheld;
		}

		/** In words, after "for". */
		public String named() {
			return this.named;
		}

		/** What is withheld, as a sentence. */
		public String withheld() {
			return this.withheld;
		}

		/** Whether restricted notes are told. */
		public boolean readsRestricted() {
			return this == HR;
		}

		/** Whether it is told what was written about something protected. */
		public boolean readsConfidential() {
			return this != COURT;
		}

	}

	/**
	 * What a module contributes.
	 *
	 * @param sections in any order; empty when it has nothing to say
	 * @param files text by path, such as {@code releases/3/rules/escalation/entry.dslr}
	 */
	record Content(List<Section> sections, Map<String, String> files) {

		public Content {
			sections = List.copyOf(sections);
			files = Map.copyOf(files);
		}

	}

	/**
	 * A chapter of the dossier.
	 *
	 * @param place chapters are in the order of their places
	 * @param title its heading
	 * @param items what it tells, in order
	 */
	record Section(int place, String title, List<Item> items) {

		public Section {
			items = List.copyOf(items);
		}

	}

	/**
	 * One thing told.
	 *
	 * @param at when it was; absent where it has no moment
	 * @param by who did it; absent where nobody in particular
	 * @param heading one line
	 * @param facts name and value of what belongs to it
	 */
	record Item(@Nullable Instant at, @Nullable UserId by, String heading, Map<String, @Nullable Object> facts) {

		public Item {
			facts = Collections.unmodifiableMap(new TreeMap<>(facts));
		}

	}

}
