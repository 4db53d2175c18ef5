package io.callcraft.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Backtests: person by person, what a draft would have changed (B2). They run in the
 * background and are kept with the draft.
 */
@Service
public class Backtests {

	private final BacktestTable table;

	private final DraftPublisher drafts;

	private final ObjectProvider<SchedulerClient> scheduler;

	private final TransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Backtests(BacktestTable table, DraftPublisher drafts, ObjectProvider<SchedulerClient> scheduler,
			TransactionTemplate transactions, ApplicationEventPublisher events, Clock clock) {
		this.table = table;
		this.drafts = drafts;
		this.scheduler = scheduler;
		this.transactions = transactions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Begins a backtest of a draft as it is now.
	 * @param from calls from here on are followed; absent for all
	 * @param to calls from here on are left out; absent for now
	 * @throws ChangeRefused when the draft has errors
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when the draft is over
	 */
	public Backtest begin(long draft, @Nullable Instant from, @Nullable Instant to, Actor by) {
		PolicyRights.requireWriter(by);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Instant first = (from != null) ? from : Instant.EPOCH;
		Instant last = (to != null) ? to : now;
		if (!first.isBefore(last)) {
			throw new InvalidInput("from", "must lie before 'to', which is " + last);
		}
		DraftPublisher.Basis basis = this.drafts.requireSound(draft);
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			long id = this.table.add(draft, basis.release(), basis.files().sha256(), first, last, by.user(), now);
			this.scheduler.getObject()
				.scheduleIfNotExists(new TaskInstance<>(BacktestSchedule.TASK, String.valueOf(id)), now);
			this.events.publishEvent(new Auditable(now, by.user(), "backtest.begun", "draft-" + draft, null,
					"Backtest " + id + " of draft-" + draft + " begun",
					Map.of("backtest", id, "from", first.toString(), "to", last.toString()), basis.release()));
			return this.table.get(id);
		}));
	}

	/**
	 * Ends a backtest that runs; what it found so far stays.
	 * @throws NotFound when there is no such backtest
	 * @throws Conflict when it is over already
	 */
	@Transactional
	public Backtest cancel(long id, Actor by) {
		PolicyRights.requireWriter(by);
		Backtest backtest = this.table.get(id);
		if (!this.table.end(id, Backtest.State.CANCELLED, this.clock.instant().truncatedTo(ChronoUnit.MICROS), null,
				null)) {
			throw new Conflict("backtest-" + id, "Backtest " + id + " is over already");
		}
		return this.table.get(backtest.id());
	}

	/**
	 * @throws NotFound when there is no such backtest
	 */
	@Transactional(readOnly = true)
	public Backtest backtest(long id) {
		return this.table.get(id);
	}

	/** The backtests of a draft, the latest first. */
	@Transactional(readOnly = true)
	public List<Backtest> of(long draft) {
		return this.table.of(draft);
	}

	/**
	 * What would be different, by rep and time; all changes of a rep stay together.
	 * @param afterRep id of the rep shown last; empty to begin
	 * @param entriesOnly whether only cases that open, or no longer do, are wanted
	 * @param reps changes of how many reps at most
	 */
	@Transactional(readOnly = true)
	public List<Backtest.Change> changes(long id, String afterRep, boolean entriesOnly, int reps) {
		return this.table.changes(id, afterRep, entriesOnly, reps);
	}

	/** How many changes there are. */
	@Transactional(readOnly = true)
	public int countChanges(long id) {
		return this.table.countChanges(id);
	}

	/** How often each kind of thing comes about, by team. */
	@Transactional(readOnly = true)
	public List<Backtest.Count> counts(long id) {
		return this.table.counts(id);
	}

	/**
	 * What rewards would have cost, month by month, and who would have got more or less.
	 */
	@Transactional(readOnly = true)
	public BacktestCost cost(long id) {
		return this.table.cost(id);
	}

	/** Whom the draft would hit more than others. */
	@Transactional(readOnly = true)
	public List<BacktestFairness.Group> fairness(long id) {
		return BacktestFairness.of(this.table.entrants(id));
	}

	/**
	 * Rules of the draft that never fired while its decision was asked, each with its
	 * place; empty once the draft reads otherwise.
	 * @throws NotFound when there is no such backtest
	 */
	@Transactional(readOnly = true)
	public List<PolicyProblem> neverFired(long id) {
		Backtest backtest = this.table.get(id);
		PolicyFiles files = this.drafts.filesOn(backtest.draft(), backtest.release());
		List<PolicyProblem> rules = new ArrayList<>();
		if (!files.sha256().equals(backtest.files())) {
			return rules;
		}
		this.table.fired(id)
			.forEach((decision, fired) -> files.under("rules/" + decision)
				.text()
				.forEach((path, text) -> PolicyUnit.rulesOf(path, text)
					.filter((rule) -> !fired.contains(rule.name()))
					.forEach((rule) -> rules.add(PolicyProblem.warning(path, rule.line(),
							"Rule \"" + rule.name() + "\" never fired on " + backtest.calls()
									+ " calls: it waits for what people do, which cannot be "
									+ "replayed, or for something rare; else widen its conditions or take it away")))));
		return rules;
	}

	/** What the last backtest of a draft that came to its end found. */
	@Transactional(readOnly = true)
	public Optional<BacktestOutcome> outcome(long draft) {
		return done(draft).map((backtest) -> {
			Map<String, List<RepId>> affected = this.table.affected(backtest.id());
			return new BacktestOutcome(backtest.id(), backtest.calls(),
					this.drafts.filesOn(draft, backtest.release()).sha256().equals(backtest.files()),
					affected.getOrDefault("entering", List.of()), affected.getOrDefault("spared", List.of()),
					affected.getOrDefault("otherwise", List.of()), widened(backtest.id()),
					this.table.cost(backtest.id()));
		});
	}

	private Optional<Backtest> done(long draft) {
		return this.table.of(draft).stream().filter((backtest) -> backtest.state() == Backtest.State.DONE).findFirst();
	}

	private List<String> widened(long id) {
		return BacktestFairness.of(this.table.entrants(id))
			.stream()
			.filter(BacktestFairness.Group::widened)
			.map((group) -> group.by() + " " + group.group())
			.toList();
	}

	/** An approval says on record what the draft's last backtest found. */
	@EventListener
	void attach(Auditable entry) {
		if (!entry.kind().equals("draft.approved")) {
			return;
		}
		long draft = Long.parseLong(entry.subject().substring("draft-".length()));
		done(draft)
			.ifPresent((backtest) -> this.events.publishEvent(new Auditable(entry.at(), entry.by(), "backtest.attached",
					entry.subject(), null, entry.subject() + " was approved with backtest " + backtest.id(),
					Map.of("backtest", backtest.id(), "files", backtest.files(), "changes",
							this.table.countChanges(backtest.id()), "result", String.valueOf(backtest.result()),
							"widened", widened(backtest.id())),
					backtest.release())));
	}

}
