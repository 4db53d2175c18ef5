package io.callcraft.policies;

import io.callcraft.decisions.ReleaseArchive;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.workflow.ReleaseFiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives workflows that still run on an older release, and questions to older rules, the
 * files of that release.
 */
@Component
class ArchivedFiles implements ReleaseFiles, ReleaseArchive {

	private final Archive archive;

	private final TransactionTemplate transactions;

	ArchivedFiles(Archive archive, TransactionTemplate transactions) {
		this.archive = archive;
		this.transactions = transactions;
	}

	@Override
	public PolicyFiles filesOf(int release) {
		return of(release);
	}

	@Override
	public PolicyFiles of(int release) {
		return this.transactions.execute((status) -> this.archive.files(release));
	}

}
