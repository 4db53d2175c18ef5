/**
 * Reports that join modules: what calls say together, whether cases move, and whether the
 * same facts lead to the same stage.
 */
@NullMarked
@ApplicationModule(displayName = "Insight", allowedDependencies = { "shared", "people", "calls", "standing",
		"assessment", "diagnosis", "coaching", "incentives", "escalation", "program", "decisions" })
package io.callcraft.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
