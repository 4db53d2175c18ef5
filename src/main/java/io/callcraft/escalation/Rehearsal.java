package io.callcraft.escalation;

/**
 * Somebody rehearses a talk: a fact.
 *
 * @param card the card; empty to ask for all of them
 * @param turn the turn of the talk, from 1; 0 to ask for all of them
 * @param choice the answer tried; empty to ask for all of them
 */
public record Rehearsal(String card, int turn, String choice) {
}
