package io.callcraft.policies;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import io.callcraft.program.Replayed;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * What rewards would have cost under a draft: what calls and better months earn, at what
 * points are worth. Pools of teams and what catches up later are not replayed.
 *
 * @param months by month, the earliest first
 * @param gaining how many reps would have got more
 * @param losing how many would have got less
 * @param reps those who would have got most more or less, by how much
 */
public record BacktestCost(List<Month> months, int gaining, int losing, List<Share> reps) {

	public BacktestCost {
		months = List.copyOf(months);
		reps = List.copyOf(reps);
	}

	/** All months together. */
	public Sum total() {
		return this.months.stream().map(Month::sum).reduce(Sum.NONE, Sum::plus);
	}

	/** What a rep's calls earn under two releases, month by month. */
	static List<Month> of(List<Replayed.Reward> before, List<Replayed.Reward> after) {
		TreeSet<YearMonth> months = new TreeSet<>();
		before.forEach((reward) -> months.add(reward.month()));
		after.forEach((reward) -> months.add(reward.month()));
		return months.stream().map((month) -> {
			Replayed.Reward was = in(before, month);
			Replayed.Reward becomes = in(after, month);
			return new Month(month, new Sum((was != null) ? was.points() : 0, (becomes != null) ? becomes.points() : 0,
					(was != null) ? was.cents() : 0, (becomes != null) ? becomes.cents() : 0));
		}).toList();
	}

	private static Replayed.@Nullable Reward in(List<Replayed.Reward> rewards, YearMonth month) {
		return rewards.stream().filter((reward) -> Objects.equals(reward.month(), month)).findFirst().orElse(null);
	}

	/**
	 * Points, and what they are worth in hundredths.
	 *
	 * @param before points under what is live
	 * @param after points under the draft
	 * @param centsBefore their worth under what is live
	 * @param centsAfter their worth under the draft
	 */
	public record Sum(long before, long after, long centsBefore, long centsAfter) {

		static final Sum NONE = new Sum(0, 0, 0, 0);

		Sum plus(Sum other) {
			return new Sum(this.before + other.before, this.after + other.after, this.centsBefore + other.centsBefore,
					this.centsAfter + other.centsAfter);
		}

		/** How much more it would cost, in hundredths; below zero where less. */
		public long more() {
			return this.centsAfter - this.centsBefore;
		}

	}

	/** A month of all reps, or of one. */
	public record Month(YearMonth month, Sum sum) {
	}

	/** What a rep would have got in all months. */
	public record Share(RepId rep, TeamId team, Sum sum) {
	}

}
