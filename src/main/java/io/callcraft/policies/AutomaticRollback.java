package io.callcraft.policies;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import io.callcraft.decisions.RunawayWatch;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes a release back whose rules were stopped three times within a minute: the files of
 * the release before it are published again.
 */
@Component
class AutomaticRollback implements RunawayWatch {

	private static final Logger log = LoggerFactory.getLogger(AutomaticRollback.class);

	private static final int TIMES = 3;

	private static final Duration WITHIN = Duration.ofMinutes(1);

	private final ObjectProvider<Publisher> publisher;

	private final Archive archive;

	private final Deque<Long> stops = new ArrayDeque<>();

	private int release;

	AutomaticRollback(ObjectProvider<Publisher> publisher, Archive archive) {
		this.publisher = publisher;
		this.archive = archive;
	}

	@Override
	public synchronized void stopped(int number, String reason) {
		if (number < this.release) {
			return;
		}
		if (number > this.release) {
			this.release = number;
			this.stops.clear();
		}
		long now = System.nanoTime();
		this.stops.addLast(now);
		while (now - this.stops.getFirst() > WITHIN.toNanos()) {
			this.stops.removeFirst();
		}
		if (this.stops.size() >= TIMES) {
			this.stops.clear();
			// whoever asked is in a transaction of their own
			CompletableFuture.runAsync(() -> takeBack(number, reason));
		}
	}

	private void takeBack(int number, String reason) {
		Proposal proposal = new Proposal("release-" + number, (live) -> {
			if (live.number() != number || this.archive.release(number).origin() == Origin.ROLLBACK || number == 1) {
				throw new Conflict("release-" + number, "Release " + number + " is not live, or there is none before");
			}
			return this.archive.files(number - 1);
		}, UserId.SYSTEM, null, message(number, reason), Origin.ROLLBACK, (release) -> {
		});
		try {
			this.publisher.getObject().publish(proposal);
		}
		catch (RuntimeException ex) {
			log.error("Release {} was stopped {} times within a minute and cannot be taken back: {}", number, TIMES,
					ex.getMessage());
		}
	}

	private static String message(int number, String reason) {
		String message = "Release " + number + " was stopped " + TIMES + " times within a minute, so release "
				+ (number - 1) + " is back: " + reason;
		return (message.length() > Proposal.LONGEST_MESSAGE) ? message.substring(0, Proposal.LONGEST_MESSAGE) : message;
	}

}
