package io.callcraft.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.callcraft.shared.InvalidInput;

/**
 * Names the last row of a page: by its time, and by its id among those of the same time.
 */
record Cursor(Instant at, String id) {

	static Cursor of(String text) {
		int dash = text.indexOf('-');
		try {
			long micros = Long.parseLong(text.substring(0, Math.max(dash, 0)));
			return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dash + 1));
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + text + "' is no cursor: send the 'next' of the page before");
		}
	}

	LocalDateTime utc() {
		return LocalDateTime.ofInstant(this.at, ZoneOffset.UTC);
	}

	@Override
	public String toString() {
		return ChronoUnit.MICROS.between(Instant.EPOCH, this.at) + "-" + this.id;
	}

}
