package io.callcraft.escalation;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** That somebody said of a call that the rep did it, as kept. */
@Entity
@Table(name = "objective_tap")
class StoredTap {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	long windowId;

	@Column(updatable = false)
	String byUser = "";

	/** Whether it is the rep who says so. */
	@Column(updatable = false)
	boolean selfReport;

	@Column(updatable = false)
	Instant at = Instant.EPOCH;

	protected StoredTap() {
	}

	StoredTap(long windowId, String byUser, boolean selfReport, Instant at) {
		this.windowId = windowId;
		this.byUser = byUser;
		this.selfReport = selfReport;
		this.at = at;
	}

}
