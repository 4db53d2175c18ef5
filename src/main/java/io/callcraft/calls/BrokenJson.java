package io.callcraft.calls;

import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says where JSON breaks, in one line. */
final class BrokenJson {

	private static final int LONGEST = 160;

	private BrokenJson() {
	}

	static String reason(JacksonException error) {
		String message = String.valueOf(error.getOriginalMessage()).lines().findFirst().orElse("");
		String first = message.isEmpty() ? message
				: message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
		String shown = (first.length() > LONGEST) ? first.substring(0, LONGEST) + "…" : first;
		TokenStreamLocation place = error.getLocation();
		String where = (place != null) ? " at line " + place.getLineNr() + ", column " + place.getColumnNr() : "";
		return "breaks as JSON" + where + ": " + shown;
	}

}
