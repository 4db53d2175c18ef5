package io.callcraft.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.insight.CadenceReport.LowPerformer;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.Outlooks;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepStanding;
import io.callcraft.standing.Standings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Who is below a limit even at best, and in no program (R41). Of the others, facts are
 * read again only when their standing has changed since the last report, and once a day,
 * since calls leave the window of 90 days by themselves.
 */
@Component
class LowPerformers {

	private static final long DAY = 86_400;

	private final People people;

	private final Standings standings;

	private final Outlooks outlooks;

	private final Diagnoses diagnoses;

	private final Figures figures;

	private final Map<RepId, Known> known = new ConcurrentHashMap<>();

	LowPerformers(People people, Standings standings, Outlooks outlooks, Diagnoses diagnoses, Figures figures) {
		this.people = people;
		this.standings = standings;
		this.outlooks = outlooks;
		this.diagnoses = diagnoses;
		this.figures = figures;
	}

	/** Those whom somebody may see, the longest first; those of unknown time last. */
	List<LowPerformer> visibleTo(Actor actor, Instant now) {
		Map<RepId, Instant> changed = this.standings.changes();
		this.known.keySet().retainAll(changed.keySet());
		List<LowPerformer> low = new ArrayList<>();
		for (Rep rep : this.people.roster().reps()) {
			Instant at = changed.get(rep.id());
			if (at != null && this.people.maySee(actor, rep.id())) {
				read(rep.id(), at, now).ifPresent((found) -> low.add(performer(rep.id(), found)));
			}
		}
		low.sort(Comparator.comparing(LowPerformer::since, Comparator.nullsLast(Comparator.naturalOrder())));
		return low;
	}

	/**
	 * Facts are read anew of those alone who are low: what else is known of them moves.
	 */
	private Optional<Low> read(RepId rep, Instant changedAt, Instant now) {
		long day = now.getEpochSecond() / DAY;
		Known before = this.known.get(rep);
		if (before != null && before.day() == day && before.changedAt().equals(changedAt) && !before.low()) {
			return Optional.empty();
		}
		List<Object> facts = this.outlooks.standing(rep);
		MilestoneStanding lowest = lowest(facts);
		this.known.put(rep, new Known(changedAt, day, lowest != null));
		return (lowest == null) ? Optional.empty()
				: facts.stream()
					.filter(RepStanding.class::isInstance)
					.map(RepStanding.class::cast)
					.filter((standing) -> !standing.caseOpen() && !standing.onLeave() && !standing.serviceSeat())
					.map((standing) -> new Low(standing, lowest))
					.findFirst();
	}

	/** The milestone that is furthest below its limit at best; absent without one. */
	private static @Nullable MilestoneStanding lowest(List<Object> facts) {
		return facts.stream()
			.filter(MilestoneStanding.class::isInstance)
			.map(MilestoneStanding.class::cast)
			.filter((at) -> at.rate().observed() > 0 && below(at) < 0)
			.min(Comparator.comparingDouble(LowPerformers::below))
			.orElse(null);
	}

	private static double below(MilestoneStanding at) {
		return at.rate().getUpper95() - at.limit();
	}

	private LowPerformer performer(RepId rep, Low low) {
		MilestoneStanding at = low.at();
		return new LowPerformer(rep, at.milestone(), at.rate(), at.limit(), since(rep, at.milestone()), why(low));
	}

	private @Nullable Instant since(RepId rep, Milestone milestone) {
		return this.diagnoses.gaps(rep)
			.stream()
			.filter((gap) -> gap.milestone() == milestone)
			.map(Gap::foundAt)
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

	private String why(Low low) {
		RepStanding rep = low.rep();
		long hire = Math.round(this.figures.figure("grace.hire", 60));
		long program = Math.round(this.figures.figure("grace.program", 42));
		long notice = Math.round(this.figures.figure("notice.days", 14));
		if (rep.tenureDays() < hire) {
			return "is new: is trained for the first " + hire + " days";
		}
		if (rep.programDays() < program) {
			return "the program is new: everybody is trained for its first " + program + " days";
		}
		if (rep.noticeDays() < 0) {
			return "has not acknowledged the notice";
		}
		if (rep.noticeDays() < notice) {
			return "acknowledged the notice less than " + notice + " days ago";
		}
		return "the evidence is " + low.at().getEvidenceShown() + " on " + low.at().counted()
				+ " counted calls; a case needs over " + this.figures.figure("entry.evidence", 6.7) + " on "
				+ Math.round(this.figures.figure("entry.counted", 30));
	}

	/** What is remembered of a rep. */
	private record Known(Instant changedAt, long day, boolean low) {
	}

	/** Where a rep is low, and what else the rules know of them. */
	private record Low(RepStanding rep, MilestoneStanding at) {
	}

}
