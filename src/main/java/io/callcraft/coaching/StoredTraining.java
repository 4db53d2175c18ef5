package io.callcraft.coaching;

import java.time.Instant;
import java.util.Objects;

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
 * Training as it is stored: only that it was done is added afterwards.
 */
@Entity
@Table(name = "training_assignment")
class StoredTraining {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	String rep = "";

	@Column(updatable = false)
	long gapId;

	@Column(updatable = false)
	String item = "";

	@Column(updatable = false)
	String title = "";

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Milestone milestone = Milestone.LEAD;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Competency competency = Competency.TRANSITION;

	@Column(updatable = false)
	boolean phoneSpecific;

	@Column(updatable = false)
	String exercise = "";

	@Column(updatable = false)
	String ruleName = "";

	@Column(updatable = false)
	int releaseNo;

	@Column(updatable = false)
	Instant assignedAt = Instant.EPOCH;

	@Column(updatable = false)
	Instant dueAt = Instant.EPOCH;

	@Nullable Instant completedAt;

	@Nullable String completedBy;

	@Nullable String words;

	@Version
	long version;

	void complete(Training.Done done) {
		this.completedAt = done.at();
		this.completedBy = done.by().value();
		this.words = done.words();
	}

	Training toTraining() {
		return new Training((this.id != null) ? this.id : 0, new RepId(this.rep),
				new CoachingTopic(this.milestone, this.competency, this.gapId),
				new TrainingItem(this.item, this.competency, this.title, this.phoneSpecific, this.exercise),
				this.ruleName, this.releaseNo, this.assignedAt, this.dueAt,
				(this.completedAt == null || this.completedBy == null) ? null : new Training.Done(
						new UserId(this.completedBy), this.completedAt, Objects.requireNonNullElse(this.words, "")));
	}

}
