/**
 * Cases: the four stages of the resistance ladder, their forms and who decides.
 */
@NullMarked
@ApplicationModule(displayName = "Escalation", allowedDependencies = { "shared", "people", "calls", "standing",
		"diagnosis", "coaching", "decisions", "workflow", "audit" })
package io.callcraft.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
