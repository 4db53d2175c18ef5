package io.callcraft.assessment;

import java.util.Objects;
import java.util.Optional;

import io.callcraft.calls.Call;

/**
 * Why somebody should hear a call that nobody has: what the telephone system knows of it
 * gives reason to.
 *
 * @param rank how pressing, the lowest first
 * @param reason in plain words
 */
record Risk(Call call, int rank, String reason) {

	/** A sale in less time has hardly room for needs. */
	private static final int QUICK_SALE_SECONDS = 180;

	private static final int LONG_HOLD_SECONDS = 120;

	private static final int LONG_CALL_SECONDS = 1_200;

	/** The most pressing reason; empty where nothing stands out. */
	static Optional<Risk> of(Call call) {
		if (call.behaviours().contains(Call.Behaviour.REQUEUED_CALLER)) {
			return Optional.of(new Risk(call, 1, "The caller went back into the queue"));
		}
		if (call.sale() && call.handleSeconds() < QUICK_SALE_SECONDS) {
			return Optional.of(new Risk(call, 2, "Sold within " + call.handleSeconds() + " seconds"));
		}
		if (Objects.requireNonNullElse(call.science().holdSeconds(), 0) > LONG_HOLD_SECONDS) {
			return Optional.of(new Risk(call, 3, call.science().holdSeconds() + " seconds on hold"));
		}
		if (call.handleSeconds() > LONG_CALL_SECONDS) {
			return Optional.of(new Risk(call, 4, "Took " + call.handleSeconds() / 60 + " minutes"));
		}
		return Boolean.TRUE.equals(call.science().transferred())
				? Optional.of(new Risk(call, 5, "The caller was passed on")) : Optional.empty();
	}

}
