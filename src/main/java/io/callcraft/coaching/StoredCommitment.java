package io.callcraft.coaching;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it is stored: only that it was kept is added afterwards.
 */
@Entity
@Table(name = "coaching_commitment")
class StoredCommitment {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Commitment.Side side = Commitment.Side.REP;

	@Column(updatable = false)
	String words = "";

	@Column(updatable = false)
	@Nullable LocalDate due;

	@Nullable String keptBy;

	@Nullable Instant keptAt;

	protected StoredCommitment() {
	}

	StoredCommitment(Commitment.Made made) {
		this.side = made.side();
		this.words = made.words();
		this.due = made.due();
	}

	void keep(UserId by, Instant at) {
		this.keptBy = by.value();
		this.keptAt = at;
	}

	Commitment toCommitment() {
		return new Commitment((this.id != null) ? this.id : 0, new Commitment.Made(this.side, this.words, this.due),
				(this.keptBy == null || this.keptAt == null) ? null
						: new Commitment.Kept(new UserId(this.keptBy), this.keptAt));
	}

}
