/**
 * Rewards for milestones and improvements: points that balance, a catalogue, recognition.
 */
@NullMarked
@ApplicationModule(displayName = "Incentives",
		allowedDependencies = { "shared", "people", "calls", "standing", "decisions", "workflow" })
package io.callcraft.incentives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
