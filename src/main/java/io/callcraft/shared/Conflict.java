package io.callcraft.shared;

/**
 * The thing is no longer in the state that the request expects (status 409): completed by
 * somebody else, changed meanwhile, not yet possible.
 */
public class Conflict extends Refusal {

	private final String subject;

	public Conflict(String subject, String message) {
		super(message);
		this.subject = subject;
	}

	public String subject() {
		return this.subject;
	}

}
