package io.callcraft.people;

import io.callcraft.shared.InvalidInput;

/** What a person or team may be called. */
final class Names {

	static final int LONGEST = 200;

	private Names() {
	}

	/**
	 * Accepts a name or says what is wrong with it.
	 * @throws InvalidInput when it is blank, too long or holds control characters
	 */
	static void require(String name) {
		if (name.isBlank()) {
			throw new InvalidInput("name", "A name is needed");
		}
		if (name.length() > LONGEST) {
			throw new InvalidInput("name", "A name has at most " + LONGEST + " characters");
		}
		if (name.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidInput("name", "A name is one line of text");
		}
	}

}
