package io.callcraft.incentives;

import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Clock;
import java.util.Objects;

import io.callcraft.people.Rep;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books transfers. Each takes from one account what it gives to another; a rep's account
 * never goes below zero, whoever books at the same time.
 */
@Component
class Books {

	private static final String INSERT = """
			insert into points_transfer (at, unit, from_account, to_account, amount, kind, rep, team, reason, by_user,
			reference, reverses, release_no) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final Clock clock;

	Books(JdbcTemplate jdbc, JdbcClient client, Clock clock) {
		this.jdbc = jdbc;
		this.client = client;
		this.clock = clock;
	}

	/**
	 * Books a transfer.
	 * @return its number
	 * @throws NotCovered when a rep's account has not that much
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	long book(Booking booking) {
		RepId rep = booking.rep().id();
		if (booking.from().isRep()) {
			take(rep, booking);
		}
		long id = insert(booking);
		if (booking.to().isRep()) {
			this.jdbc.update("""
					insert into points_balance (rep, unit, balance) values (?, ?, ?)
					on duplicate key update balance = balance + values(balance)""", rep.value(), booking.unit().name(),
					booking.amount());
		}
		return id;
	}

	private void take(RepId rep, Booking booking) {
		int taken = this.jdbc.update(
				"update points_balance set balance = balance - ? where rep = ? and unit = ? and balance >= ?",
				booking.amount(), rep.value(), booking.unit().name(), booking.amount());
		if (taken == 0) {
			throw new NotCovered(rep, booking.amount(), balance(rep, booking.unit()));
		}
	}

	private long insert(Booking booking) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			PreparedStatement statement = connection.prepareStatement(INSERT, new String[] { "id" });
			statement.setObject(1, Utc.of(this.clock.instant()));
			statement.setString(2, booking.unit().name());
			statement.setString(3, booking.from().name());
			statement.setString(4, booking.to().name());
			statement.setLong(5, booking.amount());
			statement.setString(6, booking.kind().name());
			statement.setString(7, booking.rep().id().value());
			statement.setString(8, booking.rep().team().value());
			statement.setString(9, booking.reason());
			statement.setString(10, booking.by().value());
			statement.setString(11, booking.reference());
			statement.setObject(12, booking.reverses(), Types.BIGINT);
			statement.setObject(13, booking.release(), Types.INTEGER);
			return statement;
		}, key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/** What a rep has. */
	long balance(RepId rep, Unit unit) {
		return balance(rep, unit, "");
	}

	/** What a rep has, which nobody else changes until this transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	long lock(RepId rep, Unit unit) {
		return balance(rep, unit, " for update");
	}

	private long balance(RepId rep, Unit unit, String lock) {
		return this.client.sql("select balance from points_balance where rep = ? and unit = ?" + lock)
			.params(rep.value(), unit.name())
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/** Whether something that may be booked only once is booked. */
	boolean has(String reference) {
		return this.client.sql("select count(*) from points_transfer where reference = ?")
			.param(reference)
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * Takes back what a transfer gave a rep, as far as it is still there: nobody owes
	 * points. The rest the center bears.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void takeBack(Rep rep, Unit unit, long amount, String reason, @Nullable Long reverses) {
		long there = Math.min(lock(rep.id(), unit), amount);
		if (there > 0) {
			book(Booking.from(rep, unit, Account.REWARDS, there, Transfer.Kind.TAKEN_BACK, reason).reversing(reverses));
		}
		if (there < amount) {
			book(Booking
				.between(rep, unit, Account.LOSSES, Account.REWARDS, amount - there, Transfer.Kind.TAKEN_BACK,
						reason + ": spent already, the center bears it")
				.reversing(reverses));
		}
	}

}
