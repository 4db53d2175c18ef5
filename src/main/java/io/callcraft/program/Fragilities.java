package io.callcraft.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.Cases;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.standing.RepState;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out how fragile the ground of a case is.
 */
@Service
public class Fragilities {

	private static final int TRIED = 20;

	private final Program program;

	private final Calls calls;

	private final Cases cases;

	Fragilities(Program program, Calls calls, Cases cases) {
		this.program = program;
		this.calls = calls;
		this.cases = cases;
	}

	/**
	 * How few calls judged otherwise would undo the opening of a case.
	 * @return empty for a case about conduct, which rests on no calls
	 * @throws io.callcraft.shared.NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public Optional<Fragility> of(Actor actor, String id) {
		Case found = this.cases.visible(actor, id);
		Milestone milestone = found.milestone();
		if (milestone == null || found.openedBecause().calls().isEmpty()) {
			return Optional.empty();
		}
		List<Call> before = new ArrayList<>();
		this.calls.history(found.rep(), (call) -> {
			if (!call.startedAt().isAfter(found.openedAt())) {
				before.add(call);
			}
		});
		List<Call.Key> missed = new ArrayList<>(before.stream()
			.filter((call) -> call.outcome(milestone) == Outcome.MISSED && call.sampling().isFair())
			.map(Call::key)
			.toList());
		Collections.reverse(missed);
		int most = Math.min(TRIED, missed.size());
		Opening opening = new Opening(this.program.core(), this.program.profile(found.rep()), before, milestone,
				endedBefore(found));
		if (opening.holds(new HashSet<>(missed.subList(0, most)))) {
			return Optional.of(new Fragility(null, most, List.of()));
		}
		// the fewest: with more of them judged otherwise it never holds again
		int low = 0;
		int high = most;
		while (low < high) {
			int middle = (low + high) / 2;
			if (opening.holds(new HashSet<>(missed.subList(0, middle)))) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return Optional.of(new Fragility(low, most, missed.subList(0, low)));
	}

	private @Nullable Instant endedBefore(Case found) {
		return this.cases.of(found.rep())
			.stream()
			.map(Case::closedAt)
			.filter((closedAt) -> closedAt != null && closedAt.isBefore(found.openedAt()))
			.max(Instant::compareTo)
			.orElse(null);
	}

	/** The calls that opened a case, to be tried with some of them judged otherwise. */
	private record Opening(ProgramCore core, Profile profile, List<Call> calls, Milestone milestone,
			@Nullable Instant endedBefore) {

		boolean holds(Set<Call.Key> otherwise) {
			RepState state = new RepState();
			state.heed(null, this.endedBefore);
			boolean holds = false;
			for (Call call : this.calls) {
				Call judged = otherwise.contains(call.key()) ? met(call) : call;
				holds |= this.core.entries(this.profile, state, judged).contains(this.milestone);
			}
			return holds;
		}

		private Call met(Call call) {
			Map<Milestone, Outcome> outcomes = new EnumMap<>(call.outcomes());
			outcomes.put(this.milestone, Outcome.MET);
			return new Call(call.key(), call.rep(), call.team(), call.startedAt(), call.handleSeconds(), outcomes,
					call.outcomeReasons(), call.sale(), call.skills(), call.science(), call.behaviours(),
					call.sampling(), call.assessor(), call.callType());
		}

	}

}
