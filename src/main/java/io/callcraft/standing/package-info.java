/**
 * What the rules need to know about a rep, folded from calls: rates with intervals and
 * sequential evidence.
 */
@NullMarked
@ApplicationModule(displayName = "Standing", allowedDependencies = { "shared", "people", "calls" })
package io.callcraft.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
