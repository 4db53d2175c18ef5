package io.callcraft.workflow;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where an input of a task or of a called process comes from: a variable or a constant.
 *
 * @param variable the variable's name, or nothing
 * @param constant the text, where there is no variable
 */
record Source(@Nullable String variable, String constant) {

	private static final Pattern REFERENCE = Pattern.compile("#\\{([A-Za-z_][A-Za-z0-9_]{0,63})}");

	static Source variable(String name) {
		return new Source(name, "");
	}

	/** Reads {@code #{name}} as the variable and all else as it stands. */
	static Source of(String text) {
		Matcher matcher = REFERENCE.matcher(text.strip());
		return matcher.matches() ? variable(matcher.group(1)) : new Source(null, text.strip());
	}

	@Nullable Object value(Function<String, @Nullable Object> variables) {
		return (this.variable != null) ? variables.apply(this.variable) : this.constant;
	}

}
