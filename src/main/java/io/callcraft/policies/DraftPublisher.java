package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets a draft upon what is live, to check it and to publish it.
 */
@Component
class DraftPublisher {

	private final PolicySettings settings;

	private final StoredDrafts drafts;

	private final Archive archive;

	private final FolderRecord folder;

	private final Checks checks;

	private final Publisher publisher;

	private final TransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	DraftPublisher(PolicySettings settings, StoredDrafts drafts, Archive archive, FolderRecord folder, Checks checks,
			Publisher publisher, TransactionTemplate transactions, ApplicationEventPublisher events) {
		this.settings = settings;
		this.drafts = drafts;
		this.archive = archive;
		this.folder = folder;
		this.checks = checks;
		this.publisher = publisher;
		this.transactions = transactions;
		this.events = events;
	}

	/** What keeps the draft from being published, and what is doubtful about it. */
	CheckReport check(long id) {
		return check(id, new FileChanges(new TreeMap<>()));
	}

	/** The same if the draft were changed further. */
	CheckReport check(long id, FileChanges further) {
		Seen seen = this.transactions.execute((status) -> see(id));
		CheckReport report = this.checks.check(further.on(seen.files()));
		List<PolicyProblem> problems = new ArrayList<>(seen.overtaken());
		problems.addAll(report.problems());
		return new CheckReport(problems, report.scenarios(), report.coverage());
	}

	/**
	 * The draft's files set upon what is live, to be tried.
	 * @throws ChangeRefused when they have errors
	 * @throws Conflict when the draft is over
	 */
	Basis requireSound(long id) {
		Seen seen = this.transactions.execute((status) -> see(id));
		this.checks.require(seen.name(), seen.files());
		return new Basis(seen.live(), seen.files());
	}

	/**
	 * The draft's files set upon what is live, whether they are sound or not.
	 * @throws Conflict when the draft is over
	 */
	PolicyFiles files(long id) {
		return this.transactions.execute((status) -> see(id)).files();
	}

	/**
	 * The draft's files set upon a release; joins the caller's transaction.
	 * @throws io.callcraft.shared.NotFound when there is no such draft or release
	 */
	PolicyFiles filesOn(long id, int release) {
		return this.drafts.changes(this.drafts.get(id)).on(this.archive.files(release));
	}

	/**
	 * Publishes the draft.
	 * @throws ChangeRefused when it has errors
	 * @throws Conflict when it is over, changes nothing or lacks an approval
	 */
	PublishedRelease publish(long id) {
		Seen seen = this.transactions.execute((status) -> see(id));
		Draft draft = seen.draft();
		if (this.settings.lacksApproval(draft)) {
			throw new Conflict(seen.name(), seen.name()
					+ " needs the approval of a second person, who wrote none of it: ask for it, or wait for it");
		}
		Proposal proposal = new Proposal(seen.name(), (live) -> see(id).filesOrRefuse(), draft.author(),
				draft.approver(), draft.message(), draft.origin(), (release) -> published(id, seen, release));
		return this.publisher.publish(proposal)
			.orElseThrow(() -> new Conflict(seen.name(), seen.name() + " changes nothing of what is live"));
	}

	private Seen see(long id) {
		StoredDraft draft = this.drafts.get(id);
		draft.requireOpen();
		Snapshot live = this.archive.live();
		FileChanges changes = this.drafts.changes(draft);
		// the folder's files say themselves what they were changed from
		List<PolicyProblem> overtaken = (draft.shown().origin() == Origin.FOLDER) ? List.of() : overtaken(draft, live);
		return new Seen(draft.name(), draft.shown(), draft.version(), live.number(), changes, changes.on(live.files()),
				overtaken);
	}

	/**
	 * Files that somebody else has published since they were written into the draft.
	 */
	private List<PolicyProblem> overtaken(StoredDraft draft, Snapshot live) {
		List<PolicyProblem> problems = new ArrayList<>();
		this.drafts.overtaken(draft, live)
			.forEach((path,
					base) -> problems.add(PolicyProblem.error(path, 0,
							"was changed by others after release " + base
									+ ", on which this draft's version is based; settle both "
									+ "sides on the draft's page, or write it again")));
		return problems;
	}

	private void published(long id, Seen seen, int release) {
		StoredDraft draft = this.drafts.get(id);
		if (draft.version() != seen.version()) {
			throw new Conflict(seen.name(), seen.name() + " was changed while it was being published");
		}
		draft.published(release);
		this.events.publishEvent(new DraftOver(seen.name(), seen.draft().author()));
		if (seen.draft().origin() == Origin.FOLDER) {
			this.folder.takeOver(seen.changes().on(this.folder.takenOver()));
		}
	}

	/**
	 * A draft's files, set upon a release.
	 *
	 * @param release the release that was live
	 */
	record Basis(int release, PolicyFiles files) {
	}

	/**
	 * A draft at one moment, set upon what was live then.
	 *
	 * @param live the release that was live
	 * @param overtaken files that others have changed since
	 */
	private record Seen(String name, Draft draft, int version, int live, FileChanges changes, PolicyFiles files,
			List<PolicyProblem> overtaken) {

		PolicyFiles filesOrRefuse() {
			if (!this.overtaken.isEmpty()) {
				throw new ChangeRefused(this.name, this.overtaken);
			}
			return this.files;
		}

	}

}
