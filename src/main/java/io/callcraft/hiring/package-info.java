/**
 * Hiring for fit: what is looked for, evidence of it, what the rules make of that, and
 * the way from the decision to the first weeks.
 */
@NullMarked
@ApplicationModule(displayName = "Hiring",
		allowedDependencies = { "shared", "people", "assessment", "standing", "decisions", "workflow", "diagnosis" })
package io.callcraft.hiring;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
