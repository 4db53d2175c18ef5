package io.callcraft.shared;

/**
 * The thing named does not exist, or not for whoever asks (status 404): both look the
 * same on purpose.
 */
public class NotFound extends Refusal {

	private final String subject;

	/**
	 * Says which thing was asked for.
	 * @param what its kind in plain words, such as "rep"
	 * @param id its id
	 */
	public NotFound(String what, String id) {
		super("There is no " + what + " '" + id + "', or it is not yours to see");
		this.subject = id;
	}

	public String subject() {
		return this.subject;
	}

}
