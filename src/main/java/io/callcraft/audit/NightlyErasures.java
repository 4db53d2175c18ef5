package io.callcraft.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.callcraft.audit.Erasures.Outcome;
import io.callcraft.audit.RetentionClocks.Kept;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every night, on one node, erases what was kept for as long as the schedules say: each
 * case in a transaction of its own, so that the night after goes on where one was cut
 * off. What a run came to is one entry (R59).
 */
@Configuration(proxyBeanMethods = false)
class NightlyErasures {

	private static final Logger LOGGER = LoggerFactory.getLogger(NightlyErasures.class);

	private static final int AT_ONCE = 100;

	private final DueErasures due;

	private final RetentionClocks clocks;

	private final Erasures erasures;

	private final Ledger ledger;

	private final TransactionTemplate transaction;

	private final Clock clock;

	NightlyErasures(DueErasures due, RetentionClocks clocks, Erasures erasures, Ledger ledger,
			PlatformTransactionManager transactions, Clock clock) {
		this.due = due;
		this.clocks = clocks;
		this.erasures = erasures;
		this.ledger = ledger;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	@Bean
	static RecurringTask<Void> erasureOfWhatIsOver(ObjectProvider<NightlyErasures> nightly) {
		return Tasks.recurring("retention", new Daily(ZoneOffset.UTC, DueErasures.AT))
			.execute((task, context) -> nightly.getObject().run());
	}

	/** Erases whatever is over by now. */
	void run() {
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> {
			this.clocks.place();
			this.clocks.reopen();
		});
		Map<Outcome, Integer> came = new EnumMap<>(Outcome.class);
		Kept last = null;
		List<Kept> some = next(now, last);
		while (!some.isEmpty()) {
			for (Kept each : some) {
				last = each;
				came.merge(erase(each, now), 1, Integer::sum);
			}
			some = next(now, last);
		}
		came.remove(Outcome.GOES_ON);
		if (!came.isEmpty()) {
			this.transaction.executeWithoutResult((status) -> this.ledger.hear(ran(now, came)));
		}
	}

	private List<Kept> next(Instant now, @Nullable Kept last) {
		return this.due.next(now, last, AT_ONCE);
	}

	/** One that fails must not keep the others; the next night tries again. */
	private Outcome erase(Kept kept, Instant now) {
		try {
			return this.erasures.eraseOver(kept.id(), now);
		}
		catch (RuntimeException ex) {
			LOGGER.error("What was written about {}, case {}, cannot be erased, trying again the next night",
					kept.person(), kept.caseId(), ex);
			return Outcome.FAILED;
		}
	}

	private static Auditable ran(Instant now, Map<Outcome, Integer> came) {
		int looked = came.values().stream().mapToInt(Integer::intValue).sum();
		Map<String, Object> counts = new TreeMap<>(Map.of("lookedAt", looked));
		StringBuilder what = new StringBuilder("The time was over for " + looked);
		for (Outcome outcome : Outcome.values()) {
			if (outcome != Outcome.GOES_ON) {
				int count = came.getOrDefault(outcome, 0);
				counts.put(outcome.field(), count);
				what.append((count > 0) ? ", " + count + " " + outcome.words() : "");
			}
		}
		return new Auditable(now, UserId.SYSTEM, "retention.ran", "retention", null, what.toString(), counts, null);
	}

}
