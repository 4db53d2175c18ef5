package io.callcraft.audit;

import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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

	Ledger(LedgerTable table) {
		this.table = table;
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

	/** Everything entered about a case, oldest first. */
	@Transactional(readOnly = true)
	public List<Entry> history(String caseId) {
		return this.table.ofCase(caseId);
	}

	/**
	 * Entries that the reader may see.
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Page<Entry> entries(Actor reader, EntryFilter filter, PageRequest page) {
		return this.table.find(filter, seesRestricted(reader), page);
	}

	/**
	 * One entry.
	 * @throws NotFound when there is none, or none for this reader
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public Entry entry(Actor reader, long id) {
		boolean restricted = seesRestricted(reader);
		return this.table.byId(id)
			.filter((entry) -> restricted || !entry.kind().startsWith(RESTRICTED))
			.orElseThrow(() -> new NotFound("ledger entry", String.valueOf(id)));
	}

	private static boolean seesRestricted(Actor reader) {
		if (reader.has(Role.AUDITOR) || reader.has(Role.ADMIN)) {
			return true;
		}
		if (reader.has(Role.HR) || reader.has(Role.OPERATIONS)) {
			return false;
		}
		throw new NotAllowed("The ledger is open to auditors, administrators, HR and operations");
	}

}
