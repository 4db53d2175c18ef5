package io.callcraft.shared;

/**
 * What is wrong with a policy file, and where.
 *
 * @param file path of the file
 * @param line line from 1; 0 when the problem has no line
 * @param column column from 1; 0 when unknown
 * @param severity whether it keeps the release from being published
 * @param reason what is wrong and the way out, in plain words
 */
public record PolicyProblem(String file, int line, int column, Severity severity, String reason) {

	/** Whether a problem keeps a release from being published. */
	public enum Severity {

		ERROR, WARNING

	}

	public static PolicyProblem error(String file, int line, String reason) {
		return new PolicyProblem(file, line, 0, Severity.ERROR, reason);
	}

	public static PolicyProblem warning(String file, int line, String reason) {
		return new PolicyProblem(file, line, 0, Severity.WARNING, reason);
	}

	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

	@Override
	public String toString() {
		return this.file + ":" + this.line + ": " + this.reason;
	}

}
