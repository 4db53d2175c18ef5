package io.callcraft.incentives;

import io.callcraft.people.Rep;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A transfer about to be booked.
 *
 * @param rep whom it concerns
 * @param amount more than zero
 * @param reference names what may be booked only once; absent where nothing keeps it from
 * happening again
 * @param reverses the transfer that it takes back
 */
record Booking(Rep rep, Unit unit, Account from, Account to, long amount, Transfer.Kind kind, String reason, UserId by,
		@Nullable String reference, @Nullable Long reverses, @Nullable Integer release) {

	/** What the rules of a release give a rep. */
	static Booking reward(Rep rep, Unit unit, long amount, Transfer.Kind kind, String reason) {
		return new Booking(rep, unit, Account.REWARDS, Account.of(rep.id()), amount, kind, reason, UserId.SYSTEM, null,
				null, null);
	}

	/** What a rep gives, or loses. */
	static Booking from(Rep rep, Unit unit, Account to, long amount, Transfer.Kind kind, String reason) {
		return new Booking(rep, unit, Account.of(rep.id()), to, amount, kind, reason, UserId.SYSTEM, null, null, null);
	}

	/** Something between accounts of the center on account of a rep. */
	static Booking between(Rep rep, Unit unit, Account from, Account to, long amount, Transfer.Kind kind,
			String reason) {
		return new Booking(rep, unit, from, to, amount, kind, reason, UserId.SYSTEM, null, null, null);
	}

	Booking by(UserId user) {
		return new Booking(this.rep, this.unit, this.from, this.to, this.amount, this.kind, this.reason, user,
				this.reference, this.reverses, this.release);
	}

	Booking once(String only) {
		return new Booking(this.rep, this.unit, this.from, this.to, this.amount, this.kind, this.reason, this.by, only,
				this.reverses, this.release);
	}

	Booking reversing(@Nullable Long transfer) {
		return new Booking(this.rep, this.unit, this.from, this.to, this.amount, this.kind, this.reason, this.by,
				this.reference, transfer, this.release);
	}

	Booking under(int number) {
		return new Booking(this.rep, this.unit, this.from, this.to, this.amount, this.kind, this.reason, this.by,
				this.reference, this.reverses, number);
	}

}
