package io.callcraft.standing;

import io.callcraft.shared.Rate;

/**
 * How often a rep uses a trained skill: a fact for the rules.
 *
 * @param skill code of the skill, such as {@code TRANSITION}
 * @param use calls of the last 90 days that show the skill, among those that give
 * evidence of it either way
 */
public record SkillStanding(String skill, Rate use) {
}
