/**
 * Layout, sign-in, security, errors and the home page of each role.
 */
@NullMarked
@ApplicationModule(displayName = "Web",
		allowedDependencies = { "shared", "people", "decisions", "workflow", "audit", "calls", "assessment", "standing",
				"diagnosis", "coaching", "incentives", "escalation", "program", "policies", "inbox", "demo" })
package io.callcraft.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
