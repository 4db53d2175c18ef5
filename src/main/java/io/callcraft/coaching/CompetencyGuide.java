package io.callcraft.coaching;

import io.callcraft.shared.Competency;

/**
 * A verdict on a competency: what it sounds like when it is done well (R34).
 *
 * @param sounds in a few sentences
 */
public record CompetencyGuide(Competency competency, String sounds) {
}
