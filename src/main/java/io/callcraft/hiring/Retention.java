package io.callcraft.hiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.shared.KeptElsewhere;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is personal about a candidate is kept for a year after the selection, as shipped,
 * then erased: every night.
 */
@Configuration(proxyBeanMethods = false)
class Retention implements KeptElsewhere {

	private static final LocalTime AT = LocalTime.of(2, 30);

	/** For a release from before this figure was in its rules. */
	private static final int DAYS = 365;

	private final CandidateErasures erasures;

	private final Decisions decisions;

	private final Clock clock;

	Retention(CandidateErasures erasures, Decisions decisions, Clock clock) {
		this.erasures = erasures;
		this.decisions = decisions;
		this.clock = clock;
	}

	@Bean
	static RecurringTask<Void> erasureOfCandidates(ObjectProvider<Retention> retention) {
		return Tasks.recurring("candidate-retention", new Daily(ZoneOffset.UTC, AT))
			.execute((task, context) -> retention.getObject().sweep());
	}

	@Override
	public String what() {
		return "Candidates";
	}

	@Override
	public OptionalLong days() {
		try {
			return OptionalLong.of(Math.round(this.decisions.live().threshold("retention.days", DAYS)));
		}
		catch (NoLiveRelease ex) {
			return OptionalLong.empty();
		}
	}

	@Override
	public String how() {
		return "After the selection has ended, then erased; by the figure retention.days of rules/hiring, which operations change";
	}

	/** Erases everybody whose time is over. */
	void sweep() {
		OptionalLong days = days();
		if (days.isEmpty()) {
			return;
		}
		Instant before = this.clock.instant().minus(Duration.ofDays(days.getAsLong()));
		long after = 0;
		do {
			// a hundred at a time, in a transaction of their own
			after = this.erasures.eraseEndedBefore(before, after);
		}
		while (after > 0);
	}

}
