package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is stored: only the rep's dispute and its decision are added afterwards.
 */
@Entity
@Table(name = "behaviour_report")
class StoredBehaviourReport extends AboutConduct {

	@Column(updatable = false)
	Instant happenedAt = Instant.EPOCH;

	@Column(updatable = false)
	String act = "";

	@Column(updatable = false)
	String witness = "";

	@Column(updatable = false)
	String reportedBy = "";

	@Column(updatable = false)
	Instant reportedAt = Instant.EPOCH;

	@Enumerated(EnumType.STRING)
	BehaviourReport.State state = BehaviourReport.State.STANDS;

	@Nullable String grounds;

	@Nullable Instant disputedAt;

	@Nullable String decidedBy;

	@Nullable Instant decidedAt;

	@Nullable String reason;

	@Version
	long version;

	protected StoredBehaviourReport() {
	}

	StoredBehaviourReport(RepId rep, BehaviourReport.Observed observed, UserId by, Instant at) {
		super(rep, observed.behaviour());
		this.happenedAt = observed.happenedAt();
		this.act = observed.act();
		this.witness = observed.witness().value();
		this.reportedBy = by.value();
		this.reportedAt = at;
	}

	long number() {
		return (this.id != null) ? this.id : 0;
	}

	boolean stands() {
		return this.state == BehaviourReport.State.STANDS;
	}

	void dispute(String why, Instant at) {
		this.state = BehaviourReport.State.DISPUTED;
		this.grounds = why;
		this.disputedAt = at;
	}

	void decide(boolean holds, UserId by, String why, Instant at) {
		this.state = holds ? BehaviourReport.State.STANDS : BehaviourReport.State.OVERTURNED;
		this.decidedBy = by.value();
		this.decidedAt = at;
		this.reason = why;
	}

	BehaviourReport toReport() {
		Instant at = this.decidedAt;
		return new BehaviourReport(number(), new RepId(this.rep),
				new BehaviourReport.Observed(this.behaviour, this.happenedAt, this.act, new UserId(this.witness), null),
				new UserId(this.reportedBy), this.reportedAt, this.state, (this.grounds != null) ? this.grounds : "",
				(at == null || this.decidedBy == null) ? null : new BehaviourReport.Decision(new UserId(this.decidedBy),
						at, (this.reason != null) ? this.reason : ""));
	}

}
