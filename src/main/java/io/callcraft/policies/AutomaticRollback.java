package io.callcraft.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

import io.callcraft.decisions.RunawayWatch;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a release back whose rules were stopped three times within a minute, on whichever
 * nodes: the files of the release before it are published again.
 */
@Component
class AutomaticRollback implements RunawayWatch {

	private static final Logger log = LoggerFactory.getLogger(AutomaticRollback.class);

	private static final int TIMES = 3;

	private static final Duration WITHIN = Duration.ofMinutes(1);

	private final ObjectProvider<Publisher> publisher;

	private final Archive archive;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transactions;

	private final Clock clock;

	AutomaticRollback(ObjectProvider<Publisher> publisher, Archive archive, JdbcTemplate jdbc,
			TransactionTemplate transactions, Clock clock) {
		this.publisher = publisher;
		this.archive = archive;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Override
	public void stopped(int number, String reason) {
		// whoever asked is in a transaction of their own, which may be rolled back
		CompletableFuture.runAsync(() -> {
			try {
				if (count(number) >= TIMES) {
					takeBack(number, reason);
				}
			}
			catch (RuntimeException ex) {
				log.error("Release {} was stopped again, and whether it must be taken back cannot be told", number, ex);
			}
		});
	}

	/**
	 * Keeps a stop where every node sees it.
	 * @return how often the release was stopped within the last minute
	 */
	private int count(int number) {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.update("delete from policy_stop where stopped_at < ?", now.minus(WITHIN));
			this.jdbc.update("insert into policy_stop (release_no, stopped_at) values (?, ?)", number, now);
		});
		// after the commit: of two nodes that count at once, the later one sees both
		Integer stops = this.jdbc.queryForObject(
				"select count(*) from policy_stop where release_no = ? and stopped_at >= ?", Integer.class, number,
				now.minus(WITHIN));
		return (stops != null) ? stops : 0;
	}

	private void takeBack(int number, String reason) {
		this.transactions
			.executeWithoutResult((status) -> this.jdbc.update("delete from policy_stop where release_no = ?", number));
		Proposal proposal = new Proposal("release-" + number, (live) -> {
			if (live.number() != number) {
				// another node was faster
				return live.files();
			}
			if (this.archive.release(number).origin() == Origin.ROLLBACK || number == 1) {
				throw new Conflict("release-" + number, "It came by a roll back itself, or is the first");
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
