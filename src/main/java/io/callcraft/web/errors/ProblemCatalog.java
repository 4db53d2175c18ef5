package io.callcraft.web.errors;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;

import io.callcraft.decisions.FailedRule;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.decisions.RunawayRule;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

/**
 * Knows which problem each exception is. What it does not know is an error of ours and
 * says nothing about the inside.
 */
final class ProblemCatalog {

	private static final List<Class<? extends Throwable>> DATABASE_AWAY = List.of(
			CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class,
			JDBCConnectionException.class, PessimisticLockingFailureException.class, QueryTimeoutException.class,
			RecoverableDataAccessException.class, TransactionTimedOutException.class,
			SQLTransientConnectionException.class, SQLNonTransientConnectionException.class,
			SQLRecoverableException.class);

	private ProblemCatalog() {
	}

	static Problem of(Throwable error) {
		if (error instanceof InvalidInput invalid) {
			return invalid(invalid.problems());
		}
		if (error instanceof NotFound missing) {
			return Problem.of(NOT_FOUND, "not-found", message(missing)).with("subject", missing.subject());
		}
		if (error instanceof Conflict conflict) {
			return Problem.of(CONFLICT, "conflict", message(conflict)).with("subject", conflict.subject());
		}
		if (error instanceof NotAllowed refused) {
			return Problem.of(FORBIDDEN, "not-allowed", message(refused));
		}
		if (error instanceof HttpMessageNotReadableException unreadable) {
			return UnreadableBody.problem(unreadable);
		}
		if (error instanceof MethodArgumentTypeMismatchException mismatch) {
			return mismatch(mismatch);
		}
		if (error instanceof AccessDeniedException) {
			return Problem.of(FORBIDDEN, "not-allowed", "Your role does not allow this");
		}
		if (error instanceof AuthenticationException) {
			return Problem.of(UNAUTHORIZED, "not-signed-in", "Sign in with a user id and a password");
		}
		return ofFramework(error);
	}

	static Problem invalid(List<FieldProblem> fields) {
		String detail = (fields.size() == 1) ? fields.get(0).field() + ": " + fields.get(0).reason()
				: fields.size() + " fields are not right";
		return new Problem(UNPROCESSABLE_CONTENT, "invalid-input", detail, fields, Map.of());
	}

	private static Problem ofFramework(Throwable error) {
		if (error instanceof NoResourceFoundException missing) {
			return Problem.of(NOT_FOUND, "not-found", "There is nothing at this address")
				.with("subject", "/" + missing.getResourcePath());
		}
		if (error instanceof ErrorResponse response) {
			return ofStatus(HttpStatus.valueOf(response.getStatusCode().value()), response.getBody().getDetail());
		}
		if (error instanceof RunawayRule) {
			return Problem.of(UNPROCESSABLE_CONTENT, "runaway-rule", message(error));
		}
		if (error instanceof FailedRule) {
			return Problem.of(UNPROCESSABLE_CONTENT, "failed-rule",
					message(error) + ". Nothing was stored; operations can mend the rule");
		}
		if (error instanceof OptimisticLockingFailureException || error instanceof DuplicateKeyException) {
			return Problem.of(CONFLICT, "conflict", "Somebody else changed this at the same moment; look again");
		}
		if (error instanceof NoLiveRelease) {
			return Problem.of(SERVICE_UNAVAILABLE, "unavailable", "No policies are in force yet; try again shortly");
		}
		if (isDatabaseAway(error)) {
			return Problem.of(SERVICE_UNAVAILABLE, "unavailable",
					"The database does not answer; nothing was stored. Try again shortly");
		}
		return Problem.of(INTERNAL_SERVER_ERROR, "internal",
				"This is an error of the software, not yours; it has been logged");
	}

	/** The problem of a bare status, for what only the container knows about. */
	static Problem ofStatus(HttpStatus status, @Nullable String detail) {
		String kind = switch (status) {
			case NOT_FOUND -> "not-found";
			case FORBIDDEN -> "not-allowed";
			case UNAUTHORIZED -> "not-signed-in";
			case BAD_REQUEST -> "unreadable";
			case SERVICE_UNAVAILABLE -> "unavailable";
			case INTERNAL_SERVER_ERROR -> "internal";
			case CONTENT_TOO_LARGE -> "too-large";
			case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
			case METHOD_NOT_ALLOWED -> "method-not-allowed";
			default -> "http-" + status.value();
		};
		return Problem.of(status, kind, (detail != null) ? detail : status.getReasonPhrase());
	}

	private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(mismatch);
		String reason = (root instanceof InvalidInput invalid) ? invalid.problems().get(0).reason()
				: "'" + mismatch.getValue() + "' is not understood here";
		FieldProblem field = new FieldProblem(mismatch.getName(), reason);
		return new Problem(BAD_REQUEST, "invalid-parameter", field.field() + ": " + reason, List.of(field), Map.of());
	}

	private static boolean isDatabaseAway(Throwable error) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < 20; depth++) {
			Throwable candidate = cause;
			if (DATABASE_AWAY.stream().anyMatch((type) -> type.isInstance(candidate))) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private static String message(Throwable error) {
		String message = error.getMessage();
		return (message != null) ? message : "";
	}

}
