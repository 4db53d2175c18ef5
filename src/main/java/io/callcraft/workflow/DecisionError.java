package io.callcraft.workflow;

/**
 * A decision that cannot be made for a reason of the business, such as a plan that is not
 * there: thrown by a {@link Decider} that declares the code among its errors. The process
 * goes on where it catches that error; where nothing does, everything is rolled back.
 */
public final class DecisionError extends RuntimeException {

	private final String code;

	/**
	 * @param code what BPMN files catch it by: letters, digits and _, such as
	 * {@code NO_PLAN}
	 */
	public DecisionError(String code) {
		super("The decision raises the error " + code);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
