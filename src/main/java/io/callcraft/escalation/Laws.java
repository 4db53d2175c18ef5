package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.Calendar;

import org.springframework.stereotype.Component;

/**
 * Which law holds for a case: that of the place where the rep's team works.
 */
@Component
class Laws {

	private final LegalSettings settings;

	private final People people;

	private final Calendar calendar;

	Laws(LegalSettings settings, People people, Calendar calendar) {
		this.settings = settings;
		this.people = people;
		this.calendar = calendar;
	}

	Law of(RepId rep) {
		return this.settings.of(this.people.rep(rep).map(Rep::team).orElseThrow());
	}

	Law of(CaseFile file) {
		return of(file.repId());
	}

	/** Until when the rep may reply to what is proposed at a moment. */
	Instant replyUntil(CaseFile file, Instant proposedAt) {
		return this.calendar.after(file.id(), proposedAt, of(file).replyTime());
	}

	/** Until when the rep may appeal against what is decided at a moment. */
	Instant appealUntil(CaseFile file, Instant decidedAt) {
		return this.calendar.after(file.id(), decidedAt, of(file).appealTime());
	}

	/** From when on what is decided at a moment may take effect. */
	Instant effectiveFrom(CaseFile file, Instant decidedAt) {
		return this.calendar.after(file.id(), decidedAt, of(file).noticeTime());
	}

}
