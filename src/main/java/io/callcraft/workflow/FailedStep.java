package io.callcraft.workflow;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.callcraft.shared.Ids;
import io.callcraft.shared.UserId;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A step of a workflow that failed and was rolled back.
 *
 * @param instance the instance that stays; absent when it could not even start
 * @param version of the instance, to notice when it has moved on meanwhile
 * @param businessKey what it is about
 * @param process id of the process that the node belongs to
 * @param release number of its release
 * @param node where it failed
 * @param trigger what was to move it
 * @param by who did
 * @param subject what exactly
 * @param fields what was filled in, to complete the task again; absent where that is not
 * kept
 * @param cause why
 */
record FailedStep(@Nullable String instance, long version, String businessKey, String process, int release, String node,
		Incident.Trigger trigger, UserId by, String subject, @Nullable Map<String, Object> fields, Throwable cause) {

	private static final int LONGEST_MESSAGE = 500;

	private static final int LONGEST_FAILURE = 200;

	/** What is quoted or bracketed in a message. */
	private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\[(.*)]|\\{(.*)}|\\((.*)\\)");

	/** The database or somebody else was in the way: no fault of the workflow. */
	private static final List<Class<? extends Throwable>> PASSING = List.of(TransientDataAccessException.class,
			NonTransientDataAccessResourceException.class, CannotCreateTransactionException.class,
			LockTimeoutException.class, PessimisticLockException.class, OptimisticLockException.class,
			SQLTransientException.class, SQLRecoverableException.class, SQLNonTransientConnectionException.class);

	/** Whether it would go well a moment later, with nothing mended. */
	static boolean isPassing(Throwable failure) {
		@Nullable Throwable cause = failure;
		while (cause != null) {
			Throwable candidate = cause;
			if (PASSING.stream().anyMatch((type) -> type.isInstance(candidate))) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	/** What an instance has one open incident for. */
	String place() {
		return (this.instance != null) ? place(this.instance, this.node) : "start of " + this.process + " " + this.node;
	}

	static String place(String instance, String node) {
		return instance + " " + node;
	}

	/** The class of what failed, and where in our code. */
	String failure() {
		Throwable root = root();
		for (StackTraceElement frame : root.getStackTrace()) {
			if (frame.getClassName().startsWith("io.callcraft.")) {
				String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
				return shortened(root.getClass().getSimpleName() + " in " + name + "." + frame.getMethodName()
						+ ", line " + frame.getLineNumber(), LONGEST_FAILURE);
			}
		}
		return shortened(root.getClass().getSimpleName(), LONGEST_FAILURE);
	}

	/**
	 * What it says: its first line, with everything quoted or bracketed left out that is
	 * no id, since it may tell about a person.
	 */
	String message() {
		String message = root().getMessage();
		if (message == null) {
			return "";
		}
		String line = message.lines().findFirst().orElse("");
		return shortened(QUOTED.matcher(line).replaceAll((quote) -> {
			String text = quote.group();
			boolean id = Ids.valid(text.substring(1, text.length() - 1));
			return java.util.regex.Matcher
				.quoteReplacement(id ? text : text.charAt(0) + "…" + text.charAt(text.length() - 1));
		}), LONGEST_MESSAGE);
	}

	private Throwable root() {
		Throwable root = this.cause;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	private static String shortened(String text, int most) {
		return (text.length() > most) ? text.substring(0, most - 1) + "…" : text;
	}

	/**
	 * Carries a failed step to where it is recorded.
	 */
	static final class Thrown extends IllegalStateException {

		private final transient FailedStep step;

		Thrown(FailedStep step, String message) {
			super(message, step.cause());
			this.step = step;
		}

		FailedStep step() {
			return this.step;
		}

	}

}
