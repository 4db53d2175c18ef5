package io.callcraft.demo;

/**
 * Made-up and real must not mix: the application does not start with these settings on
 * this database.
 */
class StartRefused extends RuntimeException {

	private final String remedy;

	/**
	 * Says what is wrong and what to do.
	 * @param message what is wrong
	 * @param remedy what to change
	 */
	StartRefused(String message, String remedy) {
		super(message);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
