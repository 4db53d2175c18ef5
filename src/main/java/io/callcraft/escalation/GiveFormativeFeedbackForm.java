package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Observations with their calls, the expectation that holds, and what happens today,
 * tomorrow and the next day if nothing changes (R47).
 */
@Component
class GiveFormativeFeedbackForm extends CaseTaskForm {

	private static final int MOST = 50;

	private static final int SHOWN = 5;

	private static final String DICTATED = "dictatedPlan";

	private final Calls calls;

	private final People people;

	private final CaseTime time;

	GiveFormativeFeedbackForm(CaseWork work, Calls calls, People people, CaseTime time) {
		super(work, "give-formative-feedback");
		this.calls = calls;
		this.people = people;
		this.time = time;
	}

	@Override
	FormFields fields(CaseFile file) {
		List<String> observed = observed(file);
		Optional<Commitment> agreed = commitments(file).reduce((first, second) -> second);
		Instant now = this.work.now();
		return new FormFields()
			.words("observations", "Calls observed", "Ids of the calls that show what you saw, as source/id", 1, MOST,
					observed)
			.required()
			.initially(observed.subList(Math.max(0, observed.size() - SHOWN), observed.size()))
			.choice("expectation", "What was agreed",
					"An earlier commitment of this case, or what the job asks of everybody who has read its notice",
					"EARLIER_COMMITMENT", "JOB_REQUIREMENT")
			.required()
			.initially(agreed.isPresent() ? "EARLIER_COMMITMENT" : "JOB_REQUIREMENT")
			.lines("quoted", "In the words of then", "What the rep had agreed to, and when: read it out")
			.initially(agreed.map(Commitment::quote).orElseGet(() -> notice(file)))
			.lines("consequenceToday", "If nothing changes: today, " + this.time.dayAfter(file, now, 0),
					"What happens today")
			.required()
			.lines("consequenceTomorrow", "If nothing changes: tomorrow, " + this.time.dayAfter(file, now, 1),
					"What happens tomorrow")
			.required()
			.lines("consequenceNextDay", "If nothing changes: the next day, " + this.time.dayAfter(file, now, 2),
					"What happens the day after")
			.required()
			.choice("protectedGround", "Asked once more: does anything protected stand behind it?",
					"Before anything else. SOMETHING (health, leave, harassment, pay, a report of mis-selling) stops the "
							+ "case, and HR takes over",
					"NOTHING", "SOMETHING")
			.lines(DICTATED, "The rep's plan, dictated",
					"Only if the rep dictates it now, before your eyes: word for word, nothing of yours. Otherwise the "
							+ "rep writes it alone")
			.text("companion", "Who came along", "Offer it: from here on the rep may bring somebody they trust");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason",
				"One last chance, judged on what the rep does. Say what you saw and what was agreed; then ask, and let "
						+ "the rep answer");
		proposal.put("commitments", commitments(file).map(Commitment::quote).toList());
		proposal.put("notice", notice(file));
		proposal.put("say", List.of("On these calls it was not there: …", "You had said: …",
				"What will you do, on every call, and from when?", "Not we: you. I have given what I can"));
		return proposal;
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		answers.words("observations")
			.stream()
			.filter((call) -> !reports(file).contains(call) && !this.calls.isOf(file.repId(), call))
			.forEach((call) -> answers.refuse("observations",
					"'" + call + "' is no call of this rep: use an id from the rep's page"));
		if (answers.text("expectation").equals("EARLIER_COMMITMENT") && commitments(file).findAny().isEmpty()) {
			answers.refuse("expectation", "the rep has committed to nothing in this case: choose JOB_REQUIREMENT");
		}
		if (answers.text("expectation").equals("JOB_REQUIREMENT") && acknowledged(file).isEmpty()) {
			answers.refuse("expectation", "the rep has not acknowledged what the job asks: there is nothing to cite");
		}
	}

	/** A dictated plan is kept as a plan, marked as dictated. */
	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (answers.text(DICTATED).isEmpty()) {
			return Map.of();
		}
		this.work.keep(file, task.id(), "write-plan", by, Map.of("plan", answers.text(DICTATED), "dictated", true));
		return Map.of("planDictated", "YES");
	}

	/** Calls since the commitment that show it; those of the opening where none do. */
	private List<String> observed(CaseFile file) {
		Milestone milestone = file.milestone;
		if (milestone == null) {
			return reports(file);
		}
		Instant since = commitments(file).reduce((first, second) -> second).map(Commitment::at).orElse(file.openedAt);
		List<String> missed = this.calls.page(file.repId(), new PageRequest(null, 2 * MOST))
			.items()
			.stream()
			.filter((call) -> call.startedAt().isAfter(since) && call.outcome(milestone) == Outcome.MISSED)
			.sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
			.map(Call::key)
			.map(Call.Key::toString)
			.toList();
		List<String> cited = file.toCase().openedBecause().calls().stream().map(Call.Key::toString).toList();
		List<String> observed = missed.isEmpty() ? cited : missed;
		return observed.subList(Math.max(0, observed.size() - MOST), observed.size());
	}

	private Stream<Commitment> commitments(CaseFile file) {
		return this.work.filled(file)
			.stream()
			.filter((form) -> Boolean.TRUE.equals(form.fields().get("committed"))
					|| form.text("commitment").equals("COMMITS"))
			.map((form) -> new Commitment(form.at(),
					this.time.day(file, form.at()) + ": "
							+ (form.text("repeatBack").isEmpty()
									? "committed to it in the talk in private, with help by "
											+ form.text("support").toLowerCase(Locale.ROOT)
									: "\u201c" + form.text("repeatBack") + "\u201d")));
	}

	private Optional<LocalDate> acknowledged(CaseFile file) {
		return this.people.rep(file.repId()).map(Rep::noticeAcknowledgedOn);
	}

	private String notice(CaseFile file) {
		return acknowledged(file)
			.map((day) -> this.time.day(day) + ": read and acknowledged that customers are to " + expected(file))
			.orElse("the rep has not acknowledged what the job asks");
	}

	private static String expected(CaseFile file) {
		return (file.milestone == null) ? "be treated as the job asks" : switch (file.milestone) {
			case LEAD -> "be led through the call";
			case DISCOVERY -> "be asked about more than their request";
			case STATED_NEEDS -> "be heard with what they need";
			case UNSTATED_NEEDS -> "be helped to see further needs";
			case RECOMMENDATION -> "hear a recommendation";
			case CONCERNS -> "be asked what speaks against it";
			case COMMITMENT -> "be asked for a decision";
		};
	}

	/**
	 * What the rep had agreed to.
	 *
	 * @param quote with its day, in the rep's words where they are on record
	 */
	private record Commitment(Instant at, String quote) {
	}

	/** The reports that a case about conduct rests on, as they are named in the form. */
	private static List<String> reports(CaseFile file) {
		return file.reportIds().stream().map((id) -> "report/" + id).toList();
	}

}
