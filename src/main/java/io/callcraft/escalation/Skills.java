package io.callcraft.escalation;

import java.util.Arrays;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Words;

/**
 * How the codes of skills read.
 */
final class Skills {

	private Skills() {
	}

	/** The title of the competency of that name, else the code in words. */
	static String title(String skill) {
		return Arrays.stream(Competency.values())
			.filter((competency) -> competency.name().equals(skill))
			.map(Competency::title)
			.findFirst()
			.orElseGet(() -> Words.of(skill));
	}

}
