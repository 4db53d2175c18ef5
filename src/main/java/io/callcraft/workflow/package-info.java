/**
 * Runs the BPMN workflows: definitions, instances, tasks and timers; the only package
 * that imports jBPM.
 */
@NullMarked
@ApplicationModule(displayName = "Workflow", allowedDependencies = { "shared" })
package io.callcraft.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
