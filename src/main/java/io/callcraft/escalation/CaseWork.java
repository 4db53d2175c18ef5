package io.callcraft.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the forms and deciders of a case have in common: find it, keep a form, ask the
 * rules and enter what they said.
 */
@Component
class CaseWork {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	final CaseFiles files;

	final EvidenceWindows windows;

	final CaseForms forms;

	final RestrictedNotes notes;

	final StoredBehaviourReports reports;

	final CaseTime time;

	private final People people;

	private final Decisions decisions;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CaseWork(CaseFiles files, EvidenceWindows windows, CaseForms forms, RestrictedNotes notes,
			StoredBehaviourReports reports, CaseTime time, People people, Decisions decisions, JsonMapper json,
			Clock clock, ApplicationEventPublisher events) {
		this.files = files;
		this.windows = windows;
		this.forms = forms;
		this.notes = notes;
		this.reports = reports;
		this.time = time;
		this.people = people;
		this.decisions = decisions;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	Instant now() {
		return this.clock.instant();
	}

	CaseFile file(String businessKey) {
		return this.files.findById(CaseId.number(businessKey)).orElseThrow(() -> new NotFound("case", businessKey));
	}

	CaseFile file(Task task) {
		return file(task.businessKey());
	}

	/**
	 * The objective or trial that the case is at.
	 * @throws NotFound when none was agreed
	 */
	EvidenceWindow window(CaseFile file) {
		return file.currentWindow().orElseThrow(() -> new NotFound("objective of", file.id()));
	}

	/** Starts a process beside a case, unless the live release is from before it was. */
	void start(Workflow workflow, String process, CaseFile file) {
		start(workflow, process, file, Map.of());
	}

	void start(Workflow workflow, String process, CaseFile file, Map<String, Object> more) {
		if (workflow.has(process)) {
			Map<String, Object> variables = new LinkedHashMap<>(more);
			variables.put("caseId", file.id());
			variables.put("rep", file.rep);
			workflow.start(process, file.id(), variables);
		}
	}

	/** Begins to count calls for a case. */
	void open(CaseFile file, EvidenceWindow window) {
		file.windows.add(this.windows.save(window));
	}

	void keep(Task task, Actor by, FormAnswers answers) {
		keep(file(task), task.id(), task.form(), by, answers.toMap());
	}

	/** Keeps what somebody wrote, with or without a task. */
	void keep(CaseFile file, String task, String form, Actor by, Map<String, Object> answers) {
		String fields = this.json.writeValueAsString(answers);
		this.forms.save(new CaseForm(number(file), task, form, by.user().value(), now(), fields));
		file.written.put(form, fields);
	}

	/** The fields of the newest form of a kind; none when there is none. */
	Map<String, Object> newest(CaseFile file, String task) {
		return Optional.ofNullable(file.written.get(task))
			.or(() -> this.forms.findFirstByCaseNumberAndTaskOrderByIdDesc(number(file), task)
				.map((form) -> form.fields))
			.map((fields) -> this.json.readValue(fields, FIELDS))
			.orElse(Map.of());
	}

	/** Every form of a case, oldest first. */
	List<FilledForm> filled(CaseFile file) {
		return this.forms.findByCaseNumberOrderById(number(file))
			.stream()
			.map((form) -> new FilledForm(form.taskId, form.task, new UserId(form.byUser), form.at,
					this.json.readValue(form.fields, FIELDS)))
			.toList();
	}

	/** The fields of every form of a kind, oldest first. */
	List<Map<String, Object>> all(CaseFile file, String task) {
		return this.forms.findByCaseNumberAndTaskOrderById(number(file), task)
			.stream()
			.map((form) -> this.json.readValue(form.fields, FIELDS))
			.toList();
	}

	/** The plans that the rep has written in this case, oldest first. */
	List<String> plans(CaseFile file) {
		return all(file, "write-plan").stream().map((form) -> CaseMoves.text(form, "plan")).toList();
	}

	/**
	 * Asks the rules of the live release and enters in the ledger what they said.
	 * @return the verdicts of the wanted type
	 * @throws IllegalStateException when no rule says anything: the policies have a hole
	 */
	Asked ask(CaseFile file, String decision, String kind, Class<?> wanted, Object... facts) {
		Asked asked = consider(decision, wanted, facts);
		this.events.publishEvent(new Auditable(now(), UserId.SYSTEM, kind, file.rep, file.id(), asked.reason(),
				Map.of("rules", asked.rules(), "verdict", asked.verdicts().get(0).value().toString()),
				asked.release()));
		return asked;
	}

	/** Enters in the ledger what somebody did about a case. */
	void enter(CaseFile file, UserId by, String kind, String what, Map<String, Object> detail) {
		this.events.publishEvent(new Auditable(now(), by, kind, file.rep, file.id(), what, detail, null));
	}

	/** A case has ended, and what was written in it is kept for as long as it must be. */
	void ended(CaseFile file) {
		this.events.publishEvent(RetentionClock.ofCase(file.rep, file.id(), file.keptSince()));
	}

	/** Asks the rules without entering anything: to show what they propose. */
	Asked consider(String decision, Class<?> wanted, Object... facts) {
		Release release = this.decisions.live();
		List<Verdict> verdicts = release.decide(decision, List.of(facts)).of(wanted).toList();
		if (verdicts.isEmpty()) {
			throw new IllegalStateException("No rule of '" + decision + "' in release " + release.number()
					+ " says anything about " + List.of(facts));
		}
		return new Asked(verdicts, release.number());
	}

	Release live() {
		return this.decisions.live();
	}

	/**
	 * Long after a recovery a case is nobody's business any more but that of the rep, of
	 * HR and of auditors: a clean slate.
	 */
	boolean maySee(Actor actor, CaseFile file) {
		return this.people.maySee(actor, file.repId())
				&& (keepsMemory(actor, file.repId()) || !file.isForgottenAt(forgottenBefore()));
	}

	/** Whether the actor leads the rep whom a case is about. */
	boolean leads(Actor actor, CaseFile file) {
		return this.people.leads(actor, file.repId());
	}

	private static boolean keepsMemory(Actor actor, RepId rep) {
		return actor.is(rep) || actor.user().equals(UserId.SYSTEM) || actor.hasOneOf(Role.HR, Role.AUDITOR);
	}

	/** Who recovered before then has a clean slate. */
	Instant forgottenBefore() {
		return now().minus(Duration.ofDays((long) live().threshold("slate.days")));
	}

	static long number(CaseFile file) {
		return (file.number != null) ? file.number : 0;
	}

	/** A proposal as a person sees it. */
	static Map<String, Object> proposal(String proposed, String reason, List<String> rules, int release) {
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("proposed", proposed);
		proposal.put("reason", reason);
		proposal.put("rules", rules);
		proposal.put("release", release);
		return proposal;
	}

	/**
	 * What the rules said.
	 */
	record Asked(List<Verdict> verdicts, int release) {

		<T> T first(Class<T> type) {
			return type.cast(this.verdicts.get(0).value());
		}

		List<String> rules() {
			return this.verdicts.stream().map(Verdict::rule).distinct().toList();
		}

		String reason() {
			return this.verdicts.stream()
				.map(Verdict::value)
				.map(Asked::reasonOf)
				.distinct()
				.collect(Collectors.joining("; "));
		}

		private static String reasonOf(Object verdict) {
			if (verdict instanceof NextMove move) {
				return move.reason();
			}
			if (verdict instanceof ObjectiveReview review) {
				return review.reason();
			}
			if (verdict instanceof SkipReview review) {
				return review.reason();
			}
			return ((PlanReview) verdict).reason();
		}

	}

}
