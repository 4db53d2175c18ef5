package io.callcraft.incentives;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.UserId;

/**
 * Something that points can be redeemed for.
 *
 * @param id names it
 * @param name what it is called
 * @param description what one gets, in a few words
 * @param points its price now
 * @param stock how many there are
 * @param offered whether it can be redeemed
 */
public record Item(String id, String name, String description, long points, int stock, boolean offered) {

	private static final int DEAREST = 1_000_000;

	public Item {
		List<FieldProblem> problems = new ArrayList<>();
		Ids.require("item", id);
		if (name.isBlank() || name.length() > 200) {
			problems.add(new FieldProblem("name", "must have 1 to 200 characters"));
		}
		if (description.length() > 2_000) {
			problems.add(new FieldProblem("description", "is longer than 2000 characters"));
		}
		if (points < 1 || points > DEAREST) {
			problems.add(new FieldProblem("points", points + " is out of range: use 1 to " + DEAREST));
		}
		if (stock < 0 || stock > DEAREST) {
			problems.add(new FieldProblem("stock", stock + " is out of range: use 0 to " + DEAREST));
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
	}

	/** Whether it can be redeemed now. */
	public boolean isThere() {
		return this.offered && this.stock > 0;
	}

	/**
	 * A price that an item had, or has.
	 *
	 * @param at from when on
	 * @param by who set it
	 */
	public record Price(long points, Instant at, UserId by) {
	}

	/**
	 * What an item looks like.
	 *
	 * @param type {@code image/png}, {@code image/jpeg} or {@code image/webp}
	 */
	public record Picture(String type, byte[] bytes) {
	}

}
