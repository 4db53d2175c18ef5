/**
 * The demonstration center of the demo profile: people, a disclosed generator of calls
 * and the stories of some of them.
 */
@NullMarked
@ApplicationModule(displayName = "Demonstration center",
		allowedDependencies = { "shared", "people", "calls", "assessment", "standing", "diagnosis", "coaching",
				"incentives", "hiring", "escalation", "program", "policies", "workflow", "inbox" })
package io.callcraft.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
