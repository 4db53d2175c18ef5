package io.callcraft.coaching;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
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
 * A plan as it is stored: only what became of it is added afterwards.
 */
@Entity
@Table(name = "coaching_plan")
class StoredCoachingPlan {

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
	CoachingSession.Way way = CoachingSession.Way.SIDE_BY_SIDE;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Milestone milestone = Milestone.LEAD;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Competency skill = Competency.TRANSITION;

	@Column(updatable = false)
	@Nullable Long gapId;

	@Column(updatable = false)
	@Nullable Long trainingId;

	@Column(updatable = false)
	String coach = "";

	@Column(updatable = false)
	String agenda = "";

	/** The keys of calls, by spaces. */
	@Column(updatable = false)
	String calls = "";

	@Column(updatable = false)
	Instant plannedFor = Instant.EPOCH;

	@Column(updatable = false)
	String madeBy = "";

	@Column(updatable = false)
	Instant madeAt = Instant.EPOCH;

	@Enumerated(EnumType.STRING)
	CoachingPlan.State state = CoachingPlan.State.PLANNED;

	@Nullable Long sessionId;

	@Nullable String droppedBecause;

	@Version
	long version;

	protected StoredCoachingPlan() {
	}

	StoredCoachingPlan(RepId rep, UserId coach, CoachingPlan.Wanted wanted, List<Call.Key> calls) {
		this.rep = rep.value();
		this.coach = coach.value();
		this.kind = wanted.kind();
		this.way = wanted.way();
		this.milestone = wanted.topic().milestone();
		this.skill = wanted.topic().skill();
		this.gapId = wanted.topic().gap();
		this.agenda = wanted.agenda();
		this.plannedFor = wanted.plannedFor();
		this.calls = calls.stream().map(Call.Key::toString).collect(Collectors.joining(" "));
	}

	CoachingTopic topic() {
		return new CoachingTopic(this.milestone, this.skill, this.gapId);
	}

	CoachingPlan toPlan() {
		return new CoachingPlan((this.id != null) ? this.id : 0, new RepId(this.rep), new UserId(this.coach),
				new CoachingPlan.Wanted(this.kind, this.way, topic(), this.agenda, this.plannedFor),
				Arrays.stream(this.calls.split(" "))
					.filter((key) -> !key.isEmpty())
					.map(StoredCoachingPlan::key)
					.toList(),
				new UserId(this.madeBy), this.state, this.sessionId, this.droppedBecause);
	}

	private static Call.Key key(String text) {
		int slash = text.indexOf('/');
		return new Call.Key(text.substring(0, slash), text.substring(slash + 1));
	}

}
