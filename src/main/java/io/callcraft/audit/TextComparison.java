package io.callcraft.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.callcraft.audit.Finding.Kind;
import io.callcraft.audit.LedgerSeals.Sealed;

/**
 * Compares the texts that are kept apart with the digests that were entered: none may be
 * another, and none gone unless an entry says who erased it.
 */
final class TextComparison {

	private final EntryTextTable texts;

	private final Map<String, Long> erased = new HashMap<>();

	TextComparison(EntryTextTable texts) {
		this.texts = texts;
	}

	void compare(List<Sealed> rows, Consumer<Finding> found) {
		Map<String, Long> digests = new LinkedHashMap<>();
		for (Sealed row : rows) {
			if (row.content() != null) {
				EntryTextTable.digestsIn(row.content().detail()).forEach((digest) -> digests.put(digest, row.n()));
			}
		}
		if (digests.isEmpty()) {
			return;
		}
		Map<String, StoredText> stored = this.texts.of(digests.keySet());
		digests.forEach((digest, n) -> {
			StoredText text = stored.get(digest);
			if (text == null) {
				found.accept(new Finding(Kind.MISSING, n, "A text of entry " + n + " is gone, and so is its row"));
			}
			else if (text.salt() == null || text.words() == null) {
				this.erased.put(digest, n);
			}
			else if (!StoredText.digest(text.salt(), text.words()).equals(digest)) {
				found.accept(new Finding(Kind.CHANGED, n,
						"A text of entry " + n + " is not what was entered: its digest differs"));
			}
		});
	}

	/** Once every entry was seen. */
	void end(Consumer<Finding> found) {
		if (!this.erased.isEmpty()) {
			Set<String> entered = this.texts.entered();
			this.erased.forEach((digest, n) -> {
				if (!entered.contains(digest)) {
					found.accept(new Finding(Kind.MISSING, n,
							"A text of entry " + n + " was taken away: no entry says who erased it"));
				}
			});
		}
	}

}
