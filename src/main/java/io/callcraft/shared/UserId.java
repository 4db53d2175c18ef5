package io.callcraft.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names somebody who signs in, or the software itself (see {@link #SYSTEM}): 1 to 64
 * letters, digits, dots, underscores or hyphens, case-sensitive.
 *
 * @throws InvalidInput when the text is not such a name
 */
public record UserId(@JsonValue String value) implements Comparable<UserId> {

	/** Callcraft itself, where no person acted. */
	public static final UserId SYSTEM = new UserId("callcraft");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public UserId {
		Ids.require("user", value);
	}

	@Override
	public int compareTo(UserId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
