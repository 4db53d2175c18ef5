package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Words;
import io.callcraft.workflow.Calendar;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * A short objective that rep and supervisor agree on: one or two easy skills, on the next
 * few calls, half a day at the longest (R43).
 */
@Component
class AgreeSkillObjectiveForm extends CaseTaskForm {

	/** An objective ends at the latest after this much time at work. */
	private static final Duration HALF_A_DAY = Duration.ofHours(4);

	private static final int SHIPPED_CALLS = 10;

	private static final int SHIPPED_ON_PERCENT = 80;

	private final Calendar calendar;

	private final Advice advice;

	AgreeSkillObjectiveForm(CaseWork work, Calendar calendar, Advice advice) {
		super(work, "agree-skill-objective");
		this.calendar = calendar;
		this.advice = advice;
	}

	/** What is suggested is for who fills it in; whatever they choose is read alike. */
	@Override
	public Map<String, Object> schema(Task task) {
		CaseFile file = this.work.file(task);
		return fields(file, this.advice.skills(file)).schema();
	}

	@Override
	FormFields fields(CaseFile file) {
		return fields(file, List.of());
	}

	private FormFields fields(CaseFile file, List<SmallSkill> skills) {
		List<String> carried = List.copyOf(Advice.carried(file));
		List<String> codes = this.advice.resistance().stream().map(Resistance::code).toList();
		FormFields fields = new FormFields()
			.words("skills", "Skills", "One or two easy skills to use on the next calls", 1, 2, suggestions(skills))
			.required()
			.initially(proposed(file, skills))
			.words("carriedSkills", "Skills of earlier objectives", "Skills agreed before that still hold", 0, 12,
					carried)
			.initially(carried)
			.integer("calls", "Number of calls", "How many of the next calls; or give hours instead", 1, 25)
			.initially(SHIPPED_CALLS)
			.decimal("hours", "Hours", "How long at work, half a day at the most; or give calls instead", 0.5, 4)
			.integer("perCall", "Times a call", "How often on each call", 1, 5)
			.initially(1)
			.integer("onCalls", "On how many of the calls, percent", "Nobody manages ten of ten: 80 % is a fair bar",
					50, 100)
			.initially(SHIPPED_ON_PERCENT)
			.lines("importanceToRep", "What it does for the rep", "Why it is worth it for the rep, as you both put it")
			.required()
			.lines("importanceToCustomer", "What it does for the customer", "What the customer gains by it")
			.required()
			.lines("importanceToOrganisation", "What it does for the company", "Why the company needs it")
			.required()
			.lines("concernVoiced", "Concern of the rep",
					"What the rep worries about, in their words: acknowledge it, then come back to the objective");
		if (!codes.isEmpty()) {
			fields.choice("resistance", "What kind of concern it is",
					"Beside the form is what helps to say to each; the objective stays", codes.toArray());
		}
		return fields
			.yes("showMeHow", "The rep asks to be shown",
					"Opens a task for you to show it on a call of your own, within a working day")
			.lines("repeatBack", "The objective in the rep's own words",
					"Ask the rep to say it back, so that you both mean the same")
			.required()
			.yes("committed", "The rep commits", "Whether the rep says yes to it; the objective holds either way")
			.required();
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		boolean calls = answers.has("calls");
		boolean hours = answers.has("hours");
		if (calls && hours) {
			answers.refuse("calls", "give either calls or hours, not both");
			answers.refuse("hours", "give either calls or hours, not both");
		}
		if (!calls && !hours) {
			answers.refuse("calls", "is missing: say on how many calls, or give hours");
		}
		checkSkills(answers, "skills");
		checkSkills(answers, "carriedSkills");
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		Set<String> skills = new LinkedHashSet<>(answers.words("skills"));
		skills.addAll(answers.words("carriedSkills"));
		Duration atMost = longest(file);
		Duration length = answers.decimal("hours")
			.map((hours) -> Duration.ofMinutes(Math.round(hours * 60)))
			.filter((hours) -> hours.compareTo(atMost) < 0)
			.orElse(atMost);
		String span = length.toMinutes() + " working minutes";
		Instant now = this.work.now();
		EvidenceWindow window = new EvidenceWindow(CaseWork.number(file), EvidenceWindow.Kind.OBJECTIVE,
				List.copyOf(skills), now, this.calendar.after(file.id(), now, span));
		window.calls = answers.integer("calls").orElse(0);
		window.perCall = answers.integer("perCall").orElse(1);
		window.onPercent = answers.integer("onCalls").orElse(SHIPPED_ON_PERCENT);
		this.work.open(file, window);
		return Map.of("objectiveWindow", span);
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		List<SmallSkill> skills = this.advice.skills(file);
		List<String> proposed = proposed(file, skills);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("proposed", proposed.get(0));
		proposal.put("reason", ((file.objectivesMet > 0) ? "The last objective was met, so this one adds to it: "
				: Skills.title(proposed.get(0)) + " is where to begin: ") + file.reason);
		proposal.put("howItGoes", Advice.proposed(file, skills).stream().map(SmallSkill::says).toList());
		proposal.put("endsAtTheLatest", "after " + longest(file).toMinutes() + " minutes at work");
		proposal.put("ifTheRepHesitates",
				this.advice.resistance()
					.stream()
					.map((each) -> Words.of(each.code()) + ": \u201c" + each.heard() + "\u201d \u2013 " + each.answer())
					.toList());
		return proposal;
	}

	/** Half of the team's shift, but never more than half a day. */
	private Duration longest(CaseFile file) {
		Duration half = this.calendar.hours(file.id()).shift().dividedBy(2);
		return (half.compareTo(HALF_A_DAY) < 0) ? half : HALF_A_DAY;
	}

	private static List<String> proposed(CaseFile file, List<SmallSkill> skills) {
		List<String> proposed = Advice.proposed(file, skills).stream().map(SmallSkill::code).toList();
		return proposed.isEmpty() ? List.of(suggested(file)) : proposed;
	}

	/** The easiest skill that helps with a milestone. */
	static String suggested(CaseFile file) {
		return (file.milestone == null) ? Competency.TONE.name() : switch (file.milestone) {
			case LEAD -> Competency.TRANSITION.name();
			case DISCOVERY -> Competency.BRIDGE.name();
			case STATED_NEEDS -> Competency.ADAPT.name();
			case UNSTATED_NEEDS -> Competency.OPEN_UP.name();
			case RECOMMENDATION -> Competency.BUILD_VALUE.name();
			case CONCERNS -> Competency.VERBAL_CLUES.name();
			case COMMITMENT -> Competency.NATURAL_SCRIPT.name();
		};
	}

	private static List<String> suggestions(List<SmallSkill> skills) {
		return Stream.concat(skills.stream().map(SmallSkill::code), Arrays.stream(Competency.values()).map(Enum::name))
			.distinct()
			.toList();
	}

	private static void checkSkills(FormAnswers answers, String field) {
		answers.words(field)
			.stream()
			.filter((skill) -> !skill.matches("[A-Z][A-Z0-9_]{0,39}"))
			.forEach((skill) -> answers.refuse(field,
					"'" + skill + "' is no code of a skill: write it like " + Competency.TRANSITION));
	}

}
