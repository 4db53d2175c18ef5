package io.callcraft.web.errors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Says what is wrong with a JSON body: where it breaks, which field nobody knows, which
 * value does not fit.
 */
final class UnreadableBody {

	private UnreadableBody() {
	}

	static Problem problem(HttpMessageNotReadableException error) {
		for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidInput invalid) {
				return ProblemCatalog.invalid(invalid.problems().stream().map((each) -> at(error, each)).toList());
			}
		}
		if (error.getCause() instanceof UnrecognizedPropertyException unknown) {
			FieldProblem field = new FieldProblem(path(unknown), "is not known here");
			return new Problem(HttpStatus.BAD_REQUEST, "unknown-field",
					"Nothing here is called '" + field.field() + "'" + known(unknown), List.of(field), Map.of());
		}
		if (error.getCause() instanceof StreamReadException broken) {
			TokenStreamLocation place = broken.getLocation();
			String where = (place != null) ? " at line " + place.getLineNr() + ", column " + place.getColumnNr() : "";
			Problem problem = Problem.of(HttpStatus.BAD_REQUEST, "unreadable", "The JSON breaks" + where);
			return (place != null) ? problem.with("line", place.getLineNr()).with("column", place.getColumnNr())
					: problem;
		}
		if (error.getCause() instanceof MismatchedInputException mismatch) {
			return ProblemCatalog.invalid(List.of(new FieldProblem(path(mismatch), reason(mismatch))));
		}
		return Problem.of(HttpStatus.BAD_REQUEST, "unreadable", "The body is missing or cannot be read");
	}

	/**
	 * A value class names its own field; the sender knows it by its place in the body.
	 */
	private static FieldProblem at(HttpMessageNotReadableException error, FieldProblem problem) {
		if (error.getCause() instanceof JacksonException jackson && !jackson.getPath().isEmpty()) {
			return new FieldProblem(path(jackson), problem.reason());
		}
		return problem;
	}

	private static String known(UnrecognizedPropertyException unknown) {
		if (unknown.getKnownPropertyIds() == null || unknown.getKnownPropertyIds().isEmpty()) {
			return "";
		}
		return unknown.getKnownPropertyIds()
			.stream()
			.map(String::valueOf)
			.sorted()
			.collect(Collectors.joining(", ", "; known are ", ""));
	}

	private static String reason(MismatchedInputException mismatch) {
		if (mismatch instanceof InvalidFormatException format) {
			Class<?> target = format.getTargetType();
			String expected = (target != null && target.isEnum())
					? Arrays.stream(target.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
					: kind(target);
			return "'" + format.getValue() + "' does not fit: use " + expected;
		}
		return "does not fit: use " + kind(mismatch.getTargetType());
	}

	private static String kind(@Nullable Class<?> target) {
		if (target == null) {
			return "another value";
		}
		return switch (target.getSimpleName()) {
			case "Integer", "int", "Long", "long" -> "a whole number";
			case "Double", "double", "BigDecimal" -> "a number";
			case "Boolean", "boolean" -> "true or false";
			case "LocalDate" -> "a date such as 2026-01-05";
			case "Instant" -> "a time such as 2026-01-05T14:03:00Z";
			case "List", "Set", "ArrayList" -> "a list";
			case "String" -> "text";
			default -> target.isRecord() || Map.class.isAssignableFrom(target) ? "an object" : "another value";
		};
	}

	private static String path(JacksonException error) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : error.getPath()) {
			if (step.getPropertyName() != null) {
				path.append((path.length() > 0) ? "." : "").append(step.getPropertyName());
			}
			else {
				path.append('[').append(step.getIndex()).append(']');
			}
		}
		return (path.length() > 0) ? path.toString() : "body";
	}

}
