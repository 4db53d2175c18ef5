package io.callcraft.insight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.insight.CadenceReport.LowPerformer;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.Outlooks;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepStanding;
import io.callcraft.standing.Standings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Who is below a limit even at best, and in no program (R41). Of the others, facts are
 * read again only when their standing or the rules have changed since the last report,
 * and once a day, since calls leave the window of 90 days by themselves.
 */
@Component
class LowPerformers {

	/** The longest first, those of unknown time last. */
	static final Comparator<LowPerformer> ORDER = Comparator
		.comparing(LowPerformer::since, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing((one) -> one.rep().value());

	private static final Pattern CURSOR = Pattern.compile("\\d{19}\\.[A-Za-z0-9._-]{1,64}");

	private static final long NEVER = Long.MAX_VALUE;

	private static final long DAY = 86_400;

	/** Reps whose facts are in memory at once. */
	private static final int CHUNK = 500;

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
		long day = now.getEpochSecond() / DAY;
		int release = this.figures.release();
		Map<RepId, Known> toRead = new LinkedHashMap<>();
		for (Rep rep : this.people.roster().reps()) {
			Instant at = changed.get(rep.id());
			if (at != null && this.people.maySee(actor, rep.id())) {
				Known fine = new Known(at, day, release);
				if (!fine.equals(this.known.get(rep.id()))) {
					toRead.put(rep.id(), fine);
				}
			}
		}
		Map<RepId, Low> low = read(toRead);
		Map<RepId, Map<Milestone, Instant>> found = this.diagnoses.firstFound(low.keySet());
		List<LowPerformer> performers = new ArrayList<>();
		low.forEach((rep, one) -> performers
			.add(performer(rep, one, found.getOrDefault(rep, Map.of()).get(one.at().milestone()))));
		performers.sort(ORDER);
		return performers;
	}

	/**
	 * A part of the list. A cursor says where its rep stood, who may be in the list no
	 * more.
	 * @throws InvalidInput when the cursor is none
	 */
	static Page<LowPerformer> part(List<LowPerformer> all, PageRequest page) {
		String after = page.after();
		int from = 0;
		if (after != null) {
			String place = checked(after);
			while (from < all.size() && place(all.get(from)).compareTo(place) <= 0) {
				from++;
			}
		}
		return Page.of(all.subList(from, Math.min(all.size(), from + page.limit() + 1)), page.limit(),
				LowPerformers::place);
	}

	private static String checked(String after) {
		if (!CURSOR.matcher(after).matches()) {
			throw new InvalidInput("after", "is no place in this list");
		}
		return after;
	}

	/**
	 * Sorts like {@link #ORDER}: microseconds of the gap, the most of them without one.
	 */
	private static String place(LowPerformer one) {
		Instant since = one.since();
		long micros = (since != null) ? ChronoUnit.MICROS.between(Instant.EPOCH, since) : NEVER;
		return String.format(Locale.ROOT, "%019d.%s", micros, one.rep());
	}

	/**
	 * Facts are read of so many at once, and anew of those alone who are low: what else
	 * is known of them moves.
	 */
	private Map<RepId, Low> read(Map<RepId, Known> toRead) {
		Map<RepId, Low> low = new HashMap<>();
		List<RepId> reps = List.copyOf(toRead.keySet());
		for (int from = 0; from < reps.size(); from += CHUNK) {
			this.outlooks.standings(reps.subList(from, Math.min(reps.size(), from + CHUNK))).forEach((rep, facts) -> {
				MilestoneStanding lowest = lowest(facts);
				if (lowest == null) {
					this.known.put(rep, Objects.requireNonNull(toRead.get(rep)));
				}
				else {
					this.known.remove(rep);
					facts.stream()
						.filter(RepStanding.class::isInstance)
						.map(RepStanding.class::cast)
						.filter((standing) -> !standing.caseOpen() && !standing.onLeave() && !standing.serviceSeat())
						.findFirst()
						.ifPresent((standing) -> low.put(rep, new Low(standing, lowest)));
				}
			});
		}
		return low;
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

	private LowPerformer performer(RepId rep, Low low, @Nullable Instant since) {
		MilestoneStanding at = low.at();
		return new LowPerformer(rep, at.milestone(), at.rate(), at.limit(), since, why(low));
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

	/** What a rep was not low by: their calls, the day and the release. */
	private record Known(Instant changedAt, long day, int release) {
	}

	/** Where a rep is low, and what else the rules know of them. */
	private record Low(RepStanding rep, MilestoneStanding at) {
	}

}
