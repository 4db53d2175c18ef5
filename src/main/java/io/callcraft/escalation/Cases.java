package io.callcraft.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases of the resistance ladder.
 */
@Service
public class Cases {

	private final CaseFiles files;

	private final EvidenceWindows windows;

	private final RestrictedNotes notes;

	private final Workflow workflow;

	private final CaseWork work;

	private final LegalGate gate;

	private final CasePauses pauses;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Cases(CaseFiles files, EvidenceWindows windows, RestrictedNotes notes, Workflow workflow, CaseWork work,
			LegalGate gate, CasePauses pauses, People people, Clock clock, ApplicationEventPublisher events) {
		this.files = files;
		this.windows = windows;
		this.notes = notes;
		this.workflow = workflow;
		this.work = work;
		this.gate = gate;
		this.pauses = pauses;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/** What following a rep's calls needs to know. */
	@Transactional(readOnly = true)
	public Watch watch(RepId rep) {
		List<CaseFile> ended = this.files.findByRepAndClosedAtNotNullOrderByClosedAtDesc(rep.value());
		Instant lastEnded = ended.isEmpty() ? null : ended.get(0).closedAt;
		Map<Milestone, Instant> recovered = new EnumMap<>(Milestone.class);
		ended.stream()
			.filter((file) -> file.state == CaseState.RECOVERED && file.milestone != null)
			.forEach((file) -> recovered.putIfAbsent(Objects.requireNonNull(file.milestone),
					Objects.requireNonNull(file.closedAt)));
		return this.files.findByRunningRep(rep.value())
			.map((file) -> new Watch(file.id(), file.openedAt, tally(file), lastEnded, recovered))
			.orElse(new Watch(null, null, null, lastEnded, recovered));
	}

	/** Keeps what was counted; a full window moves its case on. */
	@Transactional
	public void counted(Tally tally) {
		EvidenceWindow window = this.windows.findById(tally.window()).orElseThrow();
		if (!window.running) {
			return;
		}
		window.met = tally.met();
		window.missed = tally.missed();
		window.silent = tally.silent();
		if (tally.isFull()) {
			window.running = false;
			this.workflow.signal(CaseId.of(window.caseNumber), window.signal(), Map.of());
		}
	}

	/**
	 * A case, if the actor may see it.
	 * @throws NotFound otherwise
	 */
	@Transactional(readOnly = true)
	public Case visible(Actor actor, String id) {
		return visibleFile(actor, id).toCase();
	}

	/**
	 * What must come before a consequence, and how much of it is there (B4).
	 * @throws NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public Gate gate(Actor actor, String id) {
		return this.gate.of(visibleFile(actor, id));
	}

	/**
	 * The rep comes to talk about the objective that they are at (R43).
	 * @throws NotAllowed for anybody but the rep
	 * @throws Conflict when there is no objective to talk about, or they came before
	 */
	@Transactional
	public Objective checkIn(Actor actor, String id) {
		CaseFile file = visibleFile(actor, id);
		if (!actor.is(file.repId())) {
			throw new NotAllowed("Only the rep checks in");
		}
		EvidenceWindow window = file.currentWindow()
			.filter((at) -> at.kind == EvidenceWindow.Kind.OBJECTIVE && at.confirmed == null)
			.orElseThrow(() -> new Conflict(id, "There is no objective to talk about"));
		if (window.checkedInAt != null) {
			throw new Conflict(id, "You have checked in already: your supervisor knows");
		}
		window.checkedInAt = this.clock.instant();
		this.work.enter(file, actor.user(), "objective.checked-in", "The rep came to talk about the objective",
				Map.of("met", window.met, "missed", window.missed, "noEvidence", window.silent));
		return Objective.of(window, Map.of());
	}

	private CaseFile visibleFile(Actor actor, String id) {
		CaseFile file = this.files.findById(CaseId.number(id)).orElseThrow(() -> new NotFound("case", id));
		if (!this.work.maySee(actor, file)) {
			throw new NotFound("case", id);
		}
		return file;
	}

	/** Whether the text is the id of a case that the actor may see. */
	@Transactional(readOnly = true)
	public boolean isVisible(Actor actor, String id) {
		return CaseId.is(id)
				&& this.files.findById(CaseId.number(id)).filter((file) -> this.work.maySee(actor, file)).isPresent();
	}

	/** Cases by their ids, in one query; ids of no case are left out. */
	@Transactional(readOnly = true)
	public Map<String, Case> byId(Collection<String> ids) {
		List<Long> numbers = ids.stream().filter(CaseId::is).map(CaseId::number).toList();
		return numbers.isEmpty() ? Map.of()
				: this.files.findByNumberIn(numbers)
					.stream()
					.map(CaseFile::toCase)
					.collect(Collectors.toMap(Case::id, Function.identity()));
	}

	/** The rep whom a case is about; empty when there is no such case. */
	@Transactional(readOnly = true)
	public Optional<RepId> repOf(String id) {
		return CaseId.is(id) ? this.files.findById(CaseId.number(id)).map(CaseFile::repId) : Optional.empty();
	}

	/** Cases that the actor may see, newest first. */
	@Transactional(readOnly = true)
	public Page<Case> search(Actor actor, @Nullable RepId rep, @Nullable EscalationStage stage,
			@Nullable CaseState state, PageRequest page) {
		long before = (page.after() != null) ? CaseId.number(page.after()) : Long.MAX_VALUE;
		boolean everybody = seesEverybody(actor);
		List<String> reps = everybody ? List.of("") : visibleReps(actor);
		if (!everybody && reps.isEmpty()) {
			return new Page<>(List.of(), null);
		}
		Instant forgotten = (actor.rep() != null || actor.hasOneOf(Role.HR, Role.AUDITOR)) ? Instant.EPOCH
				: this.work.forgottenBefore();
		List<CaseFile> found = this.files.search(before, (rep != null) ? rep.value() : null, stage, state, everybody,
				reps, forgotten, Limit.of(page.limit() + 1));
		return Page.of(found, page.limit(), CaseFile::id).map(CaseFile::toCase);
	}

	/** A rep's cases that the actor may see, newest first. */
	@Transactional(readOnly = true)
	public List<Case> of(Actor actor, RepId rep) {
		return this.files.findByRepOrderByNumberDesc(rep.value())
			.stream()
			.filter((file) -> this.work.maySee(actor, file))
			.map(CaseFile::toCase)
			.toList();
	}

	/** All cases of a rep, newest first, whoever asks. */
	@Transactional(readOnly = true)
	public List<Case> of(RepId rep) {
		return this.files.findByRepOrderByNumberDesc(rep.value()).stream().map(CaseFile::toCase).toList();
	}

	/** The objectives and trials of a case, in order, with what was counted. */
	@Transactional(readOnly = true)
	public List<Objective> objectives(String id) {
		CaseFile file = this.files.findById(CaseId.number(id)).orElseThrow(() -> new NotFound("case", id));
		Iterator<Map<String, Object>> agreed = this.work.all(file, "agree-skill-objective").iterator();
		List<Objective> objectives = new ArrayList<>();
		// each objective was agreed with one form, in the same order
		for (EvidenceWindow window : file.windows) {
			boolean saysBack = window.kind == EvidenceWindow.Kind.OBJECTIVE && agreed.hasNext();
			objectives.add(Objective.of(window, saysBack ? agreed.next() : Map.of()));
		}
		return objectives;
	}

	/**
	 * The restricted notes of a case that the actor may read: all of them for HR, one's
	 * own for anybody else. Reading another's note is entered in the ledger (R59).
	 */
	@Transactional
	public List<Note> notes(Actor actor, String id) {
		visible(actor, id);
		List<Note> readable = this.notes.findByCaseNumberOrderById(CaseId.number(id))
			.stream()
			.filter((note) -> actor.has(Role.HR) || note.author.equals(actor.user().value()))
			.map((note) -> new Note(new UserId(note.author), note.at, note.text))
			.toList();
		if (readable.stream().anyMatch((note) -> !note.author().equals(actor.user()))) {
			this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "note.read",
					repOf(id).orElseThrow().value(), id, "Read the restricted notes of the case", Map.of(), null));
		}
		return readable;
	}

	private @Nullable Tally tally(CaseFile file) {
		return file.currentWindow()
			.filter((window) -> window.running)
			.map((window) -> new Tally((window.id != null) ? window.id : 0, window.openedAt, window.endsAt,
					window.skillList(), window.calls, window.perCall, window.met, window.missed, window.silent,
					this.pauses.breaks(file)))
			.orElse(null);
	}

	private static boolean seesEverybody(Actor actor) {
		return actor.has(Role.HR) || actor.has(Role.AUDITOR) || actor.has(Role.OPERATIONS) || actor.has(Role.ADMIN)
				|| actor.has(Role.QUALITY) || actor.has(Role.COACH);
	}

	private List<String> visibleReps(Actor actor) {
		List<String> reps = new ArrayList<>();
		Page<Rep> page = this.people.reps(actor, new PageRequest(null, 500));
		while (true) {
			page.items().forEach((rep) -> reps.add(rep.id().value()));
			if (page.next() == null) {
				return reps;
			}
			page = this.people.reps(actor, new PageRequest(page.next(), 500));
		}
	}

	/**
	 * A restricted note.
	 */
	public record Note(UserId author, Instant at, String text) {
	}

}
