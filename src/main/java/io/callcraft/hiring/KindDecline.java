package io.callcraft.hiring;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Proposes the words of a decline: thanks, what was good about the candidate in the eyes
 * of those who looked, a plain no, good wishes. A person reads and changes it.
 */
final class KindDecline {

	private static final int NAMED = 2;

	private KindDecline() {
	}

	static String to(Candidate candidate, TargetProfile profile, Collection<Evidence> evidence) {
		List<String> good = FitFacts.of(profile.target(), evidence, true)
			.stream()
			.filter(TraitEvidence.class::isInstance)
			.map(TraitEvidence.class::cast)
			.filter((trait) -> trait.methods() > 0 && trait.level() >= trait.wanted())
			.sorted(Comparator.comparingDouble(TraitEvidence::level).reversed())
			.limit(NAMED)
			.map((trait) -> trait.getTitle().toLowerCase(Locale.ROOT))
			.collect(Collectors.toList());
		String seen = good.isEmpty() ? "" : " What stayed with us: " + String.join("; ", good) + ".";
		return "Dear " + candidate.called() + ", thank you for the time that you gave us and for how openly you spoke."
				+ seen + " For this work, " + profile.title()
				+ ", we have decided otherwise, and we would rather tell you soon and plainly."
				+ " We wish you a place where what you are good at is what is asked for.";
	}

}
