package io.callcraft.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import org.kie.kogito.calendar.BusinessCalendar;

/**
 * Lets the engine's timers count by our calendar and our clock. The engine adds what it
 * is told to the machine's time, so it is told the distance from there.
 */
final class EngineCalendar implements BusinessCalendar {

	private final Calendar calendar;

	private final Clock clock;

	EngineCalendar(Calendar calendar, Clock clock) {
		this.calendar = calendar;
		this.clock = clock;
	}

	@Override
	public long calculateBusinessTimeAsDuration(String span) {
		return due(span).toEpochMilli() - System.currentTimeMillis();
	}

	@Override
	public Date calculateBusinessTimeAsDate(String span) {
		return Date.from(due(span));
	}

	private Instant due(String span) {
		if (span.isBlank()) {
			throw new IllegalStateException("A timer's variable has no value: set it before the timer starts");
		}
		return Span.moment(span)
			.orElseGet(() -> this.calendar.after(InHand.current().businessKey(), this.clock.instant(), span));
	}

}
