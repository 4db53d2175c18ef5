/**
 * Representatives, teams, supervisors, users and who may see whom.
 */
@NullMarked
@ApplicationModule(displayName = "People", allowedDependencies = { "shared" })
package io.callcraft.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
