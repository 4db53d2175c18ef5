package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A pause as it is stored: only its end is added afterwards.
 */
@Entity
@Table(name = "case_pause")
class StoredPause {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	long caseNumber;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Pause.Kind kind = Pause.Kind.SYSTEM;

	@Column(updatable = false)
	String about = "";

	@Column(updatable = false)
	String reason = "";

	@Column(updatable = false)
	String begunBy = "";

	@Column(updatable = false)
	Instant begunAt = Instant.EPOCH;

	@Nullable String endedBy;

	@Nullable Instant endedAt;

	@Nullable String endedBecause;

	@Version
	long version;

	protected StoredPause() {
	}

	StoredPause(long caseNumber, Pause.Kind kind, String about, String reason, UserId by, Instant at) {
		this.caseNumber = caseNumber;
		this.kind = kind;
		this.about = about;
		this.reason = reason;
		this.begunBy = by.value();
		this.begunAt = at;
	}

	boolean isOpen() {
		return this.endedAt == null;
	}

	boolean is(Pause.Kind of, String what) {
		return this.kind == of && this.about.equals(what);
	}

	void end(UserId by, Instant at, String because) {
		this.endedBy = by.value();
		this.endedAt = at;
		this.endedBecause = because;
	}

	Pause toPause() {
		Instant at = this.endedAt;
		return new Pause((this.id != null) ? this.id : 0, this.kind, this.about, this.reason, new UserId(this.begunBy),
				this.begunAt, (at == null || this.endedBy == null) ? null : new Pause.End(new UserId(this.endedBy), at,
						(this.endedBecause != null) ? this.endedBecause : ""));
	}

}
