package io.callcraft.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Ids that were passed by: rows with higher ones are sealed, their own were not there,
 * since their transactions commit late or never. As long as they may still come, the
 * sealer looks for them alone, however many rows lie around them.
 */
final class LateEntries {

	/** By the first id of a row of them. */
	private final NavigableMap<Long, Passed> passed = new TreeMap<>();

	/** Up to here, ids are sealed or passed by. */
	private long seen;

	/** Begins anew after an id. */
	void beginAfter(long id) {
		this.passed.clear();
		this.seen = id;
	}

	/** The id up to which all was looked at. */
	long seen() {
		return this.seen;
	}

	/** The next higher id that is sealed; those between are passed by. */
	void next(long sealed, Instant now) {
		if (sealed > this.seen + 1) {
			this.passed.put(this.seen + 1, new Passed(sealed - 1, now));
		}
		this.seen = Math.max(this.seen, sealed);
	}

	/** An id that has come, in order or late. */
	void came(long id) {
		Map.Entry<Long, Passed> around = this.passed.floorEntry(id);
		if (around == null || around.getValue().last() < id) {
			return;
		}
		long first = around.getKey();
		Passed was = around.getValue();
		this.passed.remove(first);
		if (first < id) {
			this.passed.put(first, new Passed(id - 1, was.at()));
		}
		if (id < was.last()) {
			this.passed.put(id + 1, was);
		}
	}

	/** Gives up those that were passed by longer ago. */
	void forget(Duration age, Instant now) {
		this.passed.values().removeIf((one) -> one.at().plus(age).isBefore(now));
	}

	/** What was passed by at a moment or later, in order. */
	List<Range> passedSince(Instant moment) {
		List<Range> ranges = new ArrayList<>();
		this.passed.forEach((first, one) -> {
			if (!one.at().isBefore(moment)) {
				ranges.add(new Range(first, one.last()));
			}
		});
		return ranges;
	}

	/** Ids from the first to the last. */
	record Range(long first, long last) {
	}

	/**
	 * Until which id, and when they were passed by.
	 */
	private record Passed(long last, Instant at) {
	}

}
