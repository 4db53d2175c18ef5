package io.callcraft.escalation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;

import org.springframework.stereotype.Component;

/**
 * What operations have written down for conversations on the floor: small skills to begin
 * with, and answers to resistance. It advises and decides nothing.
 */
@Component
class Advice {

	private static final String DECISION = "conversation";

	private static final int AT_MOST = 2;

	private final CaseWork work;

	private final Diagnoses diagnoses;

	Advice(CaseWork work, Diagnoses diagnoses) {
		this.work = work;
		this.diagnoses = diagnoses;
	}

	/**
	 * The small skills for a case: those of the competency that its gap names first, then
	 * the easiest. Empty where the live rules have none.
	 */
	List<SmallSkill> skills(CaseFile file) {
		Milestone milestone = file.milestone;
		if (milestone == null) {
			return List.of();
		}
		Set<Competency> gaps = this.diagnoses.gaps(file.repId())
			.stream()
			.filter((gap) -> gap.milestone() == milestone && gap.state() != Gap.State.OVERRIDDEN)
			.map(Gap::competency)
			.collect(Collectors.toSet());
		return ask(new ObjectiveWanted(milestone, 0), SmallSkill.class).stream()
			.sorted(Comparator.comparing((SmallSkill skill) -> !gaps.contains(skill.competency()))
				.thenComparing(SmallSkill::place))
			.toList();
	}

	/**
	 * The new skills to agree on: one to begin with and after a miss, up to two after a
	 * success.
	 * @param skills the small skills for the case
	 */
	static List<SmallSkill> proposed(CaseFile file, List<SmallSkill> skills) {
		Set<String> carried = carried(file);
		boolean success = file.objectivesMet > 0 && file.missedInARow == 0;
		return skills.stream().filter((skill) -> !carried.contains(skill.code())).limit(success ? AT_MOST : 1).toList();
	}

	/** Every answer to resistance, in the order of the rules. */
	List<Resistance> resistance() {
		return ask(new ConcernVoiced(""), Resistance.class);
	}

	/** What a card of a talk has to say. */
	List<RehearsedAnswer> rehearsed(Rehearsal wanted) {
		return ask(wanted, RehearsedAnswer.class);
	}

	/** Skills of objectives that were met: they still hold. */
	static Set<String> carried(CaseFile file) {
		Set<String> carried = new LinkedHashSet<>();
		file.windows.stream()
			.filter((window) -> "MET".equals(window.confirmed))
			.forEach((window) -> carried.addAll(window.skillList()));
		return carried;
	}

	/** A release that was published before there was such advice has none. */
	private <T> List<T> ask(Object fact, Class<T> wanted) {
		if (!this.work.live().decisions().contains(DECISION)) {
			return List.of();
		}
		List<T> advice = new ArrayList<>();
		this.work.live()
			.decide(DECISION, List.of(fact))
			.of(wanted)
			.forEach((verdict) -> advice.add(wanted.cast(verdict.value())));
		return advice;
	}

}
