package io.callcraft.policies;

import java.time.Duration;
import java.util.Optional;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.workflow.Definitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The release that this node works with: the one that its rules and new workflows are of.
 */
@Component
class Installation {

	private static final Logger log = LoggerFactory.getLogger(Installation.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final Decisions decisions;

	private final Definitions definitions;

	private int installed;

	private int failed;

	private long failedAt;

	private String failure = "";

	Installation(Decisions decisions, Definitions definitions) {
		this.decisions = decisions;
		this.definitions = definitions;
	}

	/** Builds the rules of a release, so that installing it takes no time. */
	Release prepare(int number, PolicyFiles files) {
		return this.decisions.load(number, files);
	}

	/**
	 * Makes a release the one in force here, unless a later one is already.
	 */
	synchronized void install(Release prepared, PolicyFiles files) {
		int number = prepared.number();
		if (number > this.installed) {
			// workflows first: should they fail, the rules stay with the release before,
			// too
			this.definitions.install(number, files);
			this.decisions.install(prepared);
			this.installed = number;
			this.failed = 0;
		}
	}

	/**
	 * Takes note that a release could not be installed; said once for each release.
	 */
	synchronized void failed(int number, RuntimeException cause) {
		if (number <= this.installed) {
			return;
		}
		this.failedAt = System.nanoTime();
		if (this.failed != number) {
			this.failed = number;
			this.failure = "cannot be installed: " + cause.getMessage();
			log.error("Release {} cannot be installed; release {} stays in force", number, this.installed, cause);
		}
	}

	/**
	 * Whether the release still has to be installed here; one that failed is tried again
	 * only now and then.
	 */
	synchronized boolean shouldInstall(int number) {
		return number > this.installed
				&& (number != this.failed || System.nanoTime() - this.failedAt > RETRY_AFTER.toNanos());
	}

	/** The release in force here; 0 for none. */
	synchronized int number() {
		return this.installed;
	}

	/** Why the live release is not in force here; empty when it is. */
	synchronized Optional<String> failure() {
		return (this.failed > 0) ? Optional.of("Release " + this.failed + " " + this.failure) : Optional.empty();
	}

}
