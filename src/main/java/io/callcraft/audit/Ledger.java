package io.callcraft.audit;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only record of what happened (R56). It hears every {@link Auditable} and
 * enters it in the transaction in which it happened: either both are kept or neither is.
 */
@Service
public class Ledger {

	/**
	 * Kinds that begin like this speak of restricted notes and are for auditors and
	 * administrators alone.
	 */
	public static final String RESTRICTED = "restricted.";

	private final LedgerTable table;

	private final EntryTexts texts;

	private final LedgerSeals seals;

	private final Verifier verifier;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final AtomicBoolean verifying = new AtomicBoolean();

	Ledger(LedgerTable table, EntryTexts texts, LedgerSeals seals, Verifier verifier,
			PlatformTransactionManager transactions, Clock clock) {
		this.table = table;
		this.texts = texts;
		this.seals = seals;
		this.verifier = verifier;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Takes note of something; written when the transaction commits.
	 * @throws IllegalStateException outside a transaction that may write, since the entry
	 * and what it tells of could then part
	 */
	@EventListener
	void hear(Auditable happened) {
		PendingEntries.ofThisTransaction(this.table).add(happened);
	}

	/**
	 * Everything entered about a case, oldest first, with what people wrote but for
	 * restricted texts.
	 */
	@Transactional(readOnly = true)
	public List<Entry> history(String caseId) {
		return this.texts.told(true, this.table.ofCase(caseId));
	}

	/**
	 * Entries that the reader may see, the oldest first.
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Page<Entry> entries(Actor reader, EntryFilter filter, PageRequest page) {
		return this.table.find(EntryConditions.of(reader, filter), false, page);
	}

	/**
	 * Entries that the reader may see, the latest first.
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Page<Entry> latest(Actor reader, EntryFilter filter, PageRequest page) {
		return this.table.find(EntryConditions.of(reader, filter), true, page);
	}

	/**
	 * One entry, by its number.
	 * @throws NotFound when none has it yet, or none for this reader
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Entry entry(Actor reader, long n) {
		return visible(this.table.byNumber(n), reader, n);
	}

	static Entry visible(Optional<Entry> found, Actor reader, long n) {
		boolean restricted = seesRestricted(reader);
		return found.filter((entry) -> restricted || !entry.kind().startsWith(RESTRICTED))
			.orElseThrow(() -> new NotFound("ledger entry", String.valueOf(n)));
	}

	/**
	 * What the ledger has come to, signed.
	 * @throws NotFound when nothing is sealed yet
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public SignedHead head(Actor reader) {
		seesRestricted(reader);
		return head();
	}

	SignedHead head() {
		return this.seals.head().orElseThrow(() -> new NotFound("signed head of the ledger", "head"));
	}

	/**
	 * Shows that an entry is in the ledger.
	 * @throws NotFound when none has the number yet, or none for this reader
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Proof proof(Actor reader, long n) {
		entry(reader, n);
		return proof(n, head(reader));
	}

	/**
	 * Shows that the ledger only grew.
	 * @throws InvalidInput when a size is not from 1 to the ledger's, or they are not in
	 * order
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public ConsistencyProof consistency(Actor reader, long from, long to) {
		long size = head(reader).size();
		if (to < 1 || to > size) {
			throw new InvalidInput("to", to + " is no size of this ledger: use 1 to " + size);
		}
		if (from < 1 || from > to) {
			throw new InvalidInput("from", from + " is no earlier size: use 1 to " + to);
		}
		return new ConsistencyProof(from, to, hex(new Tree(this.seals).consistency(from, to)));
	}

	/**
	 * Computes the ledger again and says what is wrong with it. Not in one transaction,
	 * since it may take long; what came out is entered.
	 * @param since the entry to begin with, since those before were verified; 0 for all
	 * @throws NotAllowed for anybody but auditors and administrators
	 * @throws Conflict while another verification runs
	 */
	public Verification verify(Actor reader, long since) {
		reader.mustHaveOneOf(Role.AUDITOR, Role.ADMIN);
		if (!this.verifying.compareAndSet(false, true)) {
			throw new Conflict("ledger", "The ledger is being verified: wait for what comes out");
		}
		try {
			Verification verification = this.verifier.verify(since);
			this.transaction.executeWithoutResult((status) -> hear(verified(reader, verification)));
			return verification;
		}
		finally {
			this.verifying.set(false);
		}
	}

	private Auditable verified(Actor reader, Verification verification) {
		String what = verification.sound() ? "The ledger was verified: it is sound"
				: "The ledger was verified: " + verification.findings().get(0).what();
		return new Auditable(this.clock.instant(), reader.user(), "ledger.verified", "ledger", null, what,
				Map.of("from", verification.from(), "entries", verification.entries(), "findings",
						verification.findings().size()),
				null);
	}

	private Proof proof(long n, SignedHead head) {
		Tree tree = new Tree(this.seals);
		String leaf = HexFormat.of().formatHex(this.seals.hashes(0, n, 1).get(0));
		return new Proof(n, leaf, hex(tree.inclusion(n, head.size())), head);
	}

	static List<String> hex(List<byte[]> hashes) {
		return hashes.stream().map(HexFormat.of()::formatHex).toList();
	}

	static boolean seesRestricted(Actor reader) {
		if (reader.has(Role.AUDITOR) || reader.has(Role.ADMIN)) {
			return true;
		}
		if (reader.has(Role.HR) || reader.has(Role.OPERATIONS)) {
			return false;
		}
		throw new NotAllowed("The ledger is open to auditors, administrators, HR and operations");
	}

}
