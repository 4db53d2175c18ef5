package io.callcraft.coaching;

import io.callcraft.shared.Competency;

/**
 * A verdict on a gap: training that helps with it (R34).
 *
 * @param code names it, such as {@code PRACTISE_BRIDGE}
 * @param competency the competency that it is a part of
 * @param title what it is called
 * @param phoneSpecific whether it is about selling by telephone, where the customer is a
 * stranger and cannot be seen, and not about selling anywhere
 * @param exercise what to do
 */
public record TrainingItem(String code, Competency competency, String title, boolean phoneSpecific, String exercise) {
}
