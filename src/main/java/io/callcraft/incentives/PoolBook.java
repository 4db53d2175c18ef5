package io.callcraft.incentives;

import java.util.Collection;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.standing.AssessedCall;
import io.callcraft.standing.RepState;

/**
 * What calls earn that only a team can be credited with, by the rules of one release and
 * without any database: the live pools and a backtest both ask here, so that they cannot
 * disagree (R25).
 */
public final class PoolBook {

	private final RewardBook book;

	public PoolBook(Release release) {
		this.book = new RewardBook(release);
	}

	/**
	 * What they earn together, in points: by the same rules as a rep's calls, but the cap
	 * of a day is a rep's own. How it is split changes nothing of it.
	 */
	public long points(Collection<Call> calls) {
		return calls.stream().mapToLong(this::worth).sum();
	}

	/** What a point is worth, in hundredths before tax. */
	public long centsOfPoint() {
		return this.book.centsOfPoint();
	}

	private long worth(Call call) {
		Earned earned = this.book.reward(RewardPreference.POINTS, new RepState(), null,
				new AssessedCall(call, call.outcomes(), true));
		return (earned != null) ? earned.merits().stream().mapToLong(Merit::points).sum() : 0;
	}

}
