package io.callcraft.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is stored: only the rep's answer and what was kept are added
 * afterwards.
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
	CoachingSession.@Nullable Way way;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Milestone milestone = Milestone.LEAD;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Competency skill = Competency.TRANSITION;

	@Column(updatable = false)
	@Nullable Long gapId;

	@Column(updatable = false)
	String what = "";

	@Column(updatable = false)
	Instant heldAt = Instant.EPOCH;

	@Column(updatable = false)
	int minutes;

	@Column(updatable = false)
	String coach = "";

	@Column(updatable = false)
	Instant enteredAt = Instant.EPOCH;

	@Nullable Instant answeredAt;

	@Nullable Boolean tookPlace;

	@Nullable String words;

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn(name = "session_id", nullable = false, updatable = false)
	@OrderBy("id")
	@Fetch(FetchMode.SUBSELECT)
	List<StoredCommitment> commitments = new ArrayList<>();

	@Version
	long version;

	protected StoredCoachingSession() {
	}

	StoredCoachingSession(RepId rep, CoachingSession.Given given, UserId coach, Instant enteredAt) {
		this.rep = rep.value();
		this.kind = given.kind();
		this.way = given.way();
		this.milestone = given.milestone();
		this.skill = given.skill();
		this.gapId = given.topic().gap();
		this.minutes = given.minutes();
		given.promises().forEach((promise) -> this.commitments.add(new StoredCommitment(promise)));
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
		List<Commitment> promised = this.commitments.stream().map(StoredCommitment::toCommitment).toList();
		return new CoachingSession((this.id != null) ? this.id : 0, new RepId(this.rep),
				new CoachingSession.Given(this.kind, this.way,
						new CoachingTopic(this.milestone, this.skill, this.gapId), this.what, this.heldAt, this.minutes,
						promised.stream().map(Commitment::made).toList()),
				new UserId(this.coach), this.enteredAt, (at == null) ? null : new CoachingSession.Answer(at,
						Boolean.TRUE.equals(this.tookPlace), (this.words != null) ? this.words : ""),
				promised);
	}

}
