package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What management itself will do for a rep while a case runs (R37): written, dated, owned
 * and kept track of, beside the rep's own plan.
 *
 * @param version from 1; a change is a new one
 * @param writtenBy who wrote it, and stands for it
 * @param writtenAt when
 * @param elements one of each kind
 */
public record DevelopmentPlan(int version, UserId writtenBy, Instant writtenAt, List<Element> elements) {

	public DevelopmentPlan {
		elements = List.copyOf(elements);
	}

	/** How many elements were delivered. */
	public long delivered() {
		return this.elements.stream().filter((element) -> element.deliveredAt() != null).count();
	}

	/** Whether management has done all that it said. */
	public boolean isKept() {
		return delivered() == this.elements.size();
	}

	/** What a plan consists of. */
	public enum Kind {

		COACHING, ONE_ON_ONE, TRAINING, ATTENTION

	}

	/**
	 * What is promised.
	 *
	 * @param what what will be done, with which calls or which unit
	 * @param owner who does it
	 * @param due by when
	 */
	public record Promise(Kind kind, String what, UserId owner, LocalDate due) {
	}

	/**
	 * A promise and what became of it.
	 *
	 * @param deliveredAt when it was done; absent until then
	 * @param deliveredBy who says so
	 * @param shown what shows it
	 */
	public record Element(Promise promise, @Nullable Instant deliveredAt, @Nullable UserId deliveredBy,
			@Nullable String shown) {
	}

}
