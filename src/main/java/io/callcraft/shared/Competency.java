package io.callcraft.shared;

/**
 * The twelve competencies that selling by telephone asks for (R34). The name doubles as
 * the code of the skill that a call gives evidence of.
 */
public enum Competency {

	TRANSITION("Move from the service request to the lead"),

	NEUTRALIZE("Calm an upset caller"),

	TONE("Say it with the right tone"),

	READ_TONE("Hear and answer the caller's tone"),

	DROP_THE_ROPE("Take the fight out of the call"),

	ADAPT("Match how the caller likes to relate"),

	PERSONALIZE("Treat the caller as someone special"),

	OPEN_UP("Make it comfortable to reveal needs"),

	BUILD_VALUE("Build value by voice alone"),

	NATURAL_SCRIPT("Make a script sound like talk"),

	VERBAL_CLUES("Draw out concerns"),

	BRIDGE("Bridge to further needs");

	private final String title;

	Competency(String title) {
		this.title = title;
	}

	/** What the competency is, as an instruction of a few words. */
	public String title() {
		return this.title;
	}

}
