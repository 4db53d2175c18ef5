package io.callcraft.shared;

/**
 * Whoever asks may see the thing but not do this to it (status 403).
 */
public class NotAllowed extends Refusal {

	public NotAllowed(String message) {
		super(message);
	}

}
