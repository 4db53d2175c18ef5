package io.callcraft.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a representative: 1 to 64 letters, digits, dots, underscores or hyphens,
 * case-sensitive.
 *
 * @throws InvalidInput when the text is not such a name
 */
public record RepId(@JsonValue String value) implements Comparable<RepId> {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public RepId {
		Ids.require("rep", value);
	}

	@Override
	public int compareTo(RepId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
