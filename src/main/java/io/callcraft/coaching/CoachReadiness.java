package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a supervisor or coach is ready, in three parts: selling, coaching, and leading
 * a change (R30, R31).
 *
 * @param coach who
 * @param certified until when they are certified; absent when they are not
 * @param lapsed when their last certificate ran out; absent when none did
 * @param proofs what was shown for the next certificate, in order; empty while nothing
 * runs
 * @param parts the three parts, as far as that goes
 * @param certification key of what runs to certify them; absent when nothing does
 */
public record CoachReadiness(UserId coach, @Nullable Instant certified, @Nullable Instant lapsed, List<Proof> proofs,
		List<Shown> parts, @Nullable String certification) {

	public CoachReadiness {
		proofs = List.copyOf(proofs);
		parts = List.copyOf(parts);
	}

	/** What is not shown yet, in a few words. */
	public String missing() {
		return this.parts.stream()
			.filter((shown) -> !shown.isComplete())
			.map((shown) -> shown.part().words)
			.collect(Collectors.joining(", "));
	}

	/** One of the three. */
	public enum Part {

		SELLING("calls of their own at the standard"), COACHING("coaching that somebody observed"),
		CHANGE("the unit on leading a change");

		private final String words;

		Part(String words) {
			this.words = words;
		}

		/** What it takes, in a few words. */
		public String words() {
			return this.words;
		}

	}

	/**
	 * What was shown for a part, once.
	 *
	 * @param passed whether it was as it should be
	 * @param words what was seen or answered
	 * @param by who looked; the coach for their own answers
	 */
	public record Proof(Part part, boolean passed, String words, UserId by, Instant at) {
	}

	/**
	 * How far a part is.
	 *
	 * @param passed how often it was shown as it should be
	 * @param needed how often that takes
	 */
	public record Shown(Part part, int passed, int needed) {

		public boolean isComplete() {
			return this.passed >= this.needed;
		}

	}

}
