package io.callcraft.policies;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.program.ErrorRates;
import io.callcraft.program.SimulatedCenter;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;

import org.springframework.stereotype.Service;

/**
 * How often the rules of a draft, or those that are live, would be wrong about whom they
 * let into the program (B1). Stores nothing: the same rules give the same figures.
 */
@Service
public class PolicyErrorRates {

	/** So many reps of each sort when nobody says otherwise: some seconds. */
	public static final int USUAL_REPS = 200;

	private static final int MOST_REPS = 5_000;

	private static final int REMEMBERED = 20;

	private final DraftPublisher drafts;

	private final Decisions decisions;

	/** What was found lately, by the rules and the number of reps. */
	private final Map<String, ErrorRates> found = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, ErrorRates> eldest) {
			return size() > REMEMBERED;
		}

	};

	PolicyErrorRates(DraftPublisher drafts, Decisions decisions) {
		this.drafts = drafts;
		this.decisions = decisions;
	}

	/** Of the rules that are live. */
	public ErrorRates live(int reps) {
		return of(this.decisions.live(), reps);
	}

	/**
	 * Of a draft, set upon what is live.
	 * @throws ChangeRefused when it has errors
	 * @throws io.callcraft.shared.Conflict when it is over
	 */
	public ErrorRates draft(long draft, int reps) {
		PolicyFiles files = this.drafts.requireSound(draft).files();
		return of(Objects.requireNonNull(this.decisions.compile(files).release()), reps);
	}

	/** One at a time: others who ask meanwhile wait, and live work keeps a core. */
	private synchronized ErrorRates of(Release release, int reps) {
		if (reps < 1 || reps > MOST_REPS) {
			throw new InvalidInput("reps", reps + " is out of range: use 1 to " + MOST_REPS);
		}
		String key = release.sha256() + "/" + reps;
		ErrorRates known = this.found.get(key);
		if (known == null) {
			known = SimulatedCenter.errorRates(release, reps);
			this.found.put(key, known);
		}
		return known;
	}

}
