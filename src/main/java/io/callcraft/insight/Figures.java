package io.callcraft.insight;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Threshold;

import org.springframework.stereotype.Component;

/**
 * Figures of the live release that reports read. A release that does not set one goes by
 * what is shipped.
 */
@Component
class Figures {

	private final Decisions decisions;

	Figures(Decisions decisions) {
		this.decisions = decisions;
	}

	/** Working days within which somebody does something about a new case. */
	int firstActionDays() {
		return (int) figure("cadence.first-action", 1);
	}

	/** Working days without a step after which a case stands still. */
	int dwellDays() {
		return (int) figure("cadence.dwell", 5);
	}

	/** Number of the release that these are of. */
	int release() {
		return this.decisions.live().number();
	}

	double figure(String name, double otherwise) {
		return this.decisions.live()
			.thresholds()
			.stream()
			.filter((threshold) -> threshold.name().equals(name))
			.mapToDouble(Threshold::value)
			.findFirst()
			.orElse(otherwise);
	}

}
