package io.callcraft.escalation;

import io.callcraft.shared.Competency;

/**
 * A verdict on a milestone: a small skill that helps with it (R43).
 *
 * @param code what calls give evidence of, such as {@code TRANSITION}
 * @param competency the competency that it is a part of
 * @param place from 1, the easiest first
 * @param says what to do on a call, in a few words
 */
public record SmallSkill(String code, Competency competency, int place, String says) {
}
