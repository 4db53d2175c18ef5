package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A stop as it is stored: only its end is added afterwards.
 */
@Entity
@Table(name = "entry_stop")
class StoredEntryStop {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	String reason = "";

	@Column(updatable = false)
	String rules = "";

	@Column(name = "release_no", updatable = false)
	int release;

	@Column(updatable = false)
	Instant begunAt = Instant.EPOCH;

	/** Absent once it has ended, so that only one lasts. */
	@Nullable Boolean lasts = true;

	@Nullable String endedBy;

	@Nullable Instant endedAt;

	@Nullable String endedBecause;

	@Version
	long version;

	protected StoredEntryStop() {
	}

	StoredEntryStop(String reason, String rules, int release, Instant begunAt) {
		this.reason = reason;
		this.rules = rules;
		this.release = release;
		this.begunAt = begunAt;
	}

	void end(UserId by, Instant at, String because) {
		this.lasts = null;
		this.endedBy = by.value();
		this.endedAt = at;
		this.endedBecause = because;
	}

	EntryStop toStop() {
		return new EntryStop((this.id != null) ? this.id : 0, this.reason, this.begunAt,
				(this.endedBy != null) ? new UserId(this.endedBy) : null, this.endedAt, this.endedBecause);
	}

}
