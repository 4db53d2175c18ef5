/**
 * The tasks of people, over REST and as pages.
 */
@NullMarked
@ApplicationModule(displayName = "Inbox",
		allowedDependencies = { "shared", "people", "workflow", "escalation", "diagnosis" })
package io.callcraft.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
