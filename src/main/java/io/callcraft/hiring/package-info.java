/**
 * Hiring for fit: what is looked for in candidates, and what they are asked.
 */
@NullMarked
@ApplicationModule(displayName = "Hiring", allowedDependencies = { "shared" })
package io.callcraft.hiring;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
