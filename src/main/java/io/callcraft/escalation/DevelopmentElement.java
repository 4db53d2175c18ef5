package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * One element of a version of management's plan. Only its delivery is added afterwards.
 */
@Entity
@Table(name = "development_element")
class DevelopmentElement {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	long caseNumber;

	int planVersion;

	@Enumerated(EnumType.STRING)
	DevelopmentPlan.Kind kind = DevelopmentPlan.Kind.COACHING;

	String what = "";

	String owner = "";

	LocalDate due = LocalDate.EPOCH;

	String writtenBy = "";

	Instant writtenAt = Instant.EPOCH;

	@Nullable Instant deliveredAt;

	@Nullable String deliveredBy;

	@Nullable String shown;

	protected DevelopmentElement() {
	}

	DevelopmentElement(long caseNumber, int planVersion, DevelopmentPlan.Promise promise, UserId by, Instant at) {
		this.caseNumber = caseNumber;
		this.planVersion = planVersion;
		this.kind = promise.kind();
		this.what = promise.what();
		this.owner = promise.owner().value();
		this.due = promise.due();
		this.writtenBy = by.value();
		this.writtenAt = at;
	}

	/** Whether a later version promises the same once more. */
	boolean isSameAs(DevelopmentPlan.Promise promise) {
		return this.kind == promise.kind() && this.what.equals(promise.what());
	}

	void delivered(Instant at, @Nullable String by, @Nullable String what) {
		this.deliveredAt = at;
		this.deliveredBy = by;
		this.shown = what;
	}

	DevelopmentPlan.Element toElement() {
		return new DevelopmentPlan.Element(
				new DevelopmentPlan.Promise(this.kind, this.what, new UserId(this.owner), this.due), this.deliveredAt,
				(this.deliveredBy != null) ? new UserId(this.deliveredBy) : null, this.shown);
	}

}
