package io.callcraft.audit;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.callcraft.audit.EntryText.Erasure;
import io.callcraft.audit.Finding.Kind;
import io.callcraft.audit.LedgerSeals.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * Compares the texts that are kept apart with the digests that were entered: none may be
 * another, and none gone unless an entry says who erased it, when and why.
 */
final class TextComparison {

	private final EntryTextTable texts;

	private final Map<String, Taken> taken = new LinkedHashMap<>();

	/** Entries that tell of an erasure, by the digests that they name. */
	private final Map<String, Content> told = new HashMap<>();

	TextComparison(EntryTextTable texts) {
		this.texts = texts;
	}

	void compare(List<Sealed> rows, Consumer<Finding> found) {
		Map<String, Long> digests = new LinkedHashMap<>();
		for (Sealed row : rows) {
			if (row.content() != null) {
				EntryTextTable.digestsIn(row.content().detail()).forEach((digest) -> digests.put(digest, row.n()));
				hear(row.content());
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
				this.taken.put(digest, new Taken(n, text.erased()));
			}
			else if (!StoredText.digest(text.salt(), text.words()).equals(digest)) {
				found.accept(new Finding(Kind.CHANGED, n,
						"A text of entry " + n + " is not what was entered: its digest differs"));
			}
		});
	}

	/**
	 * Once every entry was seen.
	 * @param later erasures entered since the walk began, which the next one comes to
	 */
	void end(Supplier<List<Content>> later, Consumer<Finding> found) {
		if (!this.told.keySet().containsAll(this.taken.keySet())) {
			later.get().forEach(this::hear);
		}
		this.taken.forEach((digest, one) -> {
			Content entry = this.told.get(digest);
			if (entry == null) {
				found.accept(new Finding(Kind.MISSING, one.n(),
						"A text of entry " + one.n() + " was taken away: no entry says who erased it"));
			}
			else if (!isOf(one.erasure(), entry)) {
				found.accept(new Finding(Kind.CHANGED, one.n(),
						"Who erased a text of entry " + one.n() + ", when or why is not what was entered: "
								+ entry.actor() + " did, on " + entry.at().toInstant(ZoneOffset.UTC) + ". "
								+ entry.what()));
			}
		});
	}

	private void hear(Content entry) {
		if (entry.kind().equals(Erasures.ENTERED)) {
			EntryTextTable.erasedIn(entry.detail()).forEach((digest) -> this.told.put(digest, entry));
		}
	}

	private static boolean isOf(@Nullable Erasure erasure, Content entry) {
		return erasure != null && erasure.at().equals(entry.at().toInstant(ZoneOffset.UTC))
				&& erasure.by().value().equals(entry.actor()) && Erasures.what(erasure.because()).equals(entry.what());
	}

	/** A text of an entry that is no longer there. */
	private record Taken(long n, @Nullable Erasure erasure) {
	}

}
