package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An objective or a plan's trial and how far it has come.
 *
 * @param kind {@code OBJECTIVE} or {@code TRIAL}
 * @param skills the skills to show
 * @param progress what was counted so far
 * @param openedAt when it was agreed
 * @param endsAt when its time is over
 * @param running whether calls still count
 * @param checkedInAt when the rep came to talk about it; absent until then
 * @param reviewed whether rep and supervisor have settled how it went
 * @param proposed what the rules proposed: {@code MET}, {@code MISSED} or
 * {@code NOT_EVIDENCED}; absent before
 * @param reason why they did
 * @param repeatBack the objective as the rep said it back; absent for a trial
 * @param differs what that leaves out or says otherwise; empty when it is the same
 * @param saidBack the same in parts, cut where something differs
 */
public record Objective(String kind, List<String> skills, ObjectiveProgress progress, Instant openedAt, Instant endsAt,
		boolean running, @Nullable Instant checkedInAt, boolean reviewed, @Nullable String proposed,
		@Nullable String reason, @Nullable String repeatBack, List<String> differs, List<Said> saidBack) {

	/** Whether the rep may still come to talk about it, and has not. */
	public boolean isToTalkAbout() {
		return this.kind.equals("OBJECTIVE") && this.checkedInAt == null && !this.reviewed;
	}

	/**
	 * @param form how it was agreed; empty for a trial
	 */
	static Objective of(EvidenceWindow window, Map<String, Object> form) {
		List<Said> saidBack = RepeatBack.read(form, window);
		String repeatBack = CaseMoves.text(form, "repeatBack");
		return new Objective(window.kind.name(), window.skillList(), window.progress(), window.openedAt, window.endsAt,
				window.running, window.checkedInAt, window.confirmed != null, window.proposed, window.reason,
				repeatBack.isEmpty() ? null : repeatBack,
				saidBack.stream().flatMap((said) -> Stream.ofNullable(said.differs())).toList(), saidBack);
	}

	/**
	 * A part of what was said back.
	 *
	 * @param words the rep's own; empty where something was left out
	 * @param differs how it differs from the objective; absent where it does not
	 */
	public record Said(String words, @Nullable String differs) {
	}

}
