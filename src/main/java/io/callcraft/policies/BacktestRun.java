package io.callcraft.policies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.callcraft.decisions.Compilation;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.FailedRule;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.RunawayRule;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.PoolReplay;
import io.callcraft.program.Replay;
import io.callcraft.program.Replayed;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through a backtest, some reps at a time: what they led to is kept before the next
 * are begun, so that a restart goes on after them.
 */
@Component
class BacktestRun {

	private static final int REPS_AT_ONCE = 20;

	private final BacktestTable table;

	private final StoredDrafts drafts;

	private final Archive archive;

	private final Decisions decisions;

	private final People people;

	private final Replay replay;

	private final PoolReplay pools;

	private final TransactionTemplate transactions;

	private final Clock clock;

	BacktestRun(BacktestTable table, StoredDrafts drafts, Archive archive, Decisions decisions, People people,
			Replay replay, PoolReplay pools, TransactionTemplate transactions, Clock clock) {
		this.table = table;
		this.drafts = drafts;
		this.archive = archive;
		this.decisions = decisions;
		this.people = people;
		this.replay = replay;
		this.pools = pools;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Goes on with a backtest until it is done, cancelled or this node stops.
	 * @param stopping whether this node stops
	 * @return whether nothing is left to do
	 */
	boolean goOn(long id, BooleanSupplier stopping) {
		try {
			return work(id, stopping);
		}
		catch (Unusable | FailedRule | RunawayRule ex) {
			end(id, Backtest.State.FAILED, ex.getMessage());
			return true;
		}
	}

	private boolean work(long id, BooleanSupplier stopping) {
		Backtest backtest = this.transactions.execute((status) -> this.table.get(id));
		List<Release> releases = releases(backtest);
		FiredRules draft = new FiredRules(releases.get(1));
		List<Rep> reps = this.people.roster().reps();
		String last = this.transactions.execute((status) -> this.table.lastRep(id));
		int at = (int) reps.stream().filter((rep) -> rep.id().value().compareTo(last) <= 0).count();
		while (at < reps.size()) {
			if (stopping.getAsBoolean()) {
				return false;
			}
			List<Rep> batch = reps.subList(at, Math.min(at + REPS_AT_ONCE, reps.size()));
			if (!this.transactions.execute((status) -> advance(backtest, releases.get(0), draft, batch, reps.size()))) {
				return true;
			}
			at += batch.size();
		}
		this.transactions.executeWithoutResult((status) -> keepPools(backtest, reps, releases));
		end(id, Backtest.State.DONE, null);
		return true;
	}

	private void keepPools(Backtest backtest, List<Rep> reps, List<Release> releases) {
		this.table.keepPools(backtest.id(), this.pools.of(reps.stream().map(Rep::team).distinct().toList(),
				backtest.from(), backtest.to(), releases));
	}

	/** What was live, and the draft. */
	private List<Release> releases(Backtest backtest) {
		PolicyFiles[] files = this.transactions.execute((status) -> {
			PolicyFiles live = this.archive.files(backtest.release());
			return new PolicyFiles[] { live, this.drafts.changes(this.drafts.get(backtest.draft())).on(live) };
		});
		if (!files[1].sha256().equals(backtest.files())) {
			throw new Unusable("The draft was changed before the backtest was done: begin another");
		}
		Compilation compilation = this.decisions.compile(files[1]);
		Release draft = compilation.release();
		if (draft == null) {
			throw new Unusable("The draft has errors: " + compilation.problems()
				.stream()
				.filter(PolicyProblem::isError)
				.map(PolicyProblem::toString)
				.findFirst()
				.orElse(""));
		}
		return List.of(this.decisions.load(backtest.release(), files[0]), draft);
	}

	private boolean advance(Backtest backtest, Release live, FiredRules draft, List<Rep> batch, int reps) {
		draft.take();
		long start = System.nanoTime();
		LocalDate end = LocalDate.ofInstant(backtest.to(), ZoneOffset.UTC);
		long calls = 0;
		for (Rep rep : batch) {
			Replayed replayed = this.replay.of(rep, backtest.from(), backtest.to(), List.of(live, draft));
			this.table.keep(backtest.id(), rep, ChronoUnit.DAYS.between(rep.hiredOn(), end), replayed,
					BacktestComparison.of(rep, replayed.consequences().get(0), replayed.consequences().get(1))
						.with(BacktestCost.of(replayed.rewards().get(0), replayed.rewards().get(1))));
			calls += replayed.calls();
		}
		this.table.keepRules(backtest.id(), draft.take());
		return this.table.advance(backtest.id(), reps, batch.size(), calls,
				Duration.ofNanos(System.nanoTime() - start));
	}

	private void end(long id, Backtest.State state, @Nullable String failure) {
		this.transactions.executeWithoutResult((status) -> this.table.end(id, state,
				this.clock.instant().truncatedTo(ChronoUnit.MICROS), failure, (failure == null) ? result(id) : null));
	}

	private String result(long id) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			this.table.changes(id, (change) -> digest.update((change + "\n").getBytes(StandardCharsets.UTF_8)));
			digest.update(this.table.cost(id).toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** The draft cannot be tried, and trying again would not help. */
	private static final class Unusable extends RuntimeException {

		Unusable(String message) {
			super(message);
		}

	}

}
