package io.callcraft.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.callcraft.audit.LedgerSeals.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the ledger, entry by entry: each against its hash, the hashes against the
 * heads of the database and those that witnesses keep.
 */
final class Comparison {

	private static final int AT_ONCE = 2_000;

	private static final int MOST_FINDINGS = 20;

	private final LedgerSeals seals;

	private final TrustedKeys keys;

	private final Heads heads;

	private final Heads witnesses;

	private final int witnessed;

	private final long from;

	private final @Nullable SignedHead last;

	private final Fold fold;

	private final List<Finding> findings = new ArrayList<>();

	private final TagSerials serials = new TagSerials();

	/** The next number to come. */
	private long next;

	/** Up to here, what the entries come to is what was signed. */
	private long agreed;

	/** Up to here, it is what witnesses saw. */
	private long witnessedUpTo;

	/** Whether roots still mean something: after a gap they cannot. */
	private boolean whole = true;

	Comparison(LedgerSeals seals, TrustedKeys keys, List<SignedHead> witnesses, long since) {
		this.seals = seals;
		this.keys = keys;
		this.last = seals.head().orElse(null);
		this.from = seals.headUpTo(since).map(SignedHead::size).orElse(0L);
		this.fold = Fold.after(this.from, new Tree(seals).subtrees(this.from));
		this.heads = Heads.stored(seals, this.from);
		this.witnesses = Heads.kept(witnesses, this.from);
		this.witnessed = witnesses.size();
		this.next = this.from;
		this.agreed = this.from;
		this.witnessedUpTo = this.from;
	}

	void run(TextComparison texts) {
		long size = (this.last != null) ? this.last.size() : 0;
		compareHeads();
		CompletableFuture<List<Sealed>> read = read(this.next, size);
		for (long start = this.next; this.next < size; start += AT_ONCE) {
			List<Sealed> rows = rows(read);
			// while these are compared
			read = read(start + AT_ONCE, size);
			List<State> states = rows.parallelStream().map(this::state).toList();
			for (int i = 0; i < rows.size() && this.next < size; i++) {
				walk(rows.get(i), states.get(i), size);
			}
			texts.compare(rows, this::add);
			if (rows.isEmpty()) {
				missing(this.next, size);
				break;
			}
		}
		texts.end(() -> this.seals.laterOf(Erasures.ENTERED, this.next), this::add);
		for (SignedHead beyond = this.witnesses.peek(); beyond != null; beyond = this.witnesses.peek()) {
			this.witnesses.take();
			add(new Finding(Finding.Kind.FORKED, size, "A witness saw " + beyond.size() + " entries at " + beyond.at()
					+ ", the ledger ends after " + size + ": it was cut off, or an older copy was restored"));
		}
		this.seals.beyondHead()
			.ifPresent((n) -> add(new Finding(Finding.Kind.INSERTED, n,
					"Entry " + n + " has a number, but no signed head reaches that far")));
	}

	private CompletableFuture<List<Sealed>> read(long start, long size) {
		return (start < size) ? CompletableFuture.supplyAsync(() -> this.seals.sealedFrom(start, AT_ONCE))
				: CompletableFuture.completedFuture(List.of());
	}

	private static List<Sealed> rows(CompletableFuture<List<Sealed>> read) {
		try {
			return read.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	void add(Finding finding) {
		if (this.findings.size() < MOST_FINDINGS) {
			this.findings.add(finding);
		}
	}

	Verification result(Instant at, List<Testimony> testimonies) {
		this.findings
			.sort(Comparator.comparing((Finding finding) -> (finding.n() != null) ? finding.n() : Long.MAX_VALUE)
				.thenComparing(Finding::kind));
		return new Verification(at, this.from, this.next - this.from, this.heads.taken(), this.witnessed, testimonies,
				this.last, this.findings);
	}

	private void walk(Sealed row, State state, long size) {
		if (row.n() > this.next) {
			long place = this.next;
			this.whole = false;
			if (belongsAt(row, place)) {
				add(new Finding(Finding.Kind.REORDERED, place,
						"The entry with number " + row.n() + " is entry " + place + ": it was renumbered"));
			}
			else {
				missing(place, row.n());
			}
			this.next = row.n();
		}
		if (row.content() == null) {
			add(new Finding(Finding.Kind.MISSING, row.n(), "Entry " + row.n() + " is gone"));
		}
		else if (state == State.CHANGED) {
			add(changed(row, size));
		}
		else if (state == State.FOREIGN) {
			add(new Finding(Finding.Kind.FOREIGN, row.n(), "Entry " + row.n()
					+ " was not entered by the application: it bears no tag of the key file, so its row was written"
					+ " by hand, or by a node with another key file"));
		}
		else if (state == State.TAGGED && this.serials.isRepeated(Objects.requireNonNull(row.tag()))) {
			add(new Finding(Finding.Kind.FOREIGN, row.n(),
					"Entry " + row.n() + " is a copy of one before it: the application entered that once"));
		}
		this.fold.add(row.hash());
		this.next++;
		compareHeads();
	}

	private void missing(long first, long end) {
		this.whole = false;
		add(new Finding(Finding.Kind.MISSING, first, (end - first == 1) ? "Entry " + first + " is gone"
				: "Entries " + first + " to " + (end - 1) + " are gone"));
	}

	/** An entry that is not what was hashed: another one, perhaps, of this ledger. */
	private Finding changed(Sealed row, long size) {
		if (this.findings.size() < MOST_FINDINGS) {
			for (long start = 0; start < size; start += AT_ONCE) {
				List<byte[]> hashes = this.seals.hashes(0, start, AT_ONCE);
				for (int i = 0; i < hashes.size(); i++) {
					byte[] leaf = (row.content() != null) ? row.content().leaf(start + i) : new byte[0];
					if (Arrays.equals(leaf, hashes.get(i)) || Arrays.equals(leaf, row.hash())) {
						return new Finding(Finding.Kind.REORDERED, row.n(), "What stands at number " + row.n()
								+ " is entry " + (start + i) + ": the order was changed");
					}
				}
			}
		}
		return new Finding(Finding.Kind.CHANGED, row.n(),
				"Entry " + row.n() + " is not what was entered: its hash differs");
	}

	private void compareHeads() {
		while (this.heads.isReached(this.next)) {
			SignedHead head = this.heads.take();
			this.keys.check(head, Math.min(this.agreed, head.size() - 1)).ifPresent(this::add);
			if (this.whole && head.size() == this.next) {
				compareRoot(head);
			}
		}
		while (this.witnesses.isReached(this.next)) {
			SignedHead head = this.witnesses.take();
			this.keys.check(head, head.size() - 1).ifPresent(this::add);
			if (this.whole && head.size() == this.next) {
				compareWitness(head);
			}
		}
	}

	private void compareRoot(SignedHead head) {
		if (head.root().equals(root())) {
			this.agreed = head.size();
		}
		else {
			this.whole = false;
			add(new Finding(Finding.Kind.CHANGED, this.agreed,
					"Among entries " + this.agreed + " to " + (head.size() - 1)
							+ " hashes were rewritten: they do not lead to the root signed at " + head.at()));
		}
	}

	private void compareWitness(SignedHead head) {
		if (head.root().equals(root())) {
			this.witnessedUpTo = head.size();
		}
		else {
			add(new Finding(Finding.Kind.FORKED, this.witnessedUpTo, "Among entries " + this.witnessedUpTo + " to "
					+ (head.size() - 1) + " are others than a witness saw at " + head.at()));
		}
	}

	private String root() {
		return HexFormat.of().formatHex(this.fold.root());
	}

	private State state(Sealed row) {
		Content content = row.content();
		if (content == null) {
			return State.FINE;
		}
		Content.Written written = content.written();
		// whoever entered it wrote it canonically; only what differs is worth a second
		// look
		if (!Arrays.equals(written.leaf(row.n()), row.hash()) && !belongsAt(row, row.n())) {
			return State.CHANGED;
		}
		TagKey tags = this.keys.tags();
		if (tags == null || row.n() < tags.from()) {
			return State.FINE;
		}
		return tags.isOf(written, row.tag()) ? State.TAGGED : State.FOREIGN;
	}

	private static boolean belongsAt(Sealed row, long n) {
		Content content = row.content();
		return content != null && (Arrays.equals(content.leaf(n), row.hash())
				|| Arrays.equals(content.canonical().leaf(n), row.hash()));
	}

	/** How an entry stands that has its number. */
	private enum State {

		/** As it was entered, as far as that can be told without its tag. */
		FINE,

		/** As the application entered it: its tag is sound. */
		TAGGED,

		CHANGED,

		FOREIGN

	}

}
