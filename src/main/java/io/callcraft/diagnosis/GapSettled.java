package io.callcraft.diagnosis;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;

/**
 * People have settled what causes a gap: published in the same transaction. That there is
 * no gap is not published.
 *
 * @param gap the gap's number
 * @param remedy what would help
 */
public record GapSettled(long gap, RepId rep, Milestone milestone, GapKind cause, Competency remedy) {
}
