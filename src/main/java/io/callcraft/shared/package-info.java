/**
 * Ids, value objects and the few types that every module speaks.
 */
@NullMarked
@ApplicationModule(displayName = "Shared", type = ApplicationModule.Type.OPEN)
package io.callcraft.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
