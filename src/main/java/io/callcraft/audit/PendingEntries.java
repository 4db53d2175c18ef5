package io.callcraft.audit;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.Auditable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has to enter: gathered, then written in one statement just
 * before it commits, so that a transaction pays once however much happens in it.
 */
final class PendingEntries implements TransactionSynchronization, Ordered {

	private final LedgerTable table;

	private final List<Auditable> pending = new ArrayList<>();

	private boolean written;

	private PendingEntries(LedgerTable table) {
		this.table = table;
	}

	static PendingEntries ofThisTransaction(LedgerTable table) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()
				|| TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
			throw new IllegalStateException("What goes on record must happen inside a transaction that may write");
		}
		PendingEntries entries = (PendingEntries) TransactionSynchronizationManager.getResource(table);
		if (entries == null) {
			entries = new PendingEntries(table);
			TransactionSynchronizationManager.bindResource(table, entries);
			TransactionSynchronizationManager.registerSynchronization(entries);
		}
		return entries;
	}

	void add(Auditable happened) {
		this.pending.add(happened);
		if (this.written) {
			// told by somebody who acts even later before the commit
			write();
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		this.written = true;
		write();
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(this.table);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(this.table, this);
	}

	@Override
	public void beforeCompletion() {
		TransactionSynchronizationManager.unbindResource(this.table);
	}

	private void write() {
		this.table.insert(this.pending);
		this.pending.clear();
	}

}
