package io.callcraft.incentives;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.callcraft.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a rep's calls earned before their history changed. Whoever reads the history anew
 * asks for each call; what was never asked for is of calls that are no longer the rep's.
 */
public final class Remembered {

	/** Of a rep whose history has not changed. */
	public static final Remembered NOTHING = new Remembered(Map.of());

	private final Map<Call.Key, Award> unseen;

	Remembered(Map<Call.Key, Award> awards) {
		this.unseen = new HashMap<>(awards);
	}

	/** The points that a call was granted; 0 when none. */
	public int granted(Call.Key call) {
		@Nullable Award award = this.unseen.remove(call);
		return (award != null) ? award.granted() : 0;
	}

	/** Awards of calls that were not asked for. */
	Collection<Award> unseen() {
		return this.unseen.values();
	}

}
