/**
 * Calls judged by people: what is asked, what was answered, which calls are drawn for it,
 * and how far evaluators agree.
 */
@NullMarked
@ApplicationModule(displayName = "Assessment", allowedDependencies = { "shared", "people", "calls", "decisions" })
package io.callcraft.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
