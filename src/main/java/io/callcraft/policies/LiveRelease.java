package io.callcraft.policies;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps this node on the live release, whoever published it.
 */
@Component
class LiveRelease {

	private final Archive archive;

	private final Installation installation;

	private final TransactionTemplate transactions;

	LiveRelease(Archive archive, Installation installation, TransactionTemplate transactions) {
		this.archive = archive;
		this.installation = installation;
		this.transactions = transactions;
	}

	/** Installs the live release where it is not yet. */
	void catchUp() {
		Optional<Snapshot> lacking = this.transactions
			.execute((status) -> this.installation.shouldInstall(this.archive.liveNumber())
					? Optional.of(this.archive.live()) : Optional.empty());
		lacking.ifPresent((release) -> {
			try {
				this.installation.install(this.installation.prepare(release.number(), release.files()),
						release.files());
			}
			catch (RuntimeException ex) {
				this.installation.failed(release.number(), ex);
			}
		});
	}

	/** Whether any release is in force here. */
	boolean isInForce() {
		return this.installation.number() > 0;
	}

}
