/**
 * Coaching that is planned and was delivered, what the rep says to it, training, and what
 * coaches spend their time on.
 */
@NullMarked
@ApplicationModule(displayName = "Coaching",
		allowedDependencies = { "shared", "people", "calls", "diagnosis", "decisions", "workflow" })
package io.callcraft.coaching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
