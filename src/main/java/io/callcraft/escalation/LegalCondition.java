package io.callcraft.escalation;

/**
 * What must be so before anybody may be given a consequence (B4, R58).
 */
public enum LegalCondition {

	/** The rep knew what is expected, long enough before. */
	NOTICE("The rep was told in time"),

	/** The calls that opened the case still say what they said. */
	CALLS("The calls still show it"),

	/** Easy objectives came first. */
	OBJECTIVES("Easy objectives came first"),

	/** Somebody asked what really holds the rep back. */
	TALK("There was a talk in private"),

	/** Nothing protected is open. */
	PROTECTED_GROUND("Nothing protected is open"),

	/** What the company promised was done, by somebody who can. */
	HELP("Promised help was given by a coach"),

	/** Management did what it said it would do. */
	DEVELOPMENT("Management kept its own plan"),

	/** The rep heard what was seen and what follows. */
	FEEDBACK("Feedback named calls and consequences"),

	/** The rep, nobody else, wrote the plan. */
	PLAN("The plan is the rep's own"),

	/** The plan was signed, or refused before somebody. */
	SIGNATURE("The plan was signed or refused"),

	/** The plan was tried and not kept. */
	TRIAL("The plan was tried"),

	/** The rep was heard, or let the time pass. */
	REPLY("The rep was heard"),

	/** A person of HR decides who had no part in it. */
	DECIDER("HR decides, without a part in it");

	private final String title;

	LegalCondition(String title) {
		this.title = title;
	}

	/** What must be so, in a few words. */
	public String title() {
		return this.title;
	}

}
