package io.callcraft.hiring;

import java.time.Instant;

import io.callcraft.shared.Competency;
import org.jspecify.annotations.Nullable;

/**
 * How a hire begins.
 *
 * @param goals what both want to reach in the first weeks; absent once erased
 * @param orientedAt when the orientation was given
 * @param feedbackAt when they first hear how they do
 * @param firstObjective the first skill to work on
 */
public record Onboarding(@Nullable String goals, Instant orientedAt, Instant feedbackAt, Competency firstObjective) {
}
