package io.callcraft.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Several evaluators judge the same calls without seeing each other, to find out how far
 * they agree (R14). What they answer changes no call and counts for no rep.
 *
 * @param id its number
 * @param form version of the form that they answer
 * @param calls the calls, in the order in which they are judged
 * @param done who takes part, and how many of the calls they have judged
 * @param closedAt absent while they answer
 */
public record Calibration(long id, String name, int form, UserId by, Instant openedAt, List<Call.Key> calls,
		Map<UserId, Integer> done, @Nullable Instant closedAt) {

	public Calibration {
		calls = List.copyOf(calls);
	}

	public boolean isOpen() {
		return this.closedAt == null;
	}

	/** How many judgements were made, of all that are to be. */
	public int getMade() {
		return this.done.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** How many judgements are to be made. */
	public int getWanted() {
		return this.done.size() * this.calls.size();
	}

	/**
	 * How far evaluators agreed on a milestone.
	 *
	 * @param evaluator one against all others; absent for all of them together
	 * @param other the other of a pair; absent where it is no pair
	 * @param calls calls that it rests on: those that all of them judged
	 * @param kappa absent where everybody chose one and the same answer throughout
	 */
	public record Agreed(Milestone milestone, @Nullable UserId evaluator, @Nullable UserId other, int calls,
			@Nullable Kappa kappa) {
	}

	/**
	 * What the evaluators answered about a milestone of a call, where they did not agree.
	 *
	 * @param position the call, from 1
	 * @param answers by evaluator
	 */
	public record Split(int position, Call.Key call, Milestone milestone, Map<UserId, Outcome> answers) {
	}

	/**
	 * What a closed calibration came to.
	 *
	 * @param agreed all together, each against the others, and each pair
	 * @param splits where they did not agree, which is what to talk about
	 */
	public record Result(List<Agreed> agreed, List<Split> splits) {

		public Result {
			agreed = List.copyOf(agreed);
			splits = List.copyOf(splits);
		}

		/** All evaluators together. */
		public List<Agreed> getTogether() {
			return this.agreed.stream().filter((each) -> each.evaluator() == null).toList();
		}

		/** One evaluator against all others, by milestone. */
		public List<Agreed> of(UserId evaluator) {
			return this.agreed.stream()
				.filter((each) -> evaluator.equals(each.evaluator()) && each.other() == null)
				.toList();
		}

		/** Every pair on a milestone. */
		public List<Agreed> pairs(Milestone milestone) {
			return this.agreed.stream()
				.filter((each) -> each.milestone() == milestone && each.other() != null)
				.toList();
		}

	}

	/**
	 * What one calibration found, beside those before it: whether evaluators drift apart.
	 *
	 * @param agreed all together, each against the others, and each pair, by milestone
	 */
	public record Drift(long id, String name, Instant closedAt, List<Agreed> agreed) {

		public Drift {
			agreed = List.copyOf(agreed);
		}

		/** All together on a milestone; absent where it was not computed. */
		public @Nullable Kappa together(Milestone milestone) {
			return this.agreed.stream()
				.filter((each) -> each.evaluator() == null && each.milestone() == milestone)
				.findFirst()
				.map(Agreed::kappa)
				.orElse(null);
		}

		/** Who judged, by name. */
		public List<UserId> evaluators() {
			return this.agreed.stream()
				.filter((each) -> each.other() == null)
				.flatMap((each) -> Stream.ofNullable(each.evaluator()))
				.distinct()
				.sorted(Comparator.comparing(UserId::value))
				.toList();
		}

		/**
		 * The mean of an evaluator's kappas against the others; absent where there is
		 * none.
		 */
		public @Nullable Double of(UserId evaluator) {
			return mean(against(evaluator));
		}

		/**
		 * The mean of the kappas of pairs of which somebody is none; absent where there
		 * is no such pair.
		 */
		public @Nullable Double without(UserId evaluator) {
			return mean(this.agreed.stream()
				.filter((each) -> each.other() != null && !evaluator.equals(each.other())
						&& !evaluator.equals(each.evaluator())));
		}

		/** Milestones on which an evaluator agrees with the others less than a floor. */
		public List<Milestone> below(UserId evaluator, double floor) {
			return against(evaluator).filter((each) -> {
				Kappa kappa = each.kappa();
				return kappa != null && kappa.isBelow(floor);
			}).map(Agreed::milestone).toList();
		}

		private Stream<Agreed> against(UserId evaluator) {
			return this.agreed.stream().filter((each) -> each.other() == null && evaluator.equals(each.evaluator()));
		}

		private static @Nullable Double mean(Stream<Agreed> agreed) {
			OptionalDouble mean = agreed.flatMap((each) -> Stream.ofNullable(each.kappa()))
				.mapToDouble(Kappa::value)
				.average();
			return mean.isPresent() ? mean.getAsDouble() : null;
		}

	}

}
