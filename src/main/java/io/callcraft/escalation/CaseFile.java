package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
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
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is stored.
 */
@Entity
@Table(name = "escalation_case")
class CaseFile {

	private static final String BETWEEN = "\n";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long number;

	@Column(updatable = false)
	String rep = "";

	@Nullable String runningRep;

	@Enumerated(EnumType.STRING)
	EscalationStage stage = EscalationStage.SKILL_OBJECTIVE;

	/** Where it began: at objectives, or later for conduct and some relapses. */
	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	EscalationStage firstStage = EscalationStage.SKILL_OBJECTIVE;

	@Enumerated(EnumType.STRING)
	CaseState state = CaseState.OPEN;

	/** What it is about; absent where it is about conduct. */
	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	@Nullable Milestone milestone;

	/** The conduct that it is about; absent where it is about a milestone. */
	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Call.@Nullable Behaviour behaviour;

	/** Ids of the reports of conduct that it rests on. */
	@Column(updatable = false)
	@Nullable String reports;

	/** The recovered case that it is a relapse of. */
	@Column(updatable = false)
	@Nullable Long relapseOf;

	@Column(updatable = false)
	Instant openedAt = Instant.EPOCH;

	@Column(updatable = false)
	String reason = "";

	@Column(updatable = false)
	String rules = "";

	@Column(updatable = false)
	String calls = "";

	@Column(name = "release_no", updatable = false)
	int release;

	int objectivesMet;

	@Column(name = "missed_in_a_row")
	int missedInARow;

	int commitments;

	int timesAsked;

	String cause = "UNKNOWN";

	/** Objectives and trials, the one that the case is at last. */
	@OneToMany
	@JoinColumn(name = "caseNumber", insertable = false, updatable = false)
	@OrderBy("id")
	@OptimisticLock(excluded = true)
	List<EvidenceWindow> windows = new ArrayList<>();

	@Nullable String consequence;

	/** What became of the consequence; absent without one. */
	@Enumerated(EnumType.STRING)
	Consequence.@Nullable State consequenceState;

	/** Until when the rep may reply before anybody decides; absent before stage 4. */
	@Nullable Instant replyUntil;

	@Nullable Instant appealUntil;

	@Nullable Instant closedAt;

	@Nullable String closedBecause;

	/** The word for how it ended; absent while it runs. */
	@Nullable String outcome;

	/** Since when it stands still; absent while nothing pauses it. */
	@Nullable Instant pausedAt;

	/** How it stood before. */
	@Enumerated(EnumType.STRING)
	@Nullable CaseState resumesTo;

	@Version
	long version;

	/** Forms that this transaction has written, by the names of their tasks. */
	@Transient
	final Map<String, String> written = new HashMap<>();

	protected CaseFile() {
	}

	CaseFile(RepId rep, Milestone milestone, Instant openedAt, Case.Because because) {
		this(rep, openedAt, because);
		this.milestone = milestone;
	}

	CaseFile(RepId rep, Call.Behaviour behaviour, List<Long> reports, Instant openedAt, Case.Because because) {
		this(rep, openedAt, because);
		this.behaviour = behaviour;
		this.reports = reports.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private CaseFile(RepId rep, Instant openedAt, Case.Because because) {
		this.rep = rep.value();
		this.runningRep = rep.value();
		this.openedAt = openedAt;
		this.reason = because.reason();
		this.rules = String.join(BETWEEN, because.rules());
		this.calls = String.join(BETWEEN, because.calls().stream().map(Call.Key::toString).toList());
		this.release = because.release();
	}

	String id() {
		return CaseId.of((this.number != null) ? this.number : 0);
	}

	RepId repId() {
		return new RepId(this.rep);
	}

	/** The reports of conduct that it rests on; none where it is about a milestone. */
	List<Long> reportIds() {
		String ids = this.reports;
		return (ids == null || ids.isEmpty()) ? List.of() : Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
	}

	Optional<EvidenceWindow> currentWindow() {
		return this.windows.isEmpty() ? Optional.empty() : Optional.of(this.windows.get(this.windows.size() - 1));
	}

	/** Whether the rep had recovered from it before an instant. */
	boolean isForgottenAt(Instant before) {
		return this.state == CaseState.RECOVERED && this.closedAt != null && this.closedAt.isBefore(before);
	}

	/** Goes on after it stood still: its own clocks have lost no time. */
	void goOn(Duration stoodStill) {
		this.state = Objects.requireNonNull(this.resumesTo);
		this.resumesTo = null;
		this.pausedAt = null;
		currentWindow().filter((window) -> window.running)
			.ifPresent((window) -> window.endsAt = window.endsAt.plus(stoodStill));
		if (this.replyUntil != null) {
			this.replyUntil = this.replyUntil.plus(stoodStill);
		}
	}

	/**
	 * Ends.
	 * @param word how, in one word
	 */
	void end(CaseState how, String word, String because, Instant at) {
		this.state = how;
		this.outcome = word;
		this.pausedAt = null;
		this.resumesTo = null;
		currentWindow().ifPresent((window) -> window.running = false);
		this.runningRep = null;
		this.closedAt = at;
		this.closedBecause = because;
	}

	/**
	 * When it had ended, and the time to appeal was over.
	 * @throws NullPointerException while it runs
	 */
	Instant keptSince() {
		Instant ended = Objects.requireNonNull(this.closedAt);
		return (this.appealUntil != null && this.appealUntil.isAfter(ended)) ? this.appealUntil : ended;
	}

	/** Something was decided against the rep, who may appeal until then. */
	void decide(String decided, Instant mayAppealUntil) {
		this.consequence = decided;
		this.consequenceState = Consequence.State.DECIDED;
		this.appealUntil = mayAppealUntil;
	}

	private @Nullable Consequence consequence() {
		String kind = this.consequence;
		Instant until = this.appealUntil;
		Consequence.State became = this.consequenceState;
		return (kind == null || until == null || became == null) ? null : new Consequence(kind, became, until);
	}

	Case toCase() {
		return new Case(id(), repId(), this.stage, this.state, this.milestone, this.behaviour, this.openedAt,
				new Case.Because(this.reason, split(this.rules), this.release,
						split(this.calls).stream().map(CaseFile::key).toList()),
				this.closedAt, this.closedBecause, this.outcome, consequence(),
				(this.relapseOf != null) ? CaseId.of(this.relapseOf) : null);
	}

	private static List<String> split(String lines) {
		return lines.isEmpty() ? List.of() : Arrays.asList(lines.split(BETWEEN));
	}

	private static Call.Key key(String text) {
		int slash = text.indexOf('/');
		return new Call.Key(text.substring(0, slash), text.substring(slash + 1));
	}

}
