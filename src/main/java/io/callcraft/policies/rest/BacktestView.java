package io.callcraft.policies.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.policies.Backtest;
import io.callcraft.policies.BacktestCost;
import io.callcraft.policies.BacktestFairness;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as the API shows it.
 *
 * @param backtest names it
 * @param draft the draft tried
 * @param release what was live
 * @param from calls from here on
 * @param to calls before
 * @param state how far it has come
 * @param progress 0 to 1
 * @param reps how many reps there are
 * @param calls how many calls were followed
 * @param seconds how long it worked
 * @param failure why it failed
 * @param result SHA-256 of all changes, once it is done
 * @param changesInAll how many changes there are
 * @param changes what would be different, by rep and time
 * @param counts how often each kind of thing comes about, by team
 * @param fairness who enters the program, by team, tenure and shift
 * @param cost what rewards would have cost, and who would have got more or less
 * @param neverFired rules of the draft that no call made fire
 */
record BacktestView(long backtest, long draft, int release, Instant from, Instant to, Backtest.State state,
		double progress, int reps, long calls, double seconds, @Nullable String failure, @Nullable String result,
		int changesInAll, List<ChangeView> changes, List<Backtest.Count> counts, List<BacktestFairness.Group> fairness,
		BacktestCost cost, List<ProblemView> neverFired) {

	static BacktestView of(Backtest backtest, List<Backtest.Change> changes, int changesInAll,
			List<Backtest.Count> counts, List<BacktestFairness.Group> fairness, BacktestCost cost,
			List<PolicyProblem> neverFired) {
		return new BacktestView(backtest.id(), backtest.draft(), backtest.release(), backtest.from(), backtest.to(),
				backtest.state(), backtest.progress(), backtest.reps(), backtest.calls(), backtest.seconds(),
				backtest.failure(), backtest.result(), changesInAll, changes.stream().map(ChangeView::of).toList(),
				counts, fairness, cost, ProblemView.of(neverFired));
	}

	/**
	 * Something that would be different for a rep.
	 *
	 * @param rep whose
	 * @param team the rep's team
	 * @param before what comes about under what is live, and when; null for nothing
	 * @param after the same under the draft
	 * @param at from when something is different
	 * @param kind what sort of thing
	 * @param about what it is about
	 * @param reason why it comes about, or came about before
	 * @param rules the rules that lead to it, or led to it before
	 * @param calls the calls that show it
	 */
	record ChangeView(RepId rep, TeamId team, @Nullable String before, @Nullable String after, Instant at, String kind,
			String about, String reason, List<String> rules, List<String> calls) {

		static ChangeView of(Backtest.Change change) {
			String thing = change.kind() + " " + change.about() + " at ";
			return new ChangeView(change.rep(), change.team(), told(thing, change.before()),
					told(thing, change.after()), change.at(), change.kind().name(), change.about(), change.reason(),
					change.rules(), change.calls());
		}

		private static @Nullable String told(String thing, @Nullable Instant at) {
			return (at != null) ? thing + at : null;
		}

	}

}
