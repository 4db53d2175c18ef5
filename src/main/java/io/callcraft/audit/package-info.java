/**
 * The append-only record of what happened, written in the transaction in which it
 * happened.
 */
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = { "shared" })
package io.callcraft.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
