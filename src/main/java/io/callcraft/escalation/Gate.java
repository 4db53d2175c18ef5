package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The checklist before a consequence: open when every line is met (B4).
 *
 * @param lines one for each condition, in order
 */
public record Gate(List<Line> lines) {

	public Gate {
		lines = List.copyOf(lines);
	}

	/** Whether a consequence is possible at all. */
	public boolean isOpen() {
		return this.lines.stream().allMatch(Line::met);
	}

	/** The lines that stand in the way. */
	public List<Line> missing() {
		return this.lines.stream().filter((line) -> !line.met()).toList();
	}

	/**
	 * One condition.
	 *
	 * @param condition which
	 * @param met whether it is so
	 * @param says what is there, or what is missing
	 * @param task the completed task that shows it; absent where no task does
	 * @param at when that was; absent where it has no time
	 */
	public record Line(LegalCondition condition, boolean met, String says, @Nullable String task,
			@Nullable Instant at) {

		/** A line that nothing on record meets. */
		static Line missing(LegalCondition condition, String says) {
			return new Line(condition, false, says, null, null);
		}

		/** A line that a completed task shows, where there is one. */
		static Line shown(LegalCondition condition, boolean met, Optional<FilledForm> by, String says) {
			return new Line(condition, met, says, by.map(FilledForm::task).orElse(null),
					by.map(FilledForm::at).orElse(null));
		}

	}

}
