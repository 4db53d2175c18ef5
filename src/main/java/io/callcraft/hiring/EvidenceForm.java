package io.callcraft.hiring;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

/**
 * What one person found by one method: a level for each trait that the target profile
 * wants shown that way, and what was said or done that shows it. Interviews ask the
 * questions of the bank, the same for everybody.
 */
class EvidenceForm implements TaskForm {

	private static final String SAID = "Said";

	private static final String JOB_FACTS = "jobFactsTold";

	private static final int LONGEST = 1_000;

	private final String task;

	private final EvidenceMethod method;

	private final Candidates candidates;

	private final Questions questions;

	private final Clock clock;

	EvidenceForm(String task, EvidenceMethod method, Candidates candidates, Questions questions, Clock clock) {
		this.task = task;
		this.method = method;
		this.candidates = candidates;
		this.questions = questions;
		this.clock = clock;
	}

	@Override
	public String task() {
		return this.task;
	}

	@Override
	public Map<String, Object> schema(Task about) {
		return fields(target(about)).schema();
	}

	@Override
	public Map<String, Object> proposal(Task about) {
		Candidate candidate = this.candidates.find(about.businessKey());
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("candidate", candidate.called());
		proposal.put("job", this.candidates.profile(candidate).title());
		proposal.put("levels", List.of("1: nothing of it was seen", "3: seen in part", "5: seen clearly, unasked"));
		return proposal;
	}

	@Override
	public Map<String, Object> accept(Task about, Actor by, Map<String, Object> filled) {
		TargetProfile.Target target = target(about);
		FormAnswers answers = fields(target).read(filled);
		Map<Trait, Integer> ratings = new EnumMap<>(Trait.class);
		Map<Trait, String> said = new EnumMap<>(Trait.class);
		for (WantedTrait wanted : shown(target)) {
			String field = wanted.trait().key();
			String words = answers.text(field + SAID);
			answers.integer(field).ifPresent((seen) -> {
				ratings.put(wanted.trait(), seen);
				if (seen < wanted.level() && words.isEmpty()) {
					answers.refuse(field + SAID, "is needed with a level below " + wanted.level()
							+ ", which is wanted: what was said or done");
				}
			});
			if (words.length() > LONGEST) {
				answers.refuse(field + SAID, "is longer than " + LONGEST + " characters");
			}
			ProtectedTopics.in(words)
				.ifPresent((topic) -> answers.refuse(field + SAID,
						"speaks of " + topic + ", which is nobody's business here: write about the work itself"));
			if (!words.isEmpty()) {
				said.put(wanted.trait(), words);
			}
		}
		answers.check();
		this.candidates.give(by, about.businessKey(),
				new Evidence(this.method, by.user(), this.clock.instant(), ratings, milestones(answers), said),
				answers.yes(JOB_FACTS));
		return Map.of();
	}

	@Override
	public Set<String> restricted() {
		return Arrays.stream(Trait.values())
			.map((trait) -> trait.key() + SAID)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private FormFields fields(TargetProfile.Target target) {
		FormFields fields = new FormFields();
		if (this.method == EvidenceMethod.SIMULATION) {
			for (Milestone milestone : Milestone.values()) {
				fields
					.choice(milestone.key(), "The customer " + milestone.phrase(),
							"Not applicable where it could not come to it", (Object[]) Outcome.values())
					.required();
			}
		}
		for (WantedTrait wanted : shown(target)) {
			Trait trait = wanted.trait();
			fields.integer(trait.key(), trait.title(), asked(trait), 1, WantedTrait.HIGHEST).required();
			fields.lines(trait.key() + SAID, trait.title() + ": said or done",
					"In the candidate's words, about the work alone");
		}
		if (this.method == EvidenceMethod.INTERVIEW) {
			fields.yes(JOB_FACTS, "Told pay, the way to work and desk work",
					"Facts that the candidate decides by; they are never scored");
		}
		return fields;
	}

	/** The questions of the bank in an interview, the scale elsewhere. */
	private String asked(Trait trait) {
		String scale = "1 to " + WantedTrait.HIGHEST;
		if (this.method != EvidenceMethod.INTERVIEW) {
			return scale;
		}
		String asked = this.questions.about(trait)
			.stream()
			.map((wording) -> "“" + wording.words() + "”"
					+ (wording.listenFor().isEmpty() ? "" : " Listen for: " + wording.listenFor()))
			.collect(Collectors.joining(" · "));
		return asked.isEmpty() ? scale : scale + " · " + asked;
	}

	private Map<Milestone, Outcome> milestones(FormAnswers answers) {
		Map<Milestone, Outcome> milestones = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			Optional.of(answers.text(milestone.key()))
				.filter((outcome) -> !outcome.isEmpty())
				.ifPresent((outcome) -> milestones.put(milestone, Outcome.valueOf(outcome)));
		}
		return milestones;
	}

	private List<WantedTrait> shown(TargetProfile.Target target) {
		return target.wanted().stream().filter((wanted) -> wanted.methods().contains(this.method)).toList();
	}

	private TargetProfile.Target target(Task about) {
		return this.candidates.profile(this.candidates.find(about.businessKey())).target();
	}

}
