package io.callcraft.policies;

import java.util.List;
import java.util.SortedMap;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every release ever published, in the database. Joins the caller's transaction.
 */
@Component
class Archive {

	private final EntityManager entities;

	private final Texts texts;

	Archive(EntityManager entities, Texts texts) {
		this.entities = entities;
		this.texts = texts;
	}

	/** The live release's number; 0 before the first. */
	int liveNumber() {
		return this.entities
			.createQuery("select coalesce(p.release, 0) from LivePointer p where p.id = :id", Integer.class)
			.setParameter("id", LivePointer.ONLY)
			.getSingleResult();
	}

	/**
	 * The live release's number, which nobody else can change before the transaction
	 * ends.
	 */
	int lockLiveNumber() {
		return pointer(LockModeType.PESSIMISTIC_WRITE).release();
	}

	Snapshot live() {
		int number = liveNumber();
		return (number > 0) ? new Snapshot(number, files(number)) : Snapshot.NONE;
	}

	/**
	 * Keeps a release and makes it the live one; the pointer must be locked.
	 */
	void add(PublishedRelease release, PolicyFiles files) {
		SortedMap<String, String> names = this.texts.keep(files.text());
		this.entities.persist(new StoredRelease(release, names));
		pointer(LockModeType.PESSIMISTIC_WRITE).moveTo(release.number());
	}

	/**
	 * @throws NotFound when there is no such release
	 */
	PublishedRelease release(int number) {
		return stored(number).published();
	}

	/** Releases, the latest first. */
	Page<PublishedRelease> releases(PageRequest page) {
		List<PublishedRelease> rows = this.entities
			.createQuery("select r from StoredRelease r where r.number < :before order by r.number desc",
					StoredRelease.class)
			.setParameter("before", cursor(page.after()))
			.setMaxResults(page.limit() + 1)
			.getResultStream()
			.map(StoredRelease::published)
			.toList();
		return Page.of(rows, page.limit(), (release) -> String.valueOf(release.number()));
	}

	/**
	 * @throws NotFound when there is no such release
	 */
	PolicyFiles files(int number) {
		return this.texts.read(stored(number).files());
	}

	private StoredRelease stored(int number) {
		StoredRelease release = this.entities.find(StoredRelease.class, number);
		if (release == null) {
			throw new NotFound("release", String.valueOf(number));
		}
		return release;
	}

	private LivePointer pointer(LockModeType lock) {
		return this.entities.find(LivePointer.class, LivePointer.ONLY, lock);
	}

	private static int cursor(@Nullable String after) {
		try {
			return (after != null) ? Integer.parseInt(after) : Integer.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no cursor of this list");
		}
	}

}
