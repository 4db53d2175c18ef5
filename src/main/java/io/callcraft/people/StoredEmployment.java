package io.callcraft.people;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.RepId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A rep's employment as kept. */
@Entity
@Table(name = "employment")
class StoredEmployment {

	@Id
	String rep = "";

	@Enumerated(EnumType.STRING)
	Employment.Seat seat = Employment.Seat.SELLING;

	@Nullable Instant onLeaveSince;

	@Nullable LocalDate leftOn;

	@Enumerated(EnumType.STRING)
	Employment.@Nullable Leaving leaving;

	@Version
	@Nullable Long version;

	protected StoredEmployment() {
	}

	StoredEmployment(RepId rep) {
		this.rep = rep.value();
	}

	Employment toEmployment() {
		return new Employment(new RepId(this.rep), this.seat, this.onLeaveSince, this.leftOn);
	}

}
