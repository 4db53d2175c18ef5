package io.callcraft.decisions;

/**
 * One question to the rules, present as a fact while they answer it, so that a rule
 * without any other fact applies to every question anew.
 */
public final class Question {

	Question() {
	}

}
