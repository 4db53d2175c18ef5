/**
 * Rules and workflows as releases: the watched folder, checks, publishing, restoring.
 */
@NullMarked
@ApplicationModule(displayName = "Policies",
		allowedDependencies = { "shared", "people", "calls", "standing", "program", "decisions", "workflow" })
package io.callcraft.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
