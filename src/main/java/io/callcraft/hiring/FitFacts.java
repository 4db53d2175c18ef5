package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/**
 * Makes of everybody's evidence what the rules are told.
 */
final class FitFacts {

	private static final double PERCENT = 100;

	private FitFacts() {
	}

	/** The facts about a candidate, for the decision {@code hiring}. */
	static List<Object> of(TargetProfile.Target target, Collection<Evidence> evidence, boolean jobFactsTold) {
		List<Object> facts = new ArrayList<>();
		List<TraitEvidence> traits = target.wanted().stream().map((wanted) -> trait(wanted, evidence)).toList();
		facts.addAll(traits);
		for (Milestone milestone : Milestone.values()) {
			int met = count(evidence, milestone, Outcome.MET);
			int missed = count(evidence, milestone, Outcome.MISSED);
			if (met + missed > 0) {
				facts.add(new MilestoneShown(milestone, met, missed));
			}
		}
		facts.add(new JobFacts(jobFactsTold));
		facts.add(new FitScore(score(target, traits)));
		return facts;
	}

	private static TraitEvidence trait(WantedTrait wanted, Collection<Evidence> evidence) {
		Map<EvidenceMethod, List<Integer>> found = new EnumMap<>(EvidenceMethod.class);
		List<Evidence> about = evidence.stream().filter((each) -> each.ratings().containsKey(wanted.trait())).toList();
		about.forEach((each) -> found.computeIfAbsent(each.method(), (method) -> new ArrayList<>())
			.add(each.ratings().getOrDefault(wanted.trait(), 0)));
		List<Double> means = found.values().stream().map(FitFacts::mean).sorted().toList();
		int raters = (int) about.stream().map(Evidence::rater).distinct().count();
		return new TraitEvidence(wanted.trait(), wanted.trait().kind(), wanted.level(), mean(means), found.size(),
				wanted.methods().size(), raters, wanted.raters(),
				(means.size() < 2) ? WantedTrait.HIGHEST : means.get(1), wanted.blocks());
	}

	/** Each kind of fit is the mean of its traits; together they are weighed. */
	private static double score(TargetProfile.Target target, List<TraitEvidence> traits) {
		double score = 0;
		for (FourC four : FourC.values()) {
			List<Double> reached = traits.stream()
				.filter((each) -> each.trait().four() == four)
				.map((each) -> Math.min(each.level() / each.wanted(), 1))
				.toList();
			score += target.weight(four) * mean(reached);
		}
		return Math.round(score * PERCENT) / PERCENT;
	}

	private static int count(Collection<Evidence> evidence, Milestone milestone, Outcome outcome) {
		return (int) evidence.stream().filter((each) -> each.milestones().get(milestone) == outcome).count();
	}

	private static double mean(List<? extends Number> values) {
		return values.stream().mapToDouble(Number::doubleValue).average().orElse(0);
	}

}
