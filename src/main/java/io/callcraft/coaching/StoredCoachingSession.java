package io.callcraft.coaching;

import java.time.Instant;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
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
 * A session as it is stored: only the rep's answer is added afterwards.
 */
@Entity
@Table(name = "coaching_session")
class StoredCoachingSession {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	String rep = "";

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	CoachingSession.Kind kind = CoachingSession.Kind.SESSION;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Milestone milestone = Milestone.LEAD;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Competency skill = Competency.TRANSITION;

	@Column(updatable = false)
	String what = "";

	@Column(updatable = false)
	Instant heldAt = Instant.EPOCH;

	@Column(updatable = false)
	String coach = "";

	@Column(updatable = false)
	Instant enteredAt = Instant.EPOCH;

	@Nullable Instant answeredAt;

	@Nullable Boolean tookPlace;

	@Nullable String words;

	@Version
	long version;

	protected StoredCoachingSession() {
	}

	StoredCoachingSession(RepId rep, CoachingSession.Given given, UserId coach, Instant enteredAt) {
		this.rep = rep.value();
		this.kind = given.kind();
		this.milestone = given.milestone();
		this.skill = given.skill();
		this.what = given.what();
		this.heldAt = given.heldAt();
		this.coach = coach.value();
		this.enteredAt = enteredAt;
	}

	void answer(CoachingSession.Answer answer) {
		this.answeredAt = answer.at();
		this.tookPlace = answer.tookPlace();
		this.words = answer.words();
	}

	CoachingSession toSession() {
		Instant at = this.answeredAt;
		return new CoachingSession((this.id != null) ? this.id : 0, new RepId(this.rep),
				new CoachingSession.Given(this.kind, this.milestone, this.skill, this.what, this.heldAt),
				new UserId(this.coach), this.enteredAt, (at == null) ? null : new CoachingSession.Answer(at,
						Boolean.TRUE.equals(this.tookPlace), (this.words != null) ? this.words : ""));
	}

}
