package io.callcraft.diagnosis;

/**
 * What was seen of one of a rep's talents before they were hired (R17): a fact for the
 * rules.
 *
 * @param talent code of the talent, such as {@code SENSITIVE}
 * @param title what it is called
 * @param level the level seen, 1 to 5
 * @param wanted the level that was wanted
 */
public record TalentAtHire(String talent, String title, double level, int wanted) {
}
