/**
 * Compiles, checks, swaps, evaluates and explains rules; the only package that imports
 * Drools.
 */
@NullMarked
@ApplicationModule(displayName = "Decisions", allowedDependencies = { "shared" })
package io.callcraft.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
