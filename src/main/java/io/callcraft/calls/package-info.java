/**
 * Takes call outcomes in and keeps them.
 */
@NullMarked
@ApplicationModule(displayName = "Calls", allowedDependencies = { "shared", "people" })
package io.callcraft.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
