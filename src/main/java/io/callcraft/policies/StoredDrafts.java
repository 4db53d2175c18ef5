package io.callcraft.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.UserId;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The drafts in the database. Joins the caller's transaction.
 */
@Component
class StoredDrafts {

	private final EntityManager entities;

	private final Texts texts;

	private final Archive archive;

	private final Clock clock;

	StoredDrafts(EntityManager entities, Texts texts, Archive archive, Clock clock) {
		this.entities = entities;
		this.texts = texts;
		this.archive = archive;
		this.clock = clock;
	}

	/** Begins a draft. */
	StoredDraft add(UserId author, String message, Origin origin, FileChanges changes) {
		StoredDraft draft = new StoredDraft(author, message, origin,
				this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		change(draft, changes, author);
		this.entities.persist(draft);
		return draft;
	}

	/** Changes files of a draft, as seen from what is live now. */
	void change(StoredDraft draft, FileChanges changes, UserId editor) {
		int live = this.archive.liveNumber();
		SortedMap<String, String> written = new TreeMap<>();
		changes.byPath().forEach((path, content) -> content.ifPresent((text) -> written.put(path, text)));
		SortedMap<String, String> names = this.texts.keep(written);
		changes.paths()
			.forEach((path) -> draft.change(path, new StoredDraft.ChangedFile(names.get(path), editor, live)));
	}

	/**
	 * @throws NotFound when there is no such draft
	 */
	StoredDraft get(long id) {
		StoredDraft draft = this.entities.find(StoredDraft.class, id);
		if (draft == null) {
			throw new NotFound("draft", String.valueOf(id));
		}
		return draft;
	}

	/** Drafts, the latest first. */
	Page<Draft> find(Draft.@Nullable State state, PageRequest page) {
		List<Draft> rows = this.entities
			.createQuery("select d from StoredDraft d where d.id < :before and (:state is null or d.state = :state)"
					+ " order by d.id desc", StoredDraft.class)
			.setParameter("before", cursor(page.after()))
			.setParameter("state", state)
			.setMaxResults(page.limit() + 1)
			.getResultStream()
			.map(StoredDraft::shown)
			.toList();
		return Page.of(rows, page.limit(), (draft) -> String.valueOf(draft.id()));
	}

	/** Ids of the drafts whose moment to be published has come. */
	List<Long> due(Instant now) {
		return this.entities
			.createQuery(
					"select d.id from StoredDraft d where d.state = :open and d.publishAt <= :now order by d.publishAt",
					Long.class)
			.setParameter("open", Draft.State.OPEN)
			.setParameter("now", now)
			.getResultList();
	}

	/**
	 * Discards what waits of earlier changes in the folder: a later reading replaces it.
	 */
	void discardOfFolder() {
		this.entities
			.createQuery("select d from StoredDraft d where d.state = :open and d.origin = :folder", StoredDraft.class)
			.setParameter("open", Draft.State.OPEN)
			.setParameter("folder", Origin.FOLDER)
			.getResultList()
			.forEach(StoredDraft::discard);
	}

	/**
	 * Files that somebody else has published since they were written into a draft, with
	 * the release that each was written on.
	 */
	SortedMap<String, Integer> overtaken(StoredDraft draft, Snapshot live) {
		SortedMap<String, Integer> overtaken = new TreeMap<>();
		Map<Integer, Set<String>> changed = new HashMap<>();
		draft.files().forEach((path, file) -> {
			int base = file.base();
			if (base > 0 && base < live.number()
					&& changed
						.computeIfAbsent(base,
								(release) -> FileChanges.between(this.archive.files(release), live.files()).paths())
						.contains(path)) {
				overtaken.put(path, base);
			}
		});
		return overtaken;
	}

	/** What a draft changes, with the new texts. */
	FileChanges changes(StoredDraft draft) {
		SortedMap<String, Optional<String>> changes = new TreeMap<>();
		Map<String, String> written = new TreeMap<>();
		draft.files().forEach((path, file) -> {
			changes.put(path, Optional.empty());
			file.text().ifPresent((name) -> written.put(path, name));
		});
		PolicyFiles files = this.texts.read(written);
		files.text().forEach((path, text) -> changes.put(path, Optional.of(text)));
		return new FileChanges(changes);
	}

	private static long cursor(@Nullable String after) {
		try {
			return (after != null) ? Long.parseLong(after) : Long.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no cursor of this list");
		}
	}

}
