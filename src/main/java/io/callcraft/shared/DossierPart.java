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
	 * @param restricted whether restricted notes may be told
	 * @throws NotFound when the case is not the reader's to see
	 */
	Content of(Actor reader, String caseId, Set<Integer> releases, boolean restricted);

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
