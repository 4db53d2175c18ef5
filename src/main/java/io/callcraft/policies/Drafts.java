package io.callcraft.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.decisions.Decisions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts: changes of the policies on their way to being published (R52). A draft holds
 * only the files that it changes, so that two drafts for different files do not undo each
 * other.
 */
@Service
public class Drafts {

	private final StoredDrafts drafts;

	private final DraftFiles files;

	private final DraftPublisher publisher;

	private final Archive archive;

	private final Decisions decisions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Drafts(StoredDrafts drafts, DraftFiles files, DraftPublisher publisher, Archive archive, Decisions decisions,
			ApplicationEventPublisher events, Clock clock) {
		this.drafts = drafts;
		this.files = files;
		this.publisher = publisher;
		this.archive = archive;
		this.decisions = decisions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Begins a draft.
	 * @param message why
	 * @param files path to new content; empty where a file is to be removed
	 * @throws InvalidInput naming every path that cannot be a policy's
	 */
	@Transactional
	public Draft begin(String message, Map<String, Optional<String>> files, Actor by) {
		PolicyRights.requireWriter(by);
		return this.drafts.add(by.user(), Releases.requireMessage(message), Origin.DRAFT, FileChanges.of(files))
			.shown();
	}

	/**
	 * Begins a draft that sets figures; the rest of their files stays as it is live.
	 * @param message why
	 * @param values name of a threshold to its value
	 * @throws InvalidInput naming every figure that is no number or out of its range
	 * @throws NotFound when there is no such threshold
	 */
	@Transactional
	public Draft beginWithThresholds(String message, Map<String, String> values, Actor by) {
		PolicyFiles live = this.archive.live().files();
		Map<String, Optional<String>> files = new TreeMap<>();
		FigureChanges.of(live, this.decisions.thresholds(live), values)
			.forEach((path, text) -> files.put(path, Optional.of(text)));
		return begin(message, files, by);
	}

	/**
	 * Writes a file of a draft; an approval given before no longer holds.
	 * @param content the new content: text in UTF-8, or a spreadsheet, which is kept as
	 * the CSV of its table
	 * @throws InvalidInput when it is neither
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft write(long id, String path, byte[] content, Actor by) {
		PolicyText kept = PolicyText.of(path, content);
		return change(id, kept.path(), Optional.of(kept.text()), by);
	}

	/**
	 * Has a draft take a file away; an approval given before no longer holds.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft remove(long id, String path, Actor by) {
		return change(id, path, Optional.empty(), by);
	}

	/**
	 * Approves a draft as it is now.
	 * @throws NotAllowed when the approver wrote some of it
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft approve(long id, Actor by) {
		PolicyRights.requireWriter(by);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		StoredDraft draft = this.drafts.get(id);
		draft.approve(by.user(), now);
		record(now, by, "draft.approved", draft, "approved");
		return draft.shown();
	}

	/**
	 * Sends a draft back to its author, with what should be different.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft sendBack(long id, String reason, Actor by) {
		PolicyRights.requireWriter(by);
		StoredDraft draft = this.drafts.get(id);
		draft.sendBack(by.user(), Releases.requireMessage(reason));
		record(this.clock.instant(), by, "draft.sent-back", draft, "sent back (" + reason.strip() + ")");
		return draft.shown();
	}

	/**
	 * Has a draft publish itself at a moment, as it is by then and if it may.
	 * @param at when; absent for when somebody says so
	 * @throws InvalidInput when that has passed
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft schedule(long id, @Nullable Instant at, Actor by) {
		PolicyRights.requireWriter(by);
		Instant now = this.clock.instant();
		if (at != null && !at.isAfter(now)) {
			throw new InvalidInput("at", "must lie ahead; it is " + now.truncatedTo(ChronoUnit.SECONDS) + " now");
		}
		StoredDraft draft = this.drafts.get(id);
		draft.schedule(at);
		record(now, by, "draft.scheduled", draft, (at != null) ? "to be published at " + at : "not scheduled any more");
		return draft.shown();
	}

	/**
	 * Sets figures in a draft; the rest of their files stays as it is written.
	 * @param values name of a threshold to its value
	 * @throws InvalidInput naming every figure that is no number or out of its range
	 * @throws NotFound when there is no such draft or threshold
	 * @throws Conflict when the draft is published or discarded
	 */
	@Transactional
	public Draft setThresholds(long id, Map<String, String> values, Actor by) {
		PolicyFiles files = this.drafts.changes(this.drafts.get(id)).on(this.archive.live().files());
		FigureChanges.of(files, this.decisions.thresholds(files), values)
			.forEach((path, text) -> change(id, path, Optional.of(text), by));
		return draft(id);
	}

	/**
	 * Settles a file that others have published since a draft's version was written: what
	 * only one side changed is taken over.
	 * @param mine names of the rules of which the draft's version is kept where both
	 * changed them; of all others the live one is
	 * @throws NotFound when there is no such draft, or nobody has published the file
	 * @throws Conflict when the draft is published or discarded
	 */
	@Transactional
	public Draft settle(long id, String path, Set<String> mine, Actor by) {
		Optional<String> settled = this.files.overtaken(id, path).settled(mine);
		return change(id, path, settled, by);
	}

	/**
	 * Has a draft leave a file as it is live.
	 * @throws NotFound when there is no such draft, or it does not change the file
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft leave(long id, String path, Actor by) {
		PolicyRights.requireWriter(by);
		StoredDraft draft = this.drafts.get(id);
		draft.leave(path);
		return draft.shown();
	}

	/**
	 * Begins a draft of a zip file that holds all policies: what it lacks is removed.
	 * @throws InvalidInput when it is no such zip file
	 */
	@Transactional
	public Draft importZip(String message, byte[] zip, Actor by) {
		PolicyFiles live = this.archive.live().files();
		return begin(message, FileChanges.between(live, PolicyZip.read(zip)).byPath(), by);
	}

	/**
	 * Publishes a draft as the next release.
	 * @throws ChangeRefused when it has errors
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is over, changes nothing or lacks an approval
	 */
	public PublishedRelease publish(long id, Actor by) {
		PolicyRights.requireWriter(by);
		return this.publisher.publish(id);
	}

	/**
	 * @throws NotFound when there is no such draft
	 */
	@Transactional(readOnly = true)
	public Draft draft(long id) {
		return this.drafts.get(id).shown();
	}

	/** Drafts, the latest first, all or those in one state. */
	@Transactional(readOnly = true)
	public Page<Draft> drafts(Draft.@Nullable State state, PageRequest page) {
		return this.drafts.find(state, page);
	}

	/**
	 * Gives a draft up; it can still be read.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public void discard(long id, Actor by) {
		PolicyRights.requireWriter(by);
		StoredDraft draft = this.drafts.get(id);
		draft.discard();
		this.events.publishEvent(new DraftOver(draft.name(), by.user()));
		record(this.clock.instant(), by, "draft.discarded", draft, "discarded");
	}

	private Draft change(long id, String path, Optional<String> content, Actor by) {
		PolicyRights.requireWriter(by);
		StoredDraft draft = this.drafts.get(id);
		draft.requireOpen();
		if (!draft.files().containsKey(path) && draft.files().size() >= FileChanges.MOST_FILES) {
			throw new Conflict(draft.name(),
					draft.name() + " changes " + FileChanges.MOST_FILES + " files already, no more fit");
		}
		this.drafts.change(draft, FileChanges.of(Map.of(path, content)), by.user());
		return draft.shown();
	}

	private void record(Instant at, Actor by, String kind, StoredDraft draft, String done) {
		Draft shown = draft.shown();
		Map<String, Object> detail = Map.of("message", shown.message(), "author", shown.author().value(), "files",
				shown.files().stream().map(Draft.File::path).toList());
		this.events.publishEvent(new Auditable(at, by.user(), kind, draft.name(), null,
				draft.name() + " " + done + ": " + shown.message(), detail, null));
	}

}
