package io.callcraft.insight.web;

import java.util.Collection;

import io.callcraft.insight.Estimate;

/**
 * What a drawing shows along one axis.
 *
 * @param from the value at its beginning
 * @param to the value at its end, above {@code from}
 */
record Span(double from, double to) {

	private static final double ROOM = 0.05;

	/** As far as some values go, with a little room around them. */
	static Span of(Collection<Double> values) {
		double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
		double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
		double room = (most > least) ? ROOM * (most - least) : ROOM;
		return new Span(least - room, most + room);
	}

	/** Where a value lies on an axis of a length; at its end where it lies beyond. */
	public double at(double value, double length) {
		double at = (value - this.from) / (this.to - this.from) * length;
		return Math.round(Math.max(0, Math.min(length, at)) * 100) / 100.0;
	}

	/** A row of a drawing of intervals. */
	public Interval interval(Estimate estimate) {
		double lower = at(estimate.lower95(), 100);
		return new Interval(lower, at(estimate.upper95(), 100) - lower, at(estimate.value(), 100));
	}

	/**
	 * An interval, in hundredths of the axis.
	 *
	 * @param lower where it begins
	 * @param width how long it is
	 * @param value where the value lies
	 */
	record Interval(double lower, double width, double value) {
	}

}
