package io.callcraft.hiring;

/**
 * The four kinds of fit (R15), each with the question that it asks.
 */
public enum FourC {

	COMPETENCY("Does the candidate have the talent, skill and knowledge for it?"),

	CHARACTER("Is this a person of integrity?"),

	CAREER("Is this really best for the candidate?"),

	CULTURE("Is this really best for the team?");

	private final String question;

	FourC(String question) {
		this.question = question;
	}

	public String question() {
		return this.question;
	}

}
