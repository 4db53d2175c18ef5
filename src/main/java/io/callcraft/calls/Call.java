package io.callcraft.calls;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One call with what was observed on it: the customer's milestones (the art) and the
 * checklist and times (the science), which never mix (R4).
 *
 * @param key source and id by which the call is known
 * @param rep who took it; absent when only a team can be credited
 * @param team the team to credit, with or instead of the rep
 * @param startedAt when it began, UTC, to the microsecond
 * @param handleSeconds how long it took, 0 or more
 * @param outcomes assessed milestones; one that is not assessed is absent
 * @param outcomeReasons why a milestone is not applicable, where a reason was given
 * @param sale whether something was sold
 * @param skills how often each trained skill was used; a skill not named is not evidenced
 * @param science times and checklist
 * @param behaviours what a person reported about the rep's conduct on the call
 * @param sampling how the call came to be assessed
 * @param assessor who assessed it, if a person did
 * @param callType the center's own kind of call
 */
public record Call(Key key, @Nullable RepId rep, @Nullable TeamId team, Instant startedAt, int handleSeconds,
		Map<Milestone, Outcome> outcomes, Map<Milestone, String> outcomeReasons, boolean sale,
		Map<String, Integer> skills, Science science, Set<Behaviour> behaviours, Sampling sampling,
		@Nullable UserId assessor, @Nullable String callType) {

	public Call {
		outcomes = outcomes.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new EnumMap<>(outcomes));
		outcomeReasons = Map.copyOf(outcomeReasons);
		skills = Map.copyOf(skills);
		behaviours = Set.copyOf(behaviours);
	}

	/** The outcome of a milestone, absent when it was not assessed. */
	public @Nullable Outcome outcome(Milestone milestone) {
		return this.outcomes.get(milestone);
	}

	/**
	 * What a call is known by, everywhere: no two calls share both.
	 *
	 * @param source the system that it comes from
	 * @param callId its id there
	 */
	public record Key(String source, String callId) implements Comparable<Key> {

		@Override
		public int compareTo(Key other) {
			int bySource = this.source.compareTo(other.source);
			return (bySource != 0) ? bySource : this.callId.compareTo(other.callId);
		}

		@Override
		public String toString() {
			return this.source + "/" + this.callId;
		}

	}

	/**
	 * Times and checklist of a call (R3, R4); what is not known is absent.
	 *
	 * @param holdSeconds time on hold
	 * @param afterCallSeconds work after the call
	 * @param transferred whether the caller was passed on
	 * @param nameUsed whether the rep used the caller's name
	 */
	public record Science(@Nullable Integer holdSeconds, @Nullable Integer afterCallSeconds,
			@Nullable Boolean transferred, @Nullable Boolean nameUsed) {

		public static final Science NONE = new Science(null, null, null, null);

	}

	/**
	 * How a call came to be assessed: only the first two count for entering the program.
	 */
	public enum Sampling {

		CENSUS, RANDOM, RISK, SUPERVISOR;

		/** Whether nobody picked the call. */
		public boolean isFair() {
			return this == CENSUS || this == RANDOM;
		}

	}

	/** Conduct that a person reports (R47). */
	public enum Behaviour {

		TARDY, GAMES, SLANG, REQUEUED_CALLER, NEGATIVITY

	}

}
