package io.callcraft.escalation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

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
 * The calls in which a skill is to be shown: those of an objective, or of a plan's trial.
 */
@Entity
@Table(name = "evidence_window")
class EvidenceWindow {

	/** What the window is for. */
	enum Kind {

		OBJECTIVE, TRIAL

	}

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	long caseNumber;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Kind kind = Kind.OBJECTIVE;

	@Column(updatable = false)
	String skills = "";

	int calls;

	int perCall;

	int onPercent;

	Instant openedAt = Instant.EPOCH;

	Instant endsAt = Instant.EPOCH;

	int met;

	int missed;

	int silent;

	int extended;

	boolean running = true;

	/** When the rep came to talk about it; absent until then. */
	@Nullable Instant checkedInAt;

	@Nullable String proposed;

	/** What rep and supervisor made of the proposal. */
	@Nullable String confirmed;

	@Nullable String reason;

	@Nullable String rules;

	@Column(name = "release_no")
	@Nullable Integer release;

	@Version
	long version;

	protected EvidenceWindow() {
	}

	EvidenceWindow(long caseNumber, Kind kind, List<String> skills, Instant openedAt, Instant endsAt) {
		this.caseNumber = caseNumber;
		this.kind = kind;
		this.skills = String.join(",", skills);
		this.openedAt = openedAt;
		this.endsAt = endsAt;
	}

	List<String> skillList() {
		return this.skills.isEmpty() ? List.of() : Arrays.asList(this.skills.split(","));
	}

	ObjectiveProgress progress() {
		return new ObjectiveProgress(this.kind.name(), this.calls, this.onPercent, this.met, this.missed, this.silent,
				this.extended);
	}

	/** The signal that a workflow waits for until the window is full. */
	String signal() {
		return (this.kind == Kind.OBJECTIVE) ? "objective-counted" : "trial-counted";
	}

}
