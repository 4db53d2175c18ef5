package io.callcraft.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a team: 1 to 64 letters, digits, dots, underscores or hyphens, case-sensitive.
 *
 * @throws InvalidInput when the text is not such a name
 */
public record TeamId(@JsonValue String value) implements Comparable<TeamId> {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TeamId {
		Ids.require("team", value);
	}

	@Override
	public int compareTo(TeamId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
