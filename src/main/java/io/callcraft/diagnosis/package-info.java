/**
 * Names the cause of a gap and keeps what people say about it.
 */
@NullMarked
@ApplicationModule(displayName = "Diagnosis",
		allowedDependencies = { "shared", "people", "calls", "standing", "decisions", "workflow" })
package io.callcraft.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
