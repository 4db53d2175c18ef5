package io.callcraft.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
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

	private static final int MOST_FILES = 500;

	private final StoredDrafts drafts;

	private final DraftPublisher publisher;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Drafts(StoredDrafts drafts, DraftPublisher publisher, ApplicationEventPublisher events, Clock clock) {
		this.drafts = drafts;
		this.publisher = publisher;
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
		return this.drafts.add(by.user(), Releases.requireMessage(message), Origin.DRAFT, requireFiles(files)).shown();
	}

	/**
	 * Writes a file of a draft; an approval given before no longer holds.
	 * @param content the new content, text in UTF-8
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft write(long id, String path, byte[] content, Actor by) {
		String text = PolicyFolder.text(content)
			.orElseThrow(() -> new InvalidInput("files." + path, "is not text in UTF-8"));
		return change(id, path, Optional.of(text), by);
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
	 * Checks a draft as it would be published now: everything that is wrong or doubtful.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	public CheckReport check(long id) {
		return this.publisher.check(id);
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
	 * Publishes a draft as the next release.
	 * @throws ChangeRefused when it has errors
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is over, changes nothing or waits for approval
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
	 * The content that a draft gives a file.
	 * @throws NotFound when there is no such draft, or it does not change or removes the
	 * file
	 */
	@Transactional(readOnly = true)
	public String file(long id, String path) {
		return this.drafts.changes(this.drafts.get(id))
			.byPath()
			.getOrDefault(path, Optional.empty())
			.orElseThrow(() -> new NotFound("file in draft " + id, path));
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
		record(this.clock.instant(), by, "draft.discarded", draft, "discarded");
	}

	private Draft change(long id, String path, Optional<String> content, Actor by) {
		PolicyRights.requireWriter(by);
		StoredDraft draft = this.drafts.get(id);
		draft.requireOpen();
		if (!draft.files().containsKey(path) && draft.files().size() >= MOST_FILES) {
			throw new Conflict(draft.name(), draft.name() + " changes " + MOST_FILES + " files already, no more fit");
		}
		this.drafts.change(draft, requireFiles(Map.of(path, content)), by.user());
		return draft.shown();
	}

	private void record(Instant at, Actor by, String kind, StoredDraft draft, String done) {
		Draft shown = draft.shown();
		Map<String, Object> detail = Map.of("message", shown.message(), "author", shown.author().value(), "files",
				shown.files().stream().map(Draft.File::path).toList());
		this.events.publishEvent(new Auditable(at, by.user(), kind, draft.name(), null,
				draft.name() + " " + done + ": " + shown.message(), detail, null));
	}

	private static FileChanges requireFiles(Map<String, Optional<String>> files) {
		List<FieldProblem> problems = new ArrayList<>();
		SortedMap<String, Optional<String>> changes = new TreeMap<>(files);
		if (changes.size() > MOST_FILES) {
			problems.add(new FieldProblem("files", "at most " + MOST_FILES + " files, not " + changes.size()));
		}
		changes.forEach((path, content) -> {
			PolicyPath.problem(path).ifPresent((reason) -> problems.add(new FieldProblem("files." + path, reason)));
			if (content.isPresent() && content.get().length() > PolicyFolder.LARGEST_FILE) {
				problems.add(new FieldProblem("files." + path, "is larger than 1 MB, which no policy is"));
			}
		});
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		return new FileChanges(changes);
	}

}
