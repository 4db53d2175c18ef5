package io.callcraft.people;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the directory in memory: every request asks who acts, and an intake asks for the
 * reps of 100,000 calls. A change on this node shows once it is committed, one on another
 * node within two seconds. It holds only what is committed.
 */
@Component
class DirectoryCache {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryCache.class);

	private static final String VERSION = "select version from directory_version where id = 1";

	private final JdbcClient jdbc;

	private final RepRepository reps;

	private final TeamRepository teams;

	private final UserRepository users;

	private final TeamHoursRepository hours;

	private final TransactionTemplate reading;

	private volatile @Nullable Directory current;

	/** The newest version that this node has committed itself. */
	private long committed;

	DirectoryCache(JdbcClient jdbc, RepRepository reps, TeamRepository teams, UserRepository users,
			TeamHoursRepository hours, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.reps = reps;
		this.teams = teams;
		this.users = users;
		this.hours = hours;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		// what the caller has not committed must not get in
		this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The directory as last read; a change on another node may be two seconds away. */
	Directory current() {
		Directory directory = this.current;
		return (directory != null) ? directory : read();
	}

	/** The directory as committed now. */
	Directory latest() {
		Directory directory = this.current;
		if (directory != null && directory.version() == this.jdbc.sql(VERSION).query(Long.class).single()) {
			return directory;
		}
		return read();
	}

	/**
	 * Begins a change: directory changes go one after another, so that a version names
	 * one state of the tables.
	 */
	void lock() {
		this.jdbc.sql(VERSION + " for update").query(Long.class).single();
	}

	/**
	 * Ends a change, in its transaction.
	 * @param change what becomes of the directory, given the new version
	 */
	void changed(BiFunction<Directory, Long, Directory> change) {
		this.jdbc.sql("update directory_version set version = version + 1 where id = 1").update();
		long version = this.jdbc.sql(VERSION).query(Long.class).single();
		if (!isChangedHere()) {
			TransactionSynchronizationManager.bindResource(this, version);
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				apply(change, version);
			}

			@Override
			public void afterCompletion(int status) {
				TransactionSynchronizationManager.unbindResourceIfPossible(DirectoryCache.this);
			}

		});
	}

	/** Whether this transaction has changed something that nobody else sees yet. */
	boolean isChangedHere() {
		return TransactionSynchronizationManager.hasResource(this);
	}

	private synchronized void apply(BiFunction<Directory, Long, Directory> change, long version) {
		this.committed = Math.max(this.committed, version);
		Directory directory = this.current;
		if (directory == null || directory.version() >= version) {
			return;
		}
		// where a version in between is missing, the next who asks reads all
		this.current = (directory.version() == version - 1) ? change.apply(directory, version) : null;
	}

	@Scheduled(fixedDelay = 2000)
	void followOtherNodes() {
		try {
			if (this.current != null) {
				latest();
			}
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The directory could not be read again and stays as it was: {}", ex.getMessage());
		}
	}

	private Directory read() {
		while (true) {
			Directory read = this.reading.execute((status) -> readAll());
			if (publish(read)) {
				return read;
			}
		}
	}

	/** Takes over what was read, unless this node has committed a change meanwhile. */
	private synchronized boolean publish(Directory read) {
		if (read.version() < this.committed) {
			return false;
		}
		Directory known = this.current;
		if (known == null || known.version() <= read.version()) {
			this.current = read;
		}
		return true;
	}

	private Directory readAll() {
		// the version first: rows newer than it are merely read once more
		long version = this.jdbc.sql(VERSION).query(Long.class).single();
		return new Directory(version,
				this.reps.findAll()
					.stream()
					.map(StoredRep::toRep)
					.collect(Collectors.toMap((rep) -> rep.id().value(), Function.identity())),
				this.teams.findAll()
					.stream()
					.map(StoredTeam::toTeam)
					.collect(Collectors.toMap((team) -> team.id().value(), Function.identity())),
				this.users.findAll()
					.stream()
					.map(StoredUser::toUser)
					.collect(Collectors.toMap((user) -> user.id().value(), Function.identity())),
				this.hours.findAll()
					.stream()
					.collect(Collectors.toMap(StoredTeamHours::team, StoredTeamHours::toHours)));
	}

}
