package io.callcraft.coaching;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * What coaching is about.
 *
 * @param milestone what calls are to show
 * @param skill the skill that is trained
 * @param gap number of the gap that it is to close; absent where it is about none
 */
public record CoachingTopic(Milestone milestone, Competency skill, @Nullable Long gap) {
}
