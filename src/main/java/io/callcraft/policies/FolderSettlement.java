package io.callcraft.policies;

import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyFiles;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the watched folder and what is live disagree, such as after a restore, and the
 * two ways to settle it.
 */
@Service
public class FolderSettlement {

	private final FolderWatch folder;

	private final Archive archive;

	private final Drafts drafts;

	private final TransactionTemplate transactions;

	FolderSettlement(FolderWatch folder, Archive archive, Drafts drafts, TransactionTemplate transactions) {
		this.folder = folder;
		this.archive = archive;
		this.drafts = drafts;
		this.transactions = transactions;
	}

	/** Paths of the files that differ; none where there is no folder. */
	public List<String> disagreement() {
		return List.copyOf(changes().paths());
	}

	/**
	 * The folder is right: a draft of what it holds.
	 * @throws Conflict when there is nothing to settle
	 */
	public Draft takeFolder(Actor by) {
		PolicyRights.requireWriter(by);
		FileChanges changes = requireChanges();
		return this.drafts.begin("As it is in the folder: " + changes.inShort(), changes.byPath(), by);
	}

	/**
	 * What is live is right: the folder is written to hold just that.
	 * @throws Conflict when there is nothing to settle
	 */
	public void writeFolder(Actor by) {
		PolicyRights.requireWriter(by);
		requireChanges();
		this.folder.write(live());
	}

	private FileChanges requireChanges() {
		FileChanges changes = changes();
		if (changes.isEmpty()) {
			throw new Conflict("folder", "The folder holds what is live, or there is none: nothing is to be settled");
		}
		return changes;
	}

	private FileChanges changes() {
		PolicyFiles live = live();
		return this.folder.reading()
			.map((reading) -> reading.since(live))
			.orElseGet(() -> FileChanges.between(live, live));
	}

	private PolicyFiles live() {
		return this.transactions.execute((status) -> this.archive.live().files());
	}

}
