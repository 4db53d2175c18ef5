package io.callcraft.policies;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.decisions.Release;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns a change into the next release: checked outside any transaction, since that takes
 * a second, then kept in one that holds the live pointer, and installed once that has
 * committed.
 */
@Component
class Publisher {

	private static final Logger log = LoggerFactory.getLogger(Publisher.class);

	private static final int ATTEMPTS = 10;

	private static final int FILES_ON_RECORD = 200;

	private final Archive archive;

	private final Checks checks;

	private final Installation installation;

	private final TransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Publisher(Archive archive, Checks checks, Installation installation, TransactionTemplate transactions,
			ApplicationEventPublisher events, Clock clock) {
		this.archive = archive;
		this.checks = checks;
		this.installation = installation;
		this.transactions = transactions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Publishes a change.
	 * @return the new release; empty when the change leaves all files as they are
	 * @throws ChangeRefused when the files have errors
	 * @throws Conflict when others keep publishing in between
	 */
	Optional<PublishedRelease> publish(Proposal proposal) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Step step = this.transactions.execute((status) -> {
				Snapshot live = this.archive.live();
				return new Step(live, proposal.change().on(live));
			});
			if (step.changesNothing()) {
				return Optional.empty();
			}
			this.checks.require(proposal.subject(), step.files());
			Optional<PublishedRelease> release = this.transactions.execute((status) -> keep(proposal, step));
			if (release.isPresent()) {
				return release;
			}
		}
		throw new Conflict(proposal.subject(), "Others are publishing releases; try again");
	}

	/**
	 * Keeps the release; empty when another one went live since the change was made.
	 */
	private Optional<PublishedRelease> keep(Proposal proposal, Step step) {
		Snapshot live = step.live();
		PolicyFiles files = step.files();
		if (this.archive.lockLiveNumber() != live.number()) {
			return Optional.empty();
		}
		int number = live.number() + 1;
		Release prepared = this.installation.prepare(number, files);
		PublishedRelease release = new PublishedRelease(number, files.sha256(), proposal.author(), proposal.approver(),
				proposal.message(), this.clock.instant().truncatedTo(ChronoUnit.MICROS), proposal.origin(),
				List.copyOf(files.text().keySet()));
		this.archive.add(release, files);
		proposal.alongside().published(number);
		this.events.publishEvent(onRecord(release, FileChanges.between(live.files(), files)));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				installed(release, prepared, files);
			}
		});
		return Optional.of(release);
	}

	private void installed(PublishedRelease release, Release prepared, PolicyFiles files) {
		log.info("Release {} published by {}: {}", release.number(), release.author(), release.message());
		try {
			this.installation.install(prepared, files);
		}
		catch (RuntimeException ex) {
			// published all the same, and tried again when the live release is next
			// looked at
			this.installation.failed(release.number(), ex);
		}
	}

	private static Auditable onRecord(PublishedRelease release, FileChanges changes) {
		Map<String, Object> detail = new HashMap<>();
		detail.put("sha256", release.sha256());
		detail.put("origin", release.origin().name());
		detail.put("message", release.message());
		detail.put("changedFiles", changes.paths().size());
		detail.put("files", new ArrayList<>(changes.paths().stream().limit(FILES_ON_RECORD).toList()));
		if (release.approver() != null) {
			detail.put("approvedBy", release.approver().value());
		}
		return new Auditable(release.at(), release.author(), "release.published", "release-" + release.number(), null,
				"Release " + release.number() + " published: " + changes.inShort(), detail, release.number());
	}

	/** From what is live to what shall be. */
	private record Step(Snapshot live, PolicyFiles files) {

		boolean changesNothing() {
			return this.live.number() > 0 && this.live.files().equals(this.files);
		}

	}

}
