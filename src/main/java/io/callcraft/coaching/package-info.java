/**
 * Coaching that was delivered, and what the rep says to it.
 */
@NullMarked
@ApplicationModule(displayName = "Coaching", allowedDependencies = { "shared", "people", "diagnosis" })
package io.callcraft.coaching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
