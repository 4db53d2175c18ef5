/**
 * The story of a call: assess, fold, diagnose, escalate; one pure core for the live
 * program, backtests and outlooks.
 */
@NullMarked
@ApplicationModule(displayName = "Program", allowedDependencies = { "shared", "people", "calls", "assessment",
		"standing", "diagnosis", "incentives", "escalation", "decisions", "workflow" })
package io.callcraft.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
