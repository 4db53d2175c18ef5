package io.callcraft.program;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.CallAssessment;
import io.callcraft.escalation.CaseHistory;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EarlyWarning;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Observation;
import io.callcraft.escalation.Watch;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Standings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows reps where they stand and what would change it, by trying calls through the same
 * core that follows real ones.
 */
@Service
public class Outlooks {

	/** How many further calls are tried. */
	private static final int TRIED = 60;

	/** What a rep is told to aim at: so many of the next calls. */
	private static final int NEXT = 10;

	private final Program program;

	private final Standings standings;

	private final Cases cases;

	private final CaseHistory history;

	private final Clock clock;

	Outlooks(Program program, Standings standings, Cases cases, CaseHistory history, Clock clock) {
		this.program = program;
		this.standings = standings;
		this.cases = cases;
		this.history = history;
		this.clock = clock;
	}

	/** Where a rep stands now. */
	@Transactional(readOnly = true)
	public RepProgress progress(RepId rep) {
		RepState state = state(rep);
		Instant now = this.clock.instant();
		Instant from = now.minusSeconds(86_400L * RepState.WINDOW_DAYS);
		return new RepProgress(rep, from, now, state.milestones(this.program.core().targets(), now), state.science(now),
				state.skills(now));
	}

	/** What keeps a rep off the program. */
	@Transactional(readOnly = true)
	public Outlook outlook(RepId rep) {
		RepState state = state(rep);
		ProgramCore core = this.program.core();
		Profile profile = this.program.profile(rep);
		List<Outlook.Limit> limits = new ArrayList<>();
		boolean caseOpen = this.cases.watch(rep).isCaseOpen();
		List<Proposal> now = core.sayNow(profile, state, caseOpen, this.clock.instant());
		for (MilestoneStanding at : state.milestones(core.targets(), this.clock.instant())) {
			String said = said(now, at.milestone());
			limits.add(new Outlook.Limit(at.milestone(), at.rate().getValue(), at.rate().observed(), at.limit(),
					(at.rate().observed() == 0) ? null : at.rate().getValue() - at.limit(),
					(said == null) ? null : clearsWith(core, profile, state, at.milestone()),
					caseOpen ? null : entersAfterMissed(core, profile, state, at.milestone()), said));
		}
		limits.sort(Comparator.comparing(Outlook.Limit::distance, Comparator.nullsLast(Comparator.naturalOrder())));
		return new Outlook(rep, limits);
	}

	/** The facts that the rules are given about a rep now, to try a decision on them. */
	@Transactional(readOnly = true)
	public List<Object> facts(RepId rep) {
		RepState state = state(rep);
		Instant now = this.clock.instant();
		Profile profile = this.program.profile(rep);
		List<Object> facts = standing(profile, state, now, this.cases.watch(rep).isCaseOpen());
		facts.addAll(state.skills(now));
		facts.add(state.science(now));
		facts.addAll(profile.background().get().facts(now));
		return facts;
	}

	/**
	 * Of these facts the standings of many reps alone, at each milestone and as a whole:
	 * three statements, however many reps. Of whom nothing is kept is left out.
	 */
	@Transactional(readOnly = true)
	public Map<RepId, List<Object>> standings(Collection<RepId> reps) {
		Instant now = this.clock.instant();
		Map<RepId, CaseHistory.Span> spans = this.history.spans(reps);
		Map<RepId, Profile> profiles = this.program.profiles(reps);
		Map<RepId, List<Object>> standings = new HashMap<>();
		this.standings.of(reps).forEach((rep, state) -> {
			CaseHistory.Span span = spans.getOrDefault(rep, CaseHistory.Span.NONE);
			state.heed(span.runningSince(), span.lastEndedAt());
			standings.put(rep,
					standing(Objects.requireNonNull(profiles.get(rep)), state, now, span.runningSince() != null));
		});
		return standings;
	}

	private List<Object> standing(Profile profile, RepState state, Instant now, boolean caseOpen) {
		List<Object> facts = new ArrayList<>(state.milestones(this.program.core().targets(), now));
		facts.add(profile.standing(now, state.calls(now), caseOpen));
		return facts;
	}

	/** The facts that the rules are given about a call. */
	public List<Object> facts(Call call) {
		return List.of(CallAssessment.of(call));
	}

	private static @Nullable String said(List<Proposal> said, Milestone milestone) {
		return said.stream()
			.map(Proposal::value)
			.filter((value) -> milestone == ProgramCore.milestoneOf(value))
			.map(ProgramCore::reasonOf)
			.collect(Collectors.collectingAndThen(Collectors.joining("; "), (all) -> all.isEmpty() ? null : all));
	}

	private RepState state(RepId rep) {
		Watch watch = this.cases.watch(rep);
		RepState state = this.standings.of(rep).state();
		state.heed(watch.openedAt(), watch.lastEndedAt());
		return state;
	}

	private @Nullable Integer entersAfterMissed(ProgramCore core, Profile profile, RepState state,
			Milestone milestone) {
		RepState tried = state.copy();
		for (int i = 1; i <= TRIED; i++) {
			Step step = core.follow(profile, tried, false, hypothetical(milestone, Outcome.MISSED, i));
			if (says(step, milestone, EnterProgram.class)) {
				return i;
			}
		}
		return null;
	}

	/**
	 * The fewest met among the next ten after which the rules have nothing to say any
	 * more.
	 */
	private Outlook.@Nullable ClearsWith clearsWith(ProgramCore core, Profile profile, RepState state,
			Milestone milestone) {
		for (int met = 0; met <= NEXT; met++) {
			if (!saysAnything(core, profile, state, milestone, met, NEXT)) {
				return new Outlook.ClearsWith(met, NEXT);
			}
		}
		for (int of = NEXT + 1; of <= TRIED; of++) {
			if (!saysAnything(core, profile, state, milestone, of, of)) {
				return new Outlook.ClearsWith(of, of);
			}
		}
		return null;
	}

	/** Whether the rules still say something about the milestone after so many calls. */
	private boolean saysAnything(ProgramCore core, Profile profile, RepState state, Milestone milestone, int met,
			int of) {
		RepState tried = state.copy();
		Step last = Step.NOTHING;
		for (int i = 1; i <= of; i++) {
			// what was said before is forgotten, so that the last call shows what still
			// holds
			tried.forgetNotes(ProgramCore.SAID);
			last = core.follow(profile, tried, false,
					hypothetical(milestone, (i <= of - met) ? Outcome.MISSED : Outcome.MET, i));
		}
		return says(last, milestone, EnterProgram.class) || says(last, milestone, Observation.class)
				|| says(last, milestone, EarlyWarning.class);
	}

	private static boolean says(Step step, Milestone milestone, Class<?> type) {
		return step.proposals()
			.stream()
			.map(Proposal::value)
			.filter(type::isInstance)
			.anyMatch((value) -> milestone == ProgramCore.milestoneOf(value));
	}

	private Call hypothetical(Milestone milestone, Outcome outcome, int index) {
		return new Call(new Call.Key("outlook", "next-" + index), null, null, this.clock.instant(), 0,
				Map.of(milestone, outcome), Map.of(), false, Map.of(), Call.Science.NONE, Set.of(),
				Call.Sampling.CENSUS, null, null);
	}

}
