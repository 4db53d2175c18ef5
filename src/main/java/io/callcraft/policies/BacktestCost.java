package io.callcraft.policies;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.callcraft.program.Replayed;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * What rewards would have cost under a draft: what calls and better months earn, and what
 * pools of teams come to, at what points are worth. Who gets how much of a pool goes by
 * hours and nominations and is not replayed, nor is what catches up later.
 *
 * @param months what reps earn alone, by month, the earliest first
 * @param gaining how many reps would have got more
 * @param losing how many would have got less
 * @param reps those who would have got most more or less, by how much
 * @param pooledMonths what pools come to, by month, the earliest first; whatever part of
 * it is the whole center's
 * @param pools the same by team
 */
public record BacktestCost(List<Month> months, int gaining, int losing, List<Share> reps, List<Month> pooledMonths,
		List<Pool> pools) {

	public BacktestCost {
		months = List.copyOf(months);
		reps = List.copyOf(reps);
		pooledMonths = List.copyOf(pooledMonths);
		pools = List.copyOf(pools);
	}

	/** All months together, pools included. */
	public Sum total() {
		return Stream.concat(this.months.stream(), this.pooledMonths.stream())
			.map(Month::sum)
			.reduce(Sum.NONE, Sum::plus);
	}

	/** Of that, what pools come to. */
	public Sum pooled() {
		return this.pooledMonths.stream().map(Month::sum).reduce(Sum.NONE, Sum::plus);
	}

	/** Whether nothing would have been earned at all. */
	public boolean isEmpty() {
		return this.months.isEmpty() && this.pooledMonths.isEmpty();
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

	/**
	 * What a team's pools come to in all months.
	 *
	 * @param calls calls that only the team can be credited with
	 */
	public record Pool(TeamId team, int calls, Sum sum) {
	}

	/** What a rep would have got in all months. */
	public record Share(RepId rep, TeamId team, Sum sum) {
	}

}
