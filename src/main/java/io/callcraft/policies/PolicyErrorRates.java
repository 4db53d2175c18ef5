package io.callcraft.policies;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.program.ErrorRates;
import io.callcraft.program.SimulatedCenter;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;
import org.jspecify.annotations.Nullable;

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

	private final Simulations thorough = new Simulations();

	/** Of their own, so that no glance waits for thousands of reps. */
	private final Simulations glances = new Simulations();

	/** Drafts that passed every check lately, by their files. */
	private final Map<String, Release> sound = remembered();

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
		return of(sound(draft), reps);
	}

	/**
	 * What other figures would change, seen at once on few reps. The same reps go through
	 * both: where the figures differ, the rules do, and not the reps' luck.
	 * @param draft the draft whose rules are tried; absent for those that are live
	 * @param values name of a threshold to its value; the others stay
	 * @throws InvalidInput naming every figure that is no number or out of its range
	 * @throws io.callcraft.shared.NotFound when there is no such draft or threshold
	 * @throws ChangeRefused when the draft has errors
	 * @throws io.callcraft.shared.Conflict when it is over
	 */
	public Glance glance(@Nullable Long draft, Map<String, String> values) {
		Release live = this.decisions.live();
		Release rules = (draft != null) ? sound(draft) : live;
		Map<String, Double> figures = FigureChanges.differing(rules.thresholds(), values);
		return new Glance(glance(live, Map.of()), glance(rules, figures));
	}

	private ErrorRates glance(Release release, Map<String, Double> figures) {
		return this.glances.of(release.sha256() + figures,
				() -> this.decisions.tried(release, figures, SimulatedCenter::glance));
	}

	private ErrorRates of(Release release, int reps) {
		if (reps < 1 || reps > MOST_REPS) {
			throw new InvalidInput("reps", reps + " is out of range: use 1 to " + MOST_REPS);
		}
		return this.thorough.of(release.sha256() + "/" + reps, () -> SimulatedCenter.errorRates(release, reps));
	}

	private synchronized Release sound(long draft) {
		Release known = this.sound.get(this.drafts.files(draft).sha256());
		if (known == null) {
			PolicyFiles files = this.drafts.requireSound(draft).files();
			known = Objects.requireNonNull(this.decisions.compile(files).release());
			this.sound.put(files.sha256(), known);
		}
		return known;
	}

	private static <V> Map<String, V> remembered() {
		return new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
				return size() > REMEMBERED;
			}

		};
	}

	/**
	 * The error rates before and after a change of figures, of the same few reps.
	 *
	 * @param live of the rules that are live
	 * @param tried of the rules with the figures
	 */
	public record Glance(ErrorRates live, ErrorRates tried) {
	}

	/** One at a time: others who ask meanwhile wait, and live work keeps a core. */
	private static final class Simulations {

		private final Map<String, ErrorRates> found = remembered();

		synchronized ErrorRates of(String rules, Supplier<ErrorRates> simulation) {
			ErrorRates known = this.found.get(rules);
			if (known == null) {
				known = simulation.get();
				this.found.put(rules, known);
			}
			return known;
		}

	}

}
