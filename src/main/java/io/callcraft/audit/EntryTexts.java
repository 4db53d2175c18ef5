package io.callcraft.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.callcraft.audit.EntryText.Standing;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts words in the place of their digests for those who may read them: human resources
 * and auditors, and operators where they said why they changed a workflow; restricted
 * ones are read where their case is, and only by human resources.
 */
@Service
public class EntryTexts {

	/** Kinds of entries that say what operators did about a workflow. */
	private static final String OF_OPERATORS = "workflow.";

	private final LedgerTable entries;

	private final EntryTextTable texts;

	EntryTexts(LedgerTable entries, EntryTextTable texts) {
		this.entries = entries;
		this.texts = texts;
	}

	/** Entries with what they say in words, as far as these are for the reader. */
	@Transactional(readOnly = true)
	public List<Entry> told(Actor reader, List<Entry> entries) {
		return told((entry) -> mayRead(reader, entry.kind()), entries);
	}

	/**
	 * How the texts stand of which an entry holds the digests; empty when it has none.
	 * @throws io.callcraft.shared.NotFound when there is no such entry for the reader
	 */
	@Transactional(readOnly = true)
	public List<EntryText> of(Actor reader, long n) {
		Set<String> digests = new LinkedHashSet<>();
		Entry entry = Ledger.visible(this.entries.byNumber(n), reader, n);
		collect(entry.detail(), digests);
		Map<String, StoredText> stored = this.texts.of(digests);
		boolean reads = mayRead(reader, entry.kind());
		return digests.stream().map((digest) -> shown(stored, digest, reads)).toList();
	}

	/** The same for whoever may read the case that the entries are of. */
	List<Entry> told(boolean reads, List<Entry> entries) {
		return told((entry) -> reads, entries);
	}

	private List<Entry> told(Predicate<Entry> reads, List<Entry> entries) {
		Set<String> digests = new LinkedHashSet<>();
		entries.forEach((entry) -> collect(entry.detail(), digests));
		if (digests.isEmpty()) {
			return entries;
		}
		Map<String, StoredText> stored = this.texts.of(digests);
		List<Entry> told = new ArrayList<>();
		for (Entry entry : entries) {
			boolean readable = reads.test(entry);
			Map<String, Object> detail = new LinkedHashMap<>();
			entry.detail()
				.forEach(
						(name, value) -> detail.put(name, inWords(value, (digest) -> shown(stored, digest, readable))));
			told.add(new Entry(entry.id(), entry.n(), entry.at(), entry.by(), entry.kind(), entry.subject(),
					entry.caseId(), entry.what(), detail, entry.release()));
		}
		return told;
	}

	private static EntryText shown(Map<String, StoredText> stored, String digest, boolean reads) {
		StoredText text = stored.get(digest);
		return (text != null) ? text.shown(reads, false) : new EntryText(digest, Standing.MISSING, null, null);
	}

	/** Operators read why workflows were changed, since they are the ones who do. */
	private static boolean mayRead(Actor reader, String kind) {
		return reader.hasOneOf(Role.HR, Role.AUDITOR)
				|| kind.startsWith(OF_OPERATORS) && reader.hasOneOf(Role.OPERATIONS, Role.ADMIN);
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
