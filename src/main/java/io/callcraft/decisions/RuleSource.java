package io.callcraft.decisions;

/**
 * Where a rule is written.
 *
 * @param name the rule's name, a sentence
 * @param file path of its file
 * @param line the line of its name
 * @param conditions its conditions without blanks, to find copies
 */
record RuleSource(String name, String file, int line, String conditions) {
}
