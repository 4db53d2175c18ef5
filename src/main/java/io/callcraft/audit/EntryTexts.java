package io.callcraft.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.callcraft.audit.EntryText.Standing;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts words in the place of their digests for those who may read them: human resources
 * and auditors; restricted ones are read where their case is, and only by human
 * resources.
 */
@Service
public class EntryTexts {

	private final LedgerTable entries;

	private final EntryTextTable texts;

	EntryTexts(LedgerTable entries, EntryTextTable texts) {
		this.entries = entries;
		this.texts = texts;
	}

	/** Entries with what they say in words, as far as these are for the reader. */
	@Transactional(readOnly = true)
	public List<Entry> told(Actor reader, List<Entry> entries) {
		return told(mayRead(reader), entries);
	}

	/**
	 * How the texts stand of which an entry holds the digests; empty when it has none.
	 * @throws io.callcraft.shared.NotFound when there is no such entry for the reader
	 */
	@Transactional(readOnly = true)
	public List<EntryText> of(Actor reader, long n) {
		Set<String> digests = new LinkedHashSet<>();
		collect(Ledger.visible(this.entries.byNumber(n), reader, n).detail(), digests);
		Function<String, EntryText> texts = lookup(digests, mayRead(reader));
		return digests.stream().map(texts).toList();
	}

	/** The same for whoever may read the case that the entries are of. */
	List<Entry> told(boolean reads, List<Entry> entries) {
		Set<String> digests = new LinkedHashSet<>();
		entries.forEach((entry) -> collect(entry.detail(), digests));
		if (digests.isEmpty()) {
			return entries;
		}
		Function<String, EntryText> texts = lookup(digests, reads);
		List<Entry> told = new ArrayList<>();
		for (Entry entry : entries) {
			Map<String, Object> detail = new LinkedHashMap<>();
			entry.detail().forEach((name, value) -> detail.put(name, inWords(value, texts)));
			told.add(new Entry(entry.id(), entry.n(), entry.at(), entry.by(), entry.kind(), entry.subject(),
					entry.caseId(), entry.what(), detail, entry.release()));
		}
		return told;
	}

	private Function<String, EntryText> lookup(Set<String> digests, boolean reads) {
		Map<String, StoredText> stored = this.texts.of(digests);
		return (digest) -> {
			StoredText text = stored.get(digest);
			return (text != null) ? text.shown(reads, false) : new EntryText(digest, Standing.MISSING, null, null);
		};
	}

	private static boolean mayRead(Actor reader) {
		return reader.hasOneOf(Role.HR, Role.AUDITOR);
	}

	private static void collect(Object value, Set<String> digests) {
		if (value instanceof Map<?, ?> map) {
			if (isDigest(map)) {
				digests.add(String.valueOf(map.get(EntryTextTable.NAME)));
			}
			map.values().forEach((one) -> collect(one, digests));
		}
		else if (value instanceof Collection<?> many) {
			many.forEach((one) -> collect(one, digests));
		}
	}

	/** A detail with words in the place of digests. */
	static Object inWords(Object value, Function<String, EntryText> texts) {
		if (value instanceof Map<?, ?> map) {
			if (isDigest(map)) {
				return texts.apply(String.valueOf(map.get(EntryTextTable.NAME))).told();
			}
			Map<Object, Object> told = new LinkedHashMap<>();
			map.forEach((name, one) -> told.put(name, inWords(one, texts)));
			return told;
		}
		return (value instanceof Collection<?> many) ? many.stream().map((one) -> inWords(one, texts)).toList() : value;
	}

	private static boolean isDigest(Map<?, ?> map) {
		return map.size() == 1 && map.get(EntryTextTable.NAME) instanceof String text && text.matches("[0-9a-f]{64}");
	}

}
