package io.callcraft.policies;

import java.util.List;
import java.util.Optional;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a release, or a draft that waits for a second person, of what was changed in the
 * folder. Only the files that were touched count: what was published from elsewhere since
 * stays as it is.
 */
@Component
class FolderChanges {

	private static final Logger log = LoggerFactory.getLogger(FolderChanges.class);

	/** Who the author of a change is when nobody knows who saved the file. */
	private static final UserId FOLDER = new UserId("folder");

	private final PolicySettings settings;

	private final FolderRecord folder;

	private final Archive archive;

	private final Checks checks;

	private final Publisher publisher;

	private final StoredDrafts drafts;

	private final TransactionTemplate transactions;

	FolderChanges(PolicySettings settings, FolderRecord folder, Archive archive, Checks checks, Publisher publisher,
			StoredDrafts drafts, TransactionTemplate transactions) {
		this.settings = settings;
		this.folder = folder;
		this.archive = archive;
		this.checks = checks;
		this.publisher = publisher;
		this.drafts = drafts;
		this.transactions = transactions;
	}

	/** What a reading is to be compared with. */
	Known known() {
		return this.transactions.execute((status) -> {
			Snapshot live = this.archive.live();
			PolicyFiles taken = this.folder.takenOver();
			return new Known(this.folder.reading(), live, taken.text().isEmpty() ? live.files() : taken);
		});
	}

	/**
	 * Takes a reading over, unless it is the one before or has errors.
	 * @param known from before it was read
	 * @return whether it has been dealt with; false when another node has taken over
	 * another one meanwhile
	 */
	boolean take(FolderReading reading, Known known) {
		if (known.isOf(reading) && known.live().number() > 0) {
			return true;
		}
		try {
			dealWith(reading, known);
			return true;
		}
		catch (Overtaken ex) {
			log.info("The folder was read by another node as well, which was quicker: it is looked at again");
			return false;
		}
	}

	private void dealWith(FolderReading reading, Known known) {
		FileChanges changes = reading.since(known.files());
		try {
			if (!reading.problems().isEmpty()) {
				throw new ChangeRefused("folder", reading.problems());
			}
			if (known.live().number() > 0 && !changes.isEmpty() && this.settings.needsApproval(changes.paths())) {
				propose(reading, known, changes);
			}
			else {
				publish(reading, known, changes);
			}
		}
		catch (ChangeRefused ex) {
			refuse(reading, known, ex.problems());
		}
	}

	private void requireNotOvertaken(FolderReading reading, Known known) {
		Optional<String> last = this.folder.reading();
		if (!last.equals(known.reading()) && !last.equals(Optional.of(reading.sha256()))) {
			throw new Overtaken();
		}
	}

	private void publish(FolderReading reading, Known known, FileChanges changes) {
		Runnable takenOver = () -> {
			requireNotOvertaken(reading, known);
			this.folder.good(reading);
			this.folder.takeOver(changes.on(known.files()));
			this.drafts.discardOfFolder();
		};
		String message = (known.live().number() == 0) ? "As found in the folder at the first start"
				: "Changed in the folder: " + changes.inShort();
		Proposal proposal = new Proposal("folder", (live) -> changes.on(live.files()), FOLDER, null, message,
				Origin.FOLDER, (release) -> takenOver.run());
		if (this.publisher.publish(proposal).isEmpty()) {
			this.transactions.executeWithoutResult((status) -> takenOver.run());
		}
	}

	private void propose(FolderReading reading, Known known, FileChanges changes) {
		this.checks.require("folder", changes.on(known.live().files()));
		this.transactions.executeWithoutResult((status) -> {
			requireNotOvertaken(reading, known);
			this.folder.good(reading);
			this.folder.takeOver(known.files());
			this.drafts.discardOfFolder();
			this.drafts.add(FOLDER, "Changed in the folder: " + changes.inShort(), Origin.FOLDER, changes);
		});
		log.info("A change in the folder waits for approval: {}", changes.inShort());
	}

	private void refuse(FolderReading reading, Known known, List<PolicyProblem> problems) {
		this.transactions.executeWithoutResult((status) -> {
			requireNotOvertaken(reading, known);
			this.folder.refused(reading, problems);
		});
		problems.forEach((problem) -> log.warn("{}", problem));
		log.warn("The change in the folder was not taken over; what was live stays");
	}

	/**
	 * What is known of the folder at a moment.
	 *
	 * @param reading SHA-256 of the last reading; empty before the first
	 * @param files the folder's files when a reading was last taken over; the live ones
	 * before the first
	 */
	record Known(Optional<String> reading, Snapshot live, PolicyFiles files) {

		boolean isOf(FolderReading another) {
			return this.reading.equals(Optional.of(another.sha256()));
		}

	}

	/** Another node has taken over another reading. */
	private static final class Overtaken extends RuntimeException {

	}

}
