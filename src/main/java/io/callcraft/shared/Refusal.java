package io.callcraft.shared;

/**
 * A request that Callcraft does not carry out, for a reason that the sender can mend.
 * Each kind of reason is a subclass; the web layer turns it into an RFC 9457 problem.
 */
public abstract class Refusal extends RuntimeException {

	protected Refusal(String message) {
		super(message);
	}

}
