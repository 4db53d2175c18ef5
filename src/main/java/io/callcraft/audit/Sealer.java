package io.callcraft.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives entries their numbers, hashes them and signs what the ledger has become (R57).
 * Business never waits for it: it reads entries that are committed and writes rows of its
 * own. A lock on one row makes it one node at a time and goes with the node that dies.
 */
@Component
class Sealer {

	private static final Logger LOGGER = LoggerFactory.getLogger(Sealer.class);

	static final int MOST_AT_ONCE = 5_000;

	/**
	 * For how long an id that was passed by is looked for: its transaction takes long to
	 * commit. At first each time, then now and then.
	 */
	private static final Duration SHORT = Duration.ofSeconds(5);

	private static final Duration LONG = Duration.ofMinutes(15);

	private static final int RUNS_BETWEEN_LONG = 40;

	/** With more gaps than that, one look over all that lies between is cheaper. */
	private static final int MOST_LOOKS = 50;

	private static final int RUNS_BETWEEN_ALL = 20_000;

	private final LedgerSeals seals;

	private final LedgerSettings settings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final LateEntries late = new LateEntries();

	private long runs;

	Sealer(LedgerSeals seals, LedgerSettings settings, PlatformTransactionManager transactions, Clock clock) {
		this.seals = seals;
		this.settings = settings;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Seals what is waiting.
	 * @return how many entries
	 * @throws IllegalStateException when this machine's key is not the ledger's, or the
	 * ledger was tampered with
	 */
	synchronized int seal() {
		long run = this.runs++;
		Instant now = this.clock.instant();
		if (run % RUNS_BETWEEN_ALL == 0 || this.seals.highestSealed() < this.late.seen()) {
			// at a start, after another copy was restored, and now and then
			long waiting = this.seals.unsealedAbove(0, 1)
				.stream()
				.mapToLong(Content::id)
				.findFirst()
				.orElse(Long.MAX_VALUE);
			this.late.beginAfter(Math.min(waiting - 1, this.seals.highestSealedAt(now.minus(LONG))));
		}
		this.late.forget(LONG, now);
		Instant since = now.minus((run % RUNS_BETWEEN_LONG == 0) ? LONG : SHORT);
		int sealed = 0;
		while (!waiting(since, 1).isEmpty()) {
			List<Content> some = this.transaction.execute((status) -> sealSome(since));
			if (some.isEmpty()) {
				break;
			}
			sealed += some.size();
			some.forEach((entry) -> this.late.came(entry.id()));
			moveOn(now);
		}
		moveOn(now);
		return sealed;
	}

	/** Over what this node or another has sealed. */
	private void moveOn(Instant now) {
		this.seals.eachSealedAbove(this.late.seen(), (id) -> this.late.next(id, now));
	}

	/** Entries without a number, oldest first among those late and those new. */
	private List<Content> waiting(Instant since, int limit) {
		List<LateEntries.Range> late = this.late.passedSince(since);
		if (late.size() > MOST_LOOKS) {
			return this.seals.unsealedAbove(late.get(0).first() - 1, limit);
		}
		List<Content> waiting = new ArrayList<>();
		for (LateEntries.Range range : late) {
			if (waiting.size() < limit) {
				waiting.addAll(this.seals.unsealed(range.first(), range.last(), limit - waiting.size()));
			}
		}
		if (waiting.size() < limit) {
			waiting.addAll(this.seals.unsealedAbove(this.late.seen(), limit - waiting.size()));
		}
		return waiting;
	}

	private List<Content> sealSome(Instant since) {
		this.seals.lock();
		List<Content> entries = waiting(since, MOST_AT_ONCE);
		if (entries.isEmpty()) {
			// another node was faster
			return entries;
		}
		SigningKey key = key();
		long size = this.seals.head().map(SignedHead::size).orElse(0L);
		if (this.seals.numbered() != size) {
			throw new IllegalStateException("The ledger holds numbers beyond its signed head of size " + size
					+ ": it was tampered with; verify it");
		}
		List<byte[]> leaves = new ArrayList<>();
		for (Content entry : entries) {
			leaves.add(entry.canonical().leaf(size + leaves.size()));
		}
		this.seals.insertSeals(size, entries, leaves);
		long grown = size + entries.size();
		insertNodes(size, grown);
		String root = HexFormat.of().formatHex(new Tree(this.seals).root(grown));
		long highest = Math.max(this.seals.highestSealed(), entries.get(entries.size() - 1).id());
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.seals.insertHead(key.sign(grown, root, now), highest);
		return entries;
	}

	private void insertNodes(long size, long grown) {
		int level = 1;
		for (int bits = Tree.BITS; grown >> bits > 0; bits += Tree.BITS) {
			Tree tree = new Tree(this.seals);
			List<byte[]> hashes = new ArrayList<>();
			for (long place = size >> bits; place < grown >> bits; place++) {
				hashes.add(tree.complete(level, place));
			}
			if (!hashes.isEmpty()) {
				this.seals.insertNodes(level, size >> bits, hashes);
			}
			level++;
		}
	}

	private SigningKey key() {
		List<PublicSigningKey> registered = this.seals.keys();
		SigningKey key = SigningKey.in(this.settings.keyPath(), this.seals::entered);
		if (registered.isEmpty()) {
			this.seals.insertKey(key.open(), this.clock.instant());
			LOGGER.info("The ledger is signed with key {}, kept in {}", key.open().id(),
					this.settings.keyPath().toAbsolutePath());
			return key;
		}
		PublicSigningKey latest = registered.get(registered.size() - 1);
		if (!key.open().equals(latest)) {
			throw new IllegalStateException("The key in " + this.settings.keyPath().toAbsolutePath() + " is "
					+ key.open().id() + ", the ledger's is " + latest.id()
					+ ": copy the key file of the node that seals, or restore it");
		}
		return key;
	}

}
